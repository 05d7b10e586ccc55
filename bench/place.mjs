import { join } from 'node:path';
import { ownerRole } from '#infra/embedded/cluster.js';
import { withClient } from '#infra/embedded/databases.js';
import { startEmbedded } from '#infra/embedded/embedded-postgres.js';
import { migrate } from '#infra/migrations/migrate.js';
import { newDirectory, removeAbandoned } from './directories.mjs';

const template = 'bench_template';
const keysOf = (name) => `${name}_keys`;

/** The one PostgreSQL of a run, with the settings of the product, in a directory of its own. */
export async function openPlace(say) {
  await removeAbandoned();
  const { directory, remove, removeAtExit } = newDirectory('run');
  say('starting the PostgreSQL of this run ...');
  const server = await startEmbedded({ dataDir: directory });
  removeAtExit();
  const ownerUrl = (name) => server.url(name, ownerRole);
  const run = (sql) => withClient(ownerUrl('postgres'), (client) => client.query(sql));

  await server.ensureDatabase(template);
  await server.ensureDatabase(keysOf(template));
  await migrate({ url: ownerUrl(template), keysUrl: ownerUrl(keysOf(template)) });

  return {
    directory,
    version: await withClient(
      ownerUrl('postgres'),
      async (client) => (await client.query('SHOW server_version')).rows[0].server_version,
    ),

    /** An empty database; the address of its owner. */
    async empty(name) {
      await server.ensureDatabase(name);
      return ownerUrl(name);
    },

    /** A database of our own and its keys, migrated, or a copy of another one. */
    async klarsyn(name, from = template) {
      for (const [made, original] of [
        [name, from],
        [keysOf(name), keysOf(from)],
      ]) {
        await run(`CREATE DATABASE ${made} TEMPLATE ${original}`);
      }
      return {
        url: server.url(name),
        ownerUrl: ownerUrl(name),
        keysUrl: server.url(keysOf(name)),
        keysOwnerUrl: ownerUrl(keysOf(name)),
      };
    },

    async drop(name) {
      for (const one of [name, keysOf(name)]) await run(`DROP DATABASE IF EXISTS ${one} WITH (FORCE)`);
    },

    /** The settings of a program that works on one of these databases. */
    environment(database, name, more = {}) {
      return {
        ...process.env,
        NODE_ENV: '',
        DATA_DIR: join(directory, name),
        KEY_DIR: join(directory, name, 'keys'),
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        KEYS_DATABASE_URL: database.keysUrl,
        KEYS_DATABASE_OWNER_URL: database.keysOwnerUrl,
        ...more,
      };
    },

    async close() {
      await server.stop();
      remove();
    },
  };
}
