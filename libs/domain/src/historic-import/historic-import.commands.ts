import { z } from 'zod';
import { nodeId, reason } from '../case/case-fields.js';
import type { CommandDefinitions } from '../commands.js';
import { measureOf, measuresOfQuery } from '../statistics/measures.js';
import { code, shortText } from '../text.js';
import { historicCase } from './historic-case.js';

export const historicYear = z.int().min(1990).max(2100);
export const qualifier = z.enum(['exact', 'circa', 'comparable-to-previous', 'not-reported']);
const columns = z.record(code, shortText);

/** A measure id, or a query id (`Q-01`) that stands for exactly one measure. */
const measure = z
  .string()
  .max(120)
  .refine((id) => measureOf(id) !== undefined || measuresOfQuery(id).length === 1, 'unknown-code');

export const historicImportCommands = {
  StartHistoricImport: {
    schema: z.strictObject({ nodeId, source: shortText, mapping: columns.optional() }), action: 'configure', from: 'new',
  },
  /** One figure of one year, for an enhet or for the whole nämnd. Only exact and circa carry a number. */
  RecordHistoricCount: {
    schema: z
      .strictObject({
        year: historicYear, nodeId, measure, value: z.int().min(0).max(1_000_000).optional(), qualifier, source: shortText.optional(),
      })
      .refine((count) => (count.value !== undefined) === (count.qualifier === 'exact' || count.qualifier === 'circa'), {
        error: 'required',
        path: ['value'],
      }),
    action: 'configure',
    from: ['started'],
  },
  /** As many as one append takes. What stands already says nothing, so the same rows may come again. */
  ImportHistoricCases: {
    schema: z.strictObject({ cases: z.array(historicCase).min(1).max(100, 'too-many') }), action: 'configure', from: ['started'],
  },
  CompleteHistoricImport: { schema: z.strictObject({}), action: 'configure', from: ['started'] },
  RevokeHistoricImport: { schema: z.strictObject({ reason }), action: 'configure', from: ['started', 'completed'] },
} as const satisfies CommandDefinitions<'started' | 'completed' | 'revoked'>;
export type HistoricImportCommands = typeof historicImportCommands;
