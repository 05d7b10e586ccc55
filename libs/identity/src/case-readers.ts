import type { Pool } from 'pg';

export interface ReadBefore {
  readonly userId: string;
  readonly times: number;
  readonly first: string;
  readonly last: string;
}

export interface ReadersOfRole {
  readonly role: string;
  readonly persons: number;
  readonly times: number;
  readonly last: string;
}

/** Somebody kept away from the case, and since when. */
export interface Since {
  readonly personId: string;
  readonly since: string;
}

/** Rows that showed the case itself, not its line in a list. */
const reads = `e.case_ids @> ARRAY[$1::text] AND e.result = 'allowed' AND e.action IN ('open', 'export', 'show-identity')`;
const roles = 40;

/** What the access log says of one case, for whoever handles jäv in it (security 6.4, 7). */
export class CaseReaders {
  constructor(private readonly pool: Pool) {}

  /** "Har läst före uteslutning". */
  async before(caseId: string, people: readonly Since[]): Promise<ReadBefore[]> {
    const { rows } = await this.pool.query<{ userId: string; times: number; first: Date; last: Date }>(
      `SELECT e.user_id AS "userId", count(*)::int AS times, min(e.at) AS first, max(e.at) AS last
       FROM al.entry e JOIN unnest($2::text[], $3::timestamptz[]) AS x(user_id, since) ON x.user_id = e.user_id AND e.at < x.since
       WHERE ${reads} GROUP BY e.user_id`,
      [caseId, people.map(({ personId }) => personId), people.map(({ since }) => since)],
    );
    return rows.map(({ first, last, ...row }) => ({ ...row, first: first.toISOString(), last: last.toISOString() }));
  }

  /** Counts only: by role, without names. */
  async byRole(caseId: string): Promise<ReadersOfRole[]> {
    const { rows } = await this.pool.query<{ role: string; persons: number; times: number; last: Date }>(
      `SELECT e.role, count(DISTINCT e.user_id)::int AS persons, count(*)::int AS times, max(e.at) AS last
       FROM al.entry e WHERE ${reads} GROUP BY e.role ORDER BY times DESC, e.role LIMIT ${String(roles)}`,
      [caseId],
    );
    return rows.map(({ last, ...row }) => ({ ...row, last: last.toISOString() }));
  }
}
