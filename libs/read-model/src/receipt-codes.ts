import type { Pool } from 'pg';
import { fieldsOf, text } from './fields.js';
import type { Projection, ProjectionDefinition } from './projection.js';
import { TableRows } from './table-rows.js';

interface CodeRow {
  readonly codeHash: string;
  readonly caseId: string;
  readonly category: string;
}

export interface ReceiptCodeQueries {
  /** The case that the code opens; null when no code hashes to this. */
  caseOf(codeHash: string): Promise<{ readonly caseId: string; readonly category: string } | null>;
}

/** F-12: from the hash of a receipt code to its case. The event in the stream of the case is the truth. */
export const receiptCodesDefinition: ProjectionDefinition = { name: 'receipt-codes', create: createReceiptCodes };

function createReceiptCodes(): Projection {
  const rows = new TableRows<CodeRow>({ name: 'receipt_code', key: ['codeHash'], columns: { codeHash: 'text', caseId: 'uuid', category: 'text' } });
  const hashOf = (data: unknown): string => text(fieldsOf(data), 'codeHash');
  return {
    name: 'receipt-codes',
    version: 1,
    categories: ['avvikelse', 'synpunkt'],
    onPoison: 'park-stream',
    tables: [rows],
    handles: new Set(['AvvikelseReceiptCodeIssued', 'SynpunktReceiptCodeIssued']),
    want(event) {
      rows.want(hashOf(event.data));
    },
    apply({ data, caseId, category }) {
      const codeHash = hashOf(data);
      // The first case keeps its code: nobody takes it over by sending the same one.
      if (rows.get(codeHash) === undefined) rows.put({ codeHash, caseId, category });
    },
  };
}

export function receiptCodeQueries(pool: Pool): ReceiptCodeQueries {
  return {
    async caseOf(codeHash) {
      const { rows } = await pool.query<{ caseId: string; category: string }>(
        'SELECT case_id AS "caseId", category FROM rm.receipt_code WHERE code_hash = $1',
        [codeHash],
      );
      return rows[0] ?? null;
    },
  };
}
