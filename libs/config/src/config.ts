import { join, resolve } from 'node:path';
import { type Environment, environment } from './environment.js';
import { productionFaults } from './production.js';

/** One or more sentences for the person who installs Klarsyn, one per line. Never contains a value that was given. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

export interface FilesS3 {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secretFile: string;
  readonly pathStyle: boolean;
}

/** The settings as the programs use them. Directories are absolute; null means that the setting was left out. */
export interface Config {
  readonly production: boolean;
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly keyDir: string;
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  readonly keysDatabaseUrl: string | null;
  readonly keysDatabaseOwnerUrl: string | null;
  readonly eventStoreUrl: string | null;
  readonly eventStoreClient: 'eventstore' | 'kurrent';
  readonly redisUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly oidcIssuer: string | null;
  readonly oidcClientId: string;
  readonly oidcClientSecretFile: string | null;
  readonly sessionIdleMinutes: number;
  readonly sessionMaxHours: number;
  /** The bucket that holds the files; null: they lie in `dataDir/files`. */
  readonly filesS3: FilesS3 | null;
  /** Socket path or host:port of the virus scanner. */
  readonly clamd: string | null;
  readonly oidcAcrValues: readonly string[];
  /** A company keeps no diarium, informs the nämnder and destroys after five years. */
  readonly operatorKind: Environment['OPERATOR_KIND'];
  /** Who gives a new case its diarienummer: the system at once, or a registrator in a diarium outside. */
  readonly diarium: Environment['DIARIUM'];
  readonly requestsPerMinute: number;
  /** Proxies whose forwarded address is believed. */
  readonly trustedProxies: readonly string[];
  /** Limits on what is sent without sign-in (security 12). */
  readonly publicLimits: PublicLimits;
  readonly whistleblowingUrl: string | null;
  readonly socialjourNumber: string | null;
  readonly logLevel: Environment['LOG_LEVEL'];
}

export interface PublicLimits {
  readonly formsPerHour: number;
  readonly formsPerHourInAll: number;
  readonly receiptsPerMinute: number;
  readonly receiptsPerMinuteInAll: number;
}

/** A name that is set to nothing counts as left out: compose files and shells pass empty variables on. */
function given(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known = new Set(Object.keys(environment.shape));
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (known.has(name) && value ? [[name, value.trim()]] : [])),
  );
}

function keysUrlBeside(url: string): string {
  const address = new URL(url);
  address.pathname = `${address.pathname}_keys`;
  return address.href;
}

function addresses(
  env: Environment,
): Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'keysDatabaseUrl' | 'keysDatabaseOwnerUrl'> {
  const databaseUrl = env.DATABASE_URL ?? null;
  const databaseOwnerUrl = env.DATABASE_OWNER_URL ?? databaseUrl;
  const beside = (url: string | null): string | null => (url ? keysUrlBeside(url) : null);
  const keysDatabaseUrl = env.KEYS_DATABASE_URL ?? beside(databaseUrl);
  const ownersBeside = env.DATABASE_OWNER_URL ? beside(databaseOwnerUrl) : keysDatabaseUrl;
  return {
    databaseUrl,
    databaseOwnerUrl,
    keysDatabaseUrl,
    keysDatabaseOwnerUrl: env.KEYS_DATABASE_OWNER_URL ?? ownersBeside,
  };
}

function outside(
  env: Environment,
): Pick<
  Config,
  | 'eventStoreUrl'
  | 'eventStoreClient'
  | 'redisUrl'
  | 'smtpUrl'
  | 'mailFrom'
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecretFile'
> {
  return {
    eventStoreUrl: env.EVENT_STORE_URL ?? null,
    eventStoreClient: env.EVENT_STORE_CLIENT,
    redisUrl: env.REDIS_URL ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    oidcIssuer: env.OIDC_ISSUER ?? null,
    oidcClientId: env.OIDC_CLIENT_ID,
    oidcClientSecretFile: env.OIDC_CLIENT_SECRET_FILE ?? null,
  };
}

const needsBucket = ['FILES_S3_BUCKET', 'FILES_S3_KEY_ID', 'FILES_S3_SECRET_FILE'] as const;

function filesFaults(env: Environment): string[] {
  if (env.FILES_S3_ENDPOINT === undefined) return [];
  return needsBucket.filter((name) => env[name] === undefined).map((name) => `FILES_S3_ENDPOINT needs ${name} as well.`);
}

function filesS3(env: Environment): FilesS3 | null {
  const { FILES_S3_ENDPOINT: endpoint, FILES_S3_BUCKET: bucket, FILES_S3_KEY_ID: keyId, FILES_S3_SECRET_FILE: secretFile } = env;
  if (endpoint === undefined || bucket === undefined || keyId === undefined || secretFile === undefined) return null;
  return { endpoint, bucket, keyId, secretFile, region: env.FILES_S3_REGION, pathStyle: env.FILES_S3_PATH_STYLE };
}

function openToAll(env: Environment): Pick<Config, 'trustedProxies' | 'publicLimits' | 'whistleblowingUrl' | 'socialjourNumber'> {
  return {
    trustedProxies: env.TRUSTED_PROXIES.split(/\s+/).filter((value) => value !== ''),
    publicLimits: {
      formsPerHour: env.PUBLIC_FORMS_PER_HOUR,
      formsPerHourInAll: env.PUBLIC_FORMS_PER_HOUR_IN_ALL,
      receiptsPerMinute: env.RECEIPT_TRIES_PER_MINUTE,
      receiptsPerMinuteInAll: env.RECEIPT_TRIES_PER_MINUTE_IN_ALL,
    },
    whistleblowingUrl: env.WHISTLEBLOWING_URL ?? null,
    socialjourNumber: env.SOCIALJOUR_NUMBER ?? null,
  };
}

function toConfig(env: Environment): Config {
  const production = env.NODE_ENV === 'production';
  const dataDir = resolve(env.DATA_DIR);
  return {
    production,
    demo: env.DEMO ?? !production,
    port: env.PORT,
    host: env.HOST,
    baseUrl: (env.BASE_URL ?? `http://localhost:${String(env.PORT)}`).replace(/\/$/, ''),
    dataDir,
    keyDir: env.KEY_DIR ? resolve(env.KEY_DIR) : join(dataDir, 'keys'),
    ...addresses(env),
    ...outside(env),
    filesS3: filesS3(env),
    clamd: env.CLAMD ?? null,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    sessionMaxHours: env.SESSION_MAX_HOURS,
    oidcAcrValues: env.OIDC_ACR_VALUES.split(/\s+/).filter((value) => value !== ''),
    operatorKind: env.OPERATOR_KIND,
    diarium: env.DIARIUM,
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
    ...openToAll(env),
    logLevel: env.LOG_LEVEL,
  };
}

/** Reads and checks the environment, all of it at once. Throws ConfigError that names every setting that is wrong. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(given(env));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  }
  const production = parsed.data.NODE_ENV === 'production' ? productionFaults(parsed.data, given(env)) : [];
  const faults = [...filesFaults(parsed.data), ...production];
  if (faults.length > 0) throw new ConfigError(faults);
  return toConfig(parsed.data);
}
