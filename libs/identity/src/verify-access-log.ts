import type { Pool } from 'pg';

export type AccessLogFinding =
  | { readonly ok: true; readonly rows: bigint }
  /** The first row that is not what was written, or does not follow from the one before it. */
  | { readonly ok: false; readonly position: bigint };

const perStep = 10_000;

/** Each link anew from the row and the link before it, in the very terms of `al.append`. */
const walk = `SELECT max(position) AS last, min(position) FILTER (WHERE chain <> linked OR position <> place) AS broken FROM (
  SELECT e.position, e.chain, $1::bigint + row_number() OVER (ORDER BY e.position) AS place,
    sha256(coalesce(lag(e.chain) OVER (ORDER BY e.position), (SELECT chain FROM al.entry WHERE position = $1), sha256(convert_to('genesis', 'UTF8')))
      || convert_to(jsonb_build_array(e.position, (extract(epoch FROM e.at) * 1000)::bigint, e.request_id, e.user_id, e.role, e.action,
        to_jsonb(e.case_ids), e.classes, e.basis, e.session_hash, e.result)::text, 'UTF8')) AS linked
  FROM (SELECT * FROM al.entry WHERE position > $1 ORDER BY position LIMIT $2) e) walked`;

/** Walks the whole access log and says whether it is what was written. The system may run meanwhile. */
export async function verifyAccessLog(pool: Pool): Promise<AccessLogFinding> {
  const head = await pool.query<{ position: string }>('SELECT position FROM al.head');
  const end = BigInt(head.rows[0]?.position ?? 0);
  let at = 0n;
  while (at < end) {
    const { rows } = await pool.query<{ last: string | null; broken: string | null }>(walk, [String(at), perStep]);
    const [found] = rows;
    if (found?.broken) return { ok: false, position: BigInt(found.broken) };
    if (!found?.last) return { ok: false, position: at + 1n };
    at = BigInt(found.last);
  }
  const { rows } = await pool.query('SELECT 1 FROM al.head h JOIN al.entry e USING (position, chain) WHERE h.position >= $1', [String(end)]);
  return rows.length === 1 || end === 0n ? { ok: true, rows: end } : { ok: false, position: end };
}
