import type { Pool } from 'pg';

export interface AccessEntry {
  readonly requestId: string;
  readonly userId: string;
  readonly role: string;
  readonly action: 'open' | 'attachment' | 'list' | 'search' | 'export' | 'show-identity' | 'denied';
  readonly caseIds: readonly string[];
  /** Data classes shown: `K2`, `K3`, `K4`. */
  readonly classes: string;
  readonly basis: string;
  readonly sessionLabel: string;
  readonly result: 'allowed' | 'denied';
}

/**
 * The log of reads. `record` returns after commit, so the caller sends the first byte only when the row is durable;
 * if it cannot be written the read must fail (SoLPuL 10 §: access is documented).
 */
export class AccessLog {
  constructor(private readonly pool: Pool) {}

  async record(entry: AccessEntry): Promise<void> {
    await this.pool.query({
      name: 'al-append',
      text: 'SELECT al.append($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      values: [entry.requestId, entry.userId, entry.role, entry.action, entry.caseIds, entry.classes, entry.basis, entry.sessionLabel, entry.result],
    });
  }
}
