import type { Row } from './append-connection.js';
import type { KnownHead } from './packing.js';

export const sqlAppendFast =
  'SELECT o_ok, (extract(epoch FROM o_now) * 1000)::bigint::text AS now_ms FROM es.append_fast($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)';

/** Arrays travel as JSON text, so that no driver setting decides how a bigint is read. */
export const sqlAppendBatch = `SELECT to_json(o_status)::text AS status, to_json(o_version)::text AS version, to_json(o_position)::text AS position,
  o_head::text AS head, o_chain AS chain, CASE WHEN isfinite(o_last) THEN (extract(epoch FROM o_last) * 1000)::bigint::text ELSE '0' END AS last_ms,
  (extract(epoch FROM o_now) * 1000)::bigint::text AS now_ms
  FROM es.append_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** 0 written, 1 already written, 2 version conflict, 3 id taken, 4 stream closed. */
export interface AppendAnswer {
  readonly status: number;
  readonly version: bigint | null;
  readonly position: bigint | null;
}

export interface BatchAnswer {
  readonly appends: readonly AppendAnswer[];
  readonly head: KnownHead;
}

export function readBatchAnswer(row: Row): BatchAnswer {
  const versions = numbers(row['version']);
  const positions = numbers(row['position']);
  const appends = numbers(row['status']).map((status, i) => ({
    status: status ?? 3,
    version: toBigint(versions[i]),
    position: toBigint(positions[i]),
  }));
  const head = {
    position: BigInt(String(row['head'])),
    chain: row['chain'] as Buffer,
    lastAtMs: Number(row['last_ms']),
  };
  return { appends, head };
}

/** Versions and positions stay far below 2^53. */
function numbers(text: unknown): (number | null)[] {
  return JSON.parse(String(text)) as (number | null)[];
}

function toBigint(value: number | null | undefined): bigint | null {
  return value === null || value === undefined ? null : BigInt(value);
}
