import { readFileSync } from 'node:fs';
import type { Environment } from './environment.js';

/** Without these a real installation would run with a stand-in that is only good for a demo. */
const required: Readonly<Record<string, string>> = {
  BASE_URL: 'the address that people use',
  KEY_DIR: 'where the key files lie, on a disk that is backed up apart from the data',
  OIDC_ISSUER: 'the identity provider of the organisation',
  OIDC_CLIENT_SECRET_FILE: 'the file that holds the client secret of the identity provider',
  SMTP_URL: 'the mail server',
  MAIL_FROM: 'the sender of every letter',
};

const databases = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'KEYS_DATABASE_URL', 'KEYS_DATABASE_OWNER_URL'] as const;
const guessable = new Set(['postgres', 'password', 'klarsyn', 'changeme', 'secret', 'admin', 'example']);
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function hasContent(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').trim() !== '';
  } catch {
    return false;
  }
}

function missing(given: Readonly<Record<string, string>>): string[] {
  return Object.entries(required)
    .filter(([name]) => given[name] === undefined)
    .map(([name, what]) => `NODE_ENV=production needs ${name}: ${what}.`);
}

function weakSecrets(env: Environment): string[] {
  const faults = databases
    .filter((name) => guessable.has(decodeURIComponent(new URL(env[name] ?? 'postgres://none').password)))
    .map((name) => `NODE_ENV=production refuses the password in ${name}: anyone can guess it.`);
  const file = env.OIDC_CLIENT_SECRET_FILE;
  if (file && !hasContent(file)) {
    faults.push(
      'NODE_ENV=production needs a client secret, and the file of OIDC_CLIENT_SECRET_FILE is empty or cannot be read.',
    );
  }
  return faults;
}

function plainAddress(name: string, address: string | undefined): string[] {
  const url = address ? new URL(address) : null;
  if (url?.protocol !== 'http:' || loopback.has(url.hostname)) return [];
  return [`NODE_ENV=production needs an address that starts with https:// in ${name}.`];
}

/** What a real installation may not be: a demo, without its secrets, or open to listeners. One sentence each. */
export function productionFaults(env: Environment, given: Readonly<Record<string, string>>): string[] {
  return [
    ...(env.DEMO ? ['NODE_ENV=production refuses demo accounts and demo data: take DEMO away.'] : []),
    ...missing(given),
    ...weakSecrets(env),
    ...plainAddress('BASE_URL', env.BASE_URL),
    ...plainAddress('OIDC_ISSUER', env.OIDC_ISSUER),
    ...plainAddress('FILES_S3_ENDPOINT', env.FILES_S3_ENDPOINT),
  ];
}
