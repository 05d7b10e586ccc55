import { DataSource } from 'typeorm';
import { DraftEntity, SessionEntity, SignInEntity, UserAccountEntity } from './entities.js';

/**
 * The tables of users, sessions and drafts. Their schema is made by the numbered SQL files, never by the entities. Limits as for
 * every pool, and a listener without which a lost connection ends the process.
 */
export async function openIdentitySource(url: string, options: { readonly name: string; readonly log: (message: string) => void }): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: options.name,
    entities: [UserAccountEntity, SessionEntity, SignInEntity, DraftEntity],
    synchronize: false,
    poolSize: 5,
    connectTimeoutMS: 3_000,
    poolErrorHandler: () => { options.log(`a database connection of ${options.name} was lost`); },
    extra: { query_timeout: 10_000, statement_timeout: 8_000, idle_in_transaction_session_timeout: 15_000, keepAlive: true },
  });
  return source.initialize();
}
