import type { KeyClass } from '#domain/personal-data.js';

/** One row of the key table; `key` is filled at first use. */
export interface KeyRow {
  readonly kid: string;
  readonly caseId: string;
  readonly class: KeyClass;
  readonly subject: string;
  readonly kek: string;
  readonly wrapped: Uint8Array | null;
  readonly destroyedAt: Date | null;
  key?: Promise<Uint8Array>;
}

export interface CaseKeys {
  readonly byKid: ReadonlyMap<string, KeyRow>;
  /** The newest key version for each use (`class|subject`). */
  readonly current: ReadonlyMap<string, KeyRow>;
}

interface Entry {
  readonly keys: Promise<CaseKeys>;
  readonly readAt: number;
}

/**
 * All keys of a case are read together (a case page opens most of them) and kept for a short time, in a bounded
 * number of cases: the least recently used goes first. The age bounds how long a destroyed key outlives its row.
 */
export class KeyCache {
  readonly #cases = new Map<string, Entry>();

  constructor(
    private readonly maxCases: number,
    private readonly maxAgeMs: number,
    private readonly read: (caseId: string) => Promise<KeyRow[]>,
  ) {}

  of(caseId: string): Promise<CaseKeys> {
    const entry = this.#cases.get(caseId);
    if (!entry || performance.now() - entry.readAt > this.maxAgeMs) return this.reload(caseId);
    this.#cases.delete(caseId);
    this.#cases.set(caseId, entry);
    return entry.keys;
  }

  reload(caseId: string): Promise<CaseKeys> {
    return this.keep(caseId, this.read(caseId).then(toCaseKeys));
  }

  put(caseId: string, rows: readonly KeyRow[]): void {
    void this.keep(caseId, Promise.resolve(toCaseKeys(rows)));
  }

  private keep(caseId: string, keys: Promise<CaseKeys>): Promise<CaseKeys> {
    const entry: Entry = { keys, readAt: performance.now() };
    this.#cases.delete(caseId);
    this.#cases.set(caseId, entry);
    entry.keys.catch(() => {
      if (this.#cases.get(caseId) === entry) this.#cases.delete(caseId);
    });
    for (const oldest of this.#cases.keys()) {
      if (this.#cases.size <= this.maxCases) break;
      this.#cases.delete(oldest);
    }
    return entry.keys;
  }

  forget(caseId: string): void {
    this.#cases.delete(caseId);
  }

  clear(): void {
    this.#cases.clear();
  }
}

function toCaseKeys(rows: readonly KeyRow[]): CaseKeys {
  return {
    byKid: new Map(rows.map((row) => [row.kid, row])),
    current: new Map(rows.map((row) => [`${row.class}|${row.subject}`, row])),
  };
}
