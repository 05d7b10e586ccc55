/** A cursor holds the sort keys of the last row shown; it is opaque to the reader and never trusted to be well formed. */
export function toCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

export const uuidKey = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const instantKey = /^(\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|infinity)$/;
export const dateKey = /^(\d{4,6}-\d\d-\d\d|infinity)$/;

/** The keys of a cursor, each of the form it must have; null when there is no cursor or it is not one of ours. */
export function fromCursor(cursor: string | null | undefined, forms: readonly RegExp[]): readonly string[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(keys) || keys.length !== forms.length) return null;
    return keys.every((key, at) => typeof key === 'string' && forms[at]?.test(key) === true) ? keys : null;
  } catch {
    return null;
  }
}

/** One row more than shown was read: it only tells that there is a next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly string[],
): { rows: readonly Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > limit && last !== undefined ? toCursor(keysOf(last)) : null };
}
