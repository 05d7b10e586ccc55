import { z } from 'zod';
import { nodeId } from '../case/case-fields.js';
import { category } from '../code-lists/categories.js';
import { synpunktKind, synpunktSubject } from '../code-lists/synpunkt-lists.js';
import { localDate, uuid } from '../ids.js';
import { uuidV5 } from '../policies/uuid-v5.js';
import { beslutMeasureValues } from '../statistics/measures.js';
import { code } from '../text.js';

/** The number that the older system gave the case; a number, never a name. */
export const sourceNumber = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ./:_-]{0,59}$/u, 'invalid-number');

/** A case of an older system as far as figures need it: codes and days, nothing that says who (domain 11.3). */
const facts = {
  sourceId: sourceNumber,
  caseType: z.enum(['avvikelse', 'synpunkt', 'lex-sarah'], { error: 'unknown-code' }),
  /** The local day it came in: its year is the year it is counted in (CNT-01). */
  receivedDate: localDate,
  nodeId,
  /** Lex Sarah: what was decided, when, and when it was sent to IVO. */
  beslut: z.enum(beslutMeasureValues).exclude(['under-utredning']).optional(),
  decidedDate: localDate.optional(),
  ivoDate: localDate.optional(),
  handedOver: z.boolean().optional(),
  aterkoppling: z.enum(['done', 'not-possible']).optional(),
};

const orderOfDays = (data: { receivedDate: string; decidedDate?: string | undefined; ivoDate?: string | undefined }) =>
  [data.decidedDate, data.ivoDate].every((day) => day === undefined || day >= data.receivedDate);

/** What somebody imports today has codes of today. */
export const historicCase = z
  .strictObject({
    ...facts,
    categories: z.array(category).max(20, 'too-many').default([]),
    kind: synpunktKind.optional(),
    subject: synpunktSubject.optional(),
  })
  .refine(orderOfDays, { error: 'time-order', path: ['receivedDate'] })
  .refine(({ beslut, decidedDate }) => decidedDate === undefined || beslut !== undefined, {
    error: 'required',
    path: ['beslut'],
  });
export type HistoricCase = z.output<typeof historicCase>;

/** As an event keeps it: old codes stay readable for ever. */
export const historicCaseImported = z.strictObject({
  ...facts,
  caseId: uuid,
  categories: z.array(code).max(20),
  kind: code.optional(),
  subject: code.optional(),
});

/** One case of one system is one case here, whichever file and import it came in. */
export function historicCaseId(system: string, sourceId: string): string {
  return uuidV5(`historic-case|${encodeURIComponent(system)}|${encodeURIComponent(sourceId)}`);
}

/** The import that a month of one system lies in: short streams, so that adding to them stays cheap. */
export function historicImportId(system: string, part: string): string {
  return uuidV5(`historic-import|${encodeURIComponent(system)}|${part}`);
}
