import type { Pool } from 'pg';

/** A draft that was never sent is no handling (TF 2 kap. 12 §); after this long nobody comes back to it. */
export const draftDays = 90;

/** Removes the drafts that nobody has touched for ninety days before `now`; needs no key to do it. Returns how many. */
export async function sweepDrafts(pool: Pool, now: string): Promise<number> {
  const { rowCount } = await pool.query(`DELETE FROM id.draft WHERE saved_at < $1::timestamptz - make_interval(days => $2)`, [now, draftDays]);
  return rowCount ?? 0;
}
