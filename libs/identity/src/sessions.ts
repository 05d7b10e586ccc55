import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataSource, Repository } from 'typeorm';
import { SessionEntity, SignInEntity } from './entities.js';

export interface Session {
  readonly userId: string;
  /** First half of the stored hash: names the session in the access log without being usable as one. */
  readonly label: string;
  readonly idleExpiresAt: string;
  readonly absoluteExpiresAt: string;
  /** When the session was looked for, by the clock of the database. */
  readonly seenAt: string;
}

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

const now = 'clock_timestamp()';
const alive = (hash: string): string => `session_hash = ${hash} AND idle_expires_at > ${now} AND absolute_expires_at > ${now}
  AND EXISTS (SELECT 1 FROM id.user_account u WHERE u.user_id = "session"."user_id" AND u.disabled_at IS NULL)`;

/** Asked with every request, and therefore prepared. It is due when the idle time would grow by half a minute or more. */
const findSession = {
  name: 'id-session',
  text: `SELECT user_id AS "userId", idle_expires_at AS "idleExpiresAt", absolute_expires_at AS "absoluteExpiresAt", ${now} AS "seenAt",
    idle_expires_at < least(${now} + make_interval(mins => $2), absolute_expires_at) - interval '30 s' AS "isDue"
    FROM id.session AS "session" WHERE ${alive('$1')}`,
};

interface Found {
  readonly userId: string;
  readonly idleExpiresAt: Date;
  readonly absoluteExpiresAt: Date;
  readonly seenAt: Date;
  readonly isDue: boolean;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Server-side sessions, judged by the database clock. A token is 256 random bits and is stored only as its hash. */
export class Sessions {
  private readonly sessions: Repository<SessionEntity>;

  constructor(
    source: DataSource,
    private readonly pool: Pool,
    private readonly limits: SessionLimits,
  ) {
    this.sessions = source.getRepository(SessionEntity);
  }

  async begin(userId: string, acr: string | null): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.sessions.createQueryBuilder().delete().where(`absolute_expires_at < ${now}`).execute();
    await this.sessions
      .createQueryBuilder()
      .insert()
      .values({
        sessionHash: hashOf(token), userId, acr,
        lastSeenAt: () => now,
        idleExpiresAt: () => `${now} + make_interval(mins => :idle)`,
        absoluteExpiresAt: () => `${now} + make_interval(hours => :absolute)`,
      })
      .setParameters({ idle: this.limits.idleMinutes, absolute: this.limits.absoluteHours })
      .execute();
    return token;
  }

  /**
   * The session of a token, or null when it has ended. With `extend` the idle time starts again; within half a minute
   * of the last time that is not written again, so that most requests write nothing.
   */
  async find(token: string, extend: boolean): Promise<Session | null> {
    const hash = hashOf(token);
    const { rows } = await this.pool.query<Found>({ ...findSession, values: [hash, this.limits.idleMinutes] });
    const found = rows[0];
    if (!found) return null;
    if (extend && found.isDue) return (await this.extend(hash)) ? this.find(token, false) : null;
    return {
      userId: found.userId,
      label: hash.subarray(0, 8).toString('hex'),
      idleExpiresAt: found.idleExpiresAt.toISOString(),
      absoluteExpiresAt: found.absoluteExpiresAt.toISOString(),
      seenAt: found.seenAt.toISOString(),
    };
  }

  async end(token: string): Promise<void> {
    await this.sessions.delete({ sessionHash: hashOf(token) });
  }

  private async extend(hash: Buffer): Promise<boolean> {
    const { affected } = await this.sessions
      .createQueryBuilder()
      .update()
      .set({ lastSeenAt: () => now, idleExpiresAt: () => `least(${now} + make_interval(mins => :idle), absolute_expires_at)` })
      .where(alive(':hash'), { hash })
      .setParameter('idle', this.limits.idleMinutes)
      .execute();
    return affected === 1;
  }
}

export interface SignIn {
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

/** Sign-ins under way. Each can be finished once, within ten minutes. */
export class SignIns {
  private readonly signIns: Repository<SignInEntity>;

  constructor(source: DataSource) {
    this.signIns = source.getRepository(SignInEntity);
  }

  async begin(state: string, signIn: SignIn): Promise<void> {
    await this.signIns.createQueryBuilder().delete().where(`expires_at < ${now}`).execute();
    await this.signIns
      .createQueryBuilder()
      .insert()
      .values({ stateHash: hashOf(state), ...signIn, expiresAt: () => `${now} + interval '10 minutes'` })
      .execute();
  }

  /** Taking and removing is one statement: of two answers with the same state one finds nothing. */
  async finish(state: string): Promise<SignIn | null> {
    const taken: { readonly raw: unknown } = await this.signIns
      .createQueryBuilder()
      .delete()
      .where(`state_hash = :hash AND expires_at > ${now}`, { hash: hashOf(state) })
      .returning(['nonce', 'codeVerifier', 'returnTo'])
      .execute();
    const row: unknown = Array.isArray(taken.raw) ? taken.raw[0] : undefined;
    return isTaken(row) ? { nonce: row.nonce, codeVerifier: row.code_verifier, returnTo: row.return_to } : null;
  }
}

function isTaken(row: unknown): row is { nonce: string; code_verifier: string; return_to: string } {
  return typeof row === 'object' && row !== null && 'nonce' in row && 'code_verifier' in row && 'return_to' in row;
}
