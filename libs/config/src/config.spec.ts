import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './config.js';
import { environment } from './environment.js';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

function secretFile(content: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'klarsyn-config-'));
  directories.push(directory);
  const file = join(directory, 'secret');
  writeFileSync(file, content);
  return file;
}

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

const production = (): Record<string, string> => ({
  NODE_ENV: 'production',
  BASE_URL: 'https://klarsyn.nackby.example',
  KEY_DIR: '/etc/klarsyn/keys',
  OIDC_ISSUER: 'https://login.nackby.example',
  OIDC_CLIENT_SECRET_FILE: secretFile('hemlig'),
  SMTP_URL: 'smtp://mail.nackby.example',
  MAIL_FROM: 'Klarsyn <klarsyn@nackby.example>',
  DATABASE_URL: 'postgres://klarsyn_app:x7Gq0@db/klarsyn',
});

test('nothing set gives a demo on this machine with the embedded PostgreSQL', () => {
  expect(loadConfig({})).toMatchObject({
    production: false,
    demo: true,
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    databaseUrl: null,
    keysDatabaseUrl: null,
    redisUrl: null,
    filesS3: null,
    clamd: null,
    smtpUrl: null,
    sessionIdleMinutes: 20,
    sessionMaxHours: 10,
  });
});

test('directories are absolute, and the keys lie in the data directory unless KEY_DIR says otherwise', () => {
  expect(loadConfig({ DATA_DIR: '/srv/klarsyn' })).toMatchObject({
    dataDir: '/srv/klarsyn',
    keyDir: '/srv/klarsyn/keys',
  });
  expect(loadConfig({ DATA_DIR: '/srv/klarsyn', KEY_DIR: '/media/keys' }).keyDir).toBe('/media/keys');
});

test('the key database is named after the main one, for both roles', () => {
  expect(loadConfig({ DATABASE_URL: 'postgres://app:p@db:5432/klarsyn?sslmode=require' })).toMatchObject({
    databaseOwnerUrl: 'postgres://app:p@db:5432/klarsyn?sslmode=require',
    keysDatabaseUrl: 'postgres://app:p@db:5432/klarsyn_keys?sslmode=require',
    keysDatabaseOwnerUrl: 'postgres://app:p@db:5432/klarsyn_keys?sslmode=require',
  });
  expect(
    loadConfig({ DATABASE_URL: 'postgres://app:p@db/k', DATABASE_OWNER_URL: 'postgres://boss:q@db/k' }),
  ).toMatchObject({
    keysDatabaseUrl: 'postgres://app:p@db/k_keys',
    keysDatabaseOwnerUrl: 'postgres://boss:q@db/k_keys',
  });
});

test('an empty variable counts as left out', () => {
  expect(loadConfig({ REDIS_URL: '', PORT: '' })).toMatchObject({ redisUrl: null, port: 3000 });
});

test('every wrong setting is named in one go, and no value is repeated', () => {
  const faults = faultsOf({ PORT: '99999', REDIS_URL: 'http://secret@x', DEMO: 'perhaps' });
  expect(faults).toEqual([
    'PORT must be 1 to 65535.',
    'REDIS_URL must be an address that starts with redis://.',
    'DEMO must be true or false.',
  ]);
});

test('production with everything in place is accepted, and is no demo', () => {
  expect(loadConfig(production())).toMatchObject({ production: true, demo: false });
});

test('production refuses demo accounts and demo data', () => {
  expect(faultsOf({ ...production(), DEMO: 'true' })).toEqual([
    'NODE_ENV=production refuses demo accounts and demo data: take DEMO away.',
  ]);
});

test('production names every secret and address that is missing', () => {
  expect(faultsOf({ NODE_ENV: 'production' }).map((fault) => /needs (\w+)/.exec(fault)?.[1])).toEqual([
    'BASE_URL',
    'KEY_DIR',
    'OIDC_ISSUER',
    'OIDC_CLIENT_SECRET_FILE',
    'SMTP_URL',
    'MAIL_FROM',
  ]);
});

test('production refuses an empty secret, a password anyone can guess, and an address without encryption', () => {
  const faults = faultsOf({
    ...production(),
    OIDC_CLIENT_SECRET_FILE: secretFile(' \n'),
    DATABASE_URL: 'postgres://klarsyn_app:postgres@db/klarsyn',
    BASE_URL: 'http://klarsyn.nackby.example',
  });
  expect(faults).toEqual([
    'NODE_ENV=production refuses the password in DATABASE_URL: anyone can guess it.',
    'NODE_ENV=production needs a client secret, and the file of OIDC_CLIENT_SECRET_FILE is empty or cannot be read.',
    'NODE_ENV=production needs an address that starts with https:// in BASE_URL.',
  ]);
});

test('every setting has a one-line description', () => {
  for (const [name, field] of Object.entries(environment.shape)) {
    expect([name, field.description?.includes('\n')]).toEqual([name, false]);
  }
});

test('PR-04 the installation is that of a nämnd unless OPERATOR_KIND says that it is a company', () => {
  expect(loadConfig({}).operatorKind).toBe('namnd');
  expect(loadConfig({ OPERATOR_KIND: 'enskild-verksamhet' }).operatorKind).toBe('enskild-verksamhet');
  expect(faultsOf({ OPERATOR_KIND: 'region' })).toEqual(['OPERATOR_KIND must be namnd or enskild-verksamhet.']);
});

test('LS-04 the diarium is our own unless DIARIUM says that it is outside', () => {
  expect(loadConfig({}).diarium).toBe('own');
  expect(loadConfig({ DIARIUM: 'outside' }).diarium).toBe('outside');
  expect(faultsOf({ DIARIUM: 'W3D3' })).toEqual(['DIARIUM must be own or outside.']);
});

test('files lie on the disk until a whole bucket is named', () => {
  const bucket = {
    FILES_S3_ENDPOINT: 'https://s3.exempel.se',
    FILES_S3_BUCKET: 'klarsyn',
    FILES_S3_KEY_ID: 'AK',
    FILES_S3_SECRET_FILE: '/s3',
  };
  expect(loadConfig(bucket).filesS3).toEqual({
    endpoint: 'https://s3.exempel.se',
    bucket: 'klarsyn',
    region: 'us-east-1',
    keyId: 'AK',
    secretFile: '/s3',
    pathStyle: true,
  });
  expect(faultsOf({ FILES_S3_ENDPOINT: 'https://s3.exempel.se', FILES_S3_KEY_ID: 'AK' })).toEqual([
    'FILES_S3_ENDPOINT needs FILES_S3_BUCKET as well.',
    'FILES_S3_ENDPOINT needs FILES_S3_SECRET_FILE as well.',
  ]);
  expect(faultsOf({ ...production(), ...bucket, FILES_S3_ENDPOINT: 'http://s3.exempel.se' })).toEqual([
    'NODE_ENV=production needs an address that starts with https:// in FILES_S3_ENDPOINT.',
  ]);
});

test('the scanner is a socket or a host with its port', () => {
  expect(loadConfig({ CLAMD: '/run/clamav/clamd.ctl' }).clamd).toBe('/run/clamav/clamd.ctl');
  expect(loadConfig({ CLAMD: 'clamav:3310' }).clamd).toBe('clamav:3310');
  expect(faultsOf({ CLAMD: 'clamav' })).toEqual(['CLAMD must be the path of a socket or host:port.']);
});
