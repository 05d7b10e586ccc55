import { z } from 'zod';

const database = z.url({ protocol: /^postgres(ql)?$/, error: 'must be an address that starts with postgres://' });
const flag = z.enum(['true', 'false'], { error: 'must be true or false' }).transform((value) => value === 'true');
const minutes = (least: number, most: number) =>
  z.coerce.number({ error: 'must be a number' }).int().min(least, 'is too small').max(most, 'is too large');

/** Every setting of Klarsyn. What is left out works on one machine with the embedded PostgreSQL. */
export const environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], { error: 'must be development, test or production' })
    .default('development')
    .describe('production refuses demo accounts, demo data and missing secrets'),
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(1, 'must be 1 to 65535')
    .max(65_535, 'must be 1 to 65535')
    .default(3000)
    .describe('the port that the API and the pages answer on'),
  HOST: z.string().default('127.0.0.1').describe('the network interface that the API listens on'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with https://' })
    .optional()
    .describe('the address that people use; http://localhost:PORT when left out'),
  DATA_DIR: z.string().default('./data').describe('where the embedded database, files and mail without SMTP_URL lie'),
  FILES_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with https://' })
    .optional()
    .describe('a storage that speaks S3 and holds the files; they lie in DATA_DIR/files when left out'),
  FILES_S3_BUCKET: z.string().optional().describe('the bucket of the files'),
  FILES_S3_REGION: z
    .string()
    .default('us-east-1')
    .describe('the region that requests to FILES_S3_ENDPOINT are signed for'),
  FILES_S3_KEY_ID: z.string().optional().describe('the access key id for the bucket'),
  FILES_S3_SECRET_FILE: z.string().optional().describe('the file that holds the secret of FILES_S3_KEY_ID'),
  FILES_S3_PATH_STYLE: flag.default(true).describe('true: the bucket stands in the path; false: in the host name'),
  CLAMD: z
    .string()
    .regex(/^(\/.+|[^\s/:]+:\d{1,5})$/, 'must be the path of a socket or host:port')
    .optional()
    .describe('the virus scanner clamd, a socket or host:port; files are marked as not scanned when left out'),
  DATABASE_URL: database
    .optional()
    .describe('PostgreSQL 17 or newer, for the app role; the embedded one when left out'),
  DATABASE_OWNER_URL: database
    .optional()
    .describe('the same database for the role that may change its schema; used by migrate only'),
  KEYS_DATABASE_URL: database
    .optional()
    .describe('the database of the data keys; the name of DATABASE_URL with _keys when left out'),
  KEYS_DATABASE_OWNER_URL: database
    .optional()
    .describe('the key database for the role that may change its schema; used by migrate only'),
  EVENT_STORE_URL: z
    .string()
    .regex(/^(esdb|kurrentdb)(\+discover)?:\/\//, 'must start with esdb:// or kurrentdb://')
    .optional()
    .describe('an EventStoreDB or KurrentDB that holds the log; PostgreSQL when left out'),
  EVENT_STORE_CLIENT: z
    .enum(['eventstore', 'kurrent'], { error: 'must be eventstore or kurrent' })
    .default('eventstore')
    .describe('which client library speaks with EVENT_STORE_URL'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be an address that starts with redis://' })
    .optional()
    .describe('a Redis for the queue; PostgreSQL carries the queue when left out'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address that starts with smtp://' })
    .optional()
    .describe('the mail server; letters are kept in DATA_DIR/mail when left out'),
  MAIL_FROM: z.string().default('Klarsyn <klarsyn@localhost>').describe('the sender of every letter'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with https://' })
    .optional()
    .describe('the identity provider; the embedded one of the demo when left out'),
  OIDC_CLIENT_ID: z.string().default('klarsyn').describe('what the identity provider calls Klarsyn'),
  OIDC_CLIENT_SECRET_FILE: z
    .string()
    .optional()
    .describe('the file that holds the client secret of the identity provider'),
  OIDC_ACR_VALUES: z
    .string()
    .default('')
    .describe('the levels of assurance that a sign-in may have, separated by spaces; any when left out'),
  KEY_DIR: z.string().optional().describe('where the key files lie; DATA_DIR/keys when left out'),
  SESSION_IDLE_MINUTES: minutes(2, 120).default(20).describe('a session that nobody uses ends after so many minutes'),
  SESSION_MAX_HOURS: minutes(1, 24).default(10).describe('every session ends after so many hours'),
  OPERATOR_KIND: z
    .enum(['namnd', 'enskild-verksamhet'], { error: 'must be namnd or enskild-verksamhet' })
    .default('namnd')
    .describe('whose installation it is: that of a nämnd, or of a company that informs the nämnder'),
  DIARIUM: z
    .enum(['own', 'outside'], { error: 'must be own or outside' })
    .default('own')
    .describe('own: Klarsyn is the diarium of the nämnd and numbers each case at once; outside: a registrator does it'),
  REQUESTS_PER_MINUTE: minutes(1, 1_000_000)
    .default(300)
    .describe('how many requests a signed-in person may send in a minute'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .describe('addresses of the proxies in front, separated by spaces, whose X-Forwarded-For is believed; none when left out'),
  PUBLIC_FORMS_PER_HOUR: minutes(1, 1_000_000)
    .default(10)
    .describe('how many reports without sign-in one network may send in an hour'),
  PUBLIC_FORMS_PER_HOUR_IN_ALL: minutes(1, 1_000_000)
    .default(200)
    .describe('how many reports without sign-in are taken in an hour from everybody together'),
  RECEIPT_TRIES_PER_MINUTE: minutes(1, 1_000_000)
    .default(5)
    .describe('how many wrong receipt codes one network may try in a minute'),
  RECEIPT_TRIES_PER_MINUTE_IN_ALL: minutes(1, 1_000_000)
    .default(100)
    .describe('how many receipt codes are tried in a minute by everybody together'),
  WHISTLEBLOWING_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that starts with https://' })
    .optional()
    .describe('the whistleblower channel of the organisation, told on the anonymous form; not told when left out'),
  SOCIALJOUR_NUMBER: z
    .string()
    .regex(/^[0-9 +()-]{5,20}$/, 'must be a telephone number')
    .optional()
    .describe('the number of the socialjour, shown with 112 and BRIS on the forms for everybody; not told when left out'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be fatal, error, warn, info, debug or silent',
    })
    .default('info')
    .describe('how much is written to the log'),
  DEMO: flag.optional().describe('demo accounts and demo data; true unless NODE_ENV is production'),
});

export type Environment = z.infer<typeof environment>;
