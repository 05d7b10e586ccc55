import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config/config.js';
import type { KeyStore } from '#event-store/keys.js';
import { CaseFiles } from './case-files.js';
import { createDiskStorage } from './disk-storage.js';
import type { FileStorage } from './file-storage.js';
import { createS3Storage } from './s3-storage.js';

/** The storage that the configuration names: a bucket when one is set, otherwise the disk below DATA_DIR. */
export function openStorage({ dataDir, filesS3 }: Pick<Config, 'dataDir' | 'filesS3'>): FileStorage {
  if (filesS3 === null) return createDiskStorage(join(dataDir, 'files'));
  const { secretFile, ...settings } = filesS3;
  return createS3Storage({ ...settings, secret: readFileSync(secretFile, 'utf8').trim() });
}

export function openCaseFiles(config: Pick<Config, 'dataDir' | 'filesS3'>, keys: KeyStore): CaseFiles {
  return new CaseFiles(openStorage(config), keys);
}
