import type { Pool } from 'pg';
import { openIdentitySource } from './data-source.js';
import { Drafts, type DraftCrypto } from './drafts.js';
import { Sessions, SignIns, type SessionLimits } from './sessions.js';
import { Users, type DirectoryCrypto } from './users.js';

export interface Identity {
  readonly users: Users;
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly drafts: Drafts;
  close(): Promise<void>;
}

export interface IdentityOptions {
  readonly name: string;
  readonly log: (message: string) => void;
  readonly limits?: SessionLimits;
}

const defaultLimits: SessionLimits = { idleMinutes: 20, absoluteHours: 10 };

/** Users, sessions and drafts, in the database that `pool` is connected to; what is edited goes over connections of its own. */
export async function openIdentity(pool: Pool, directory: DirectoryCrypto, draftCrypto: DraftCrypto, options: IdentityOptions): Promise<Identity> {
  const url = pool.options.connectionString;
  if (url === undefined) throw new Error('the pool was made without a connection string');
  const source = await openIdentitySource(url, options);
  return {
    users: new Users(source, pool, directory),
    sessions: new Sessions(source, pool, options.limits ?? defaultLimits),
    signIns: new SignIns(source),
    drafts: new Drafts(source, draftCrypto),
    close: async () => {
      if (source.isInitialized) await source.destroy();
    },
  };
}
