import { z } from 'zod';
import { avvikelseView } from '../avvikelse/avvikelse.view.js';
import { externAvvikelseView } from '../extern-avvikelse/extern-avvikelse.view.js';
import { lexSarahInfoView } from '../lex-sarah-info/lex-sarah-info.view.js';
import { lexSarahView } from '../lex-sarah/lex-sarah.view.js';
import { synpunktView } from '../synpunkt/synpunkt.view.js';
import { atgardView } from '../atgard/atgard.view.js';

/** Names of the people a case mentions by account, for those who may see them: user id → name and title. */
export const personName = z.object({ userId: z.string(), name: z.string(), title: z.string().nullable() });

const common = {
  caseId: z.string(),
  number: z.string().nullable(),
  /** Version to send as If-Match. */
  version: z.string(),
  unitName: z.string(),
  people: z.array(personName),
  /** Commands that the state and the reader's role allow now. */
  actions: z.array(z.string()),
  /** How much the reader may see: the whole case, or metadata only (then the view's texts are absent). */
  access: z.enum(['content', 'metadata']),
  /** Numbers of linked cases the reader may know of. */
  linkNumbers: z.array(z.object({ caseId: z.string(), caseType: z.string(), number: z.string().nullable() })),
  atgarder: z.array(z.object({ atgardId: z.string(), what: z.string().nullable(), status: z.string(), owner: z.string().nullable(), dueDate: z.string().nullable(), effect: z.string().nullable() })),
};

export const caseAnswer = z.discriminatedUnion('caseType', [
  z.object({ caseType: z.literal('avvikelse'), ...common, view: avvikelseView }),
  z.object({ caseType: z.literal('synpunkt'), ...common, view: synpunktView }),
  z.object({ caseType: z.literal('lex-sarah'), ...common, view: lexSarahView }),
  z.object({ caseType: z.literal('extern-avvikelse'), ...common, view: externAvvikelseView }),
  z.object({ caseType: z.literal('lex-sarah-info'), ...common, view: lexSarahInfoView }),
]);
export type CaseAnswer = z.output<typeof caseAnswer>;

export const atgardAnswer = z.object({ ...common, view: atgardView });
export type AtgardAnswer = z.output<typeof atgardAnswer>;

export const atgardListAnswer = z.object({
  rows: z.array(
    z.object({
      atgardId: z.string(), status: z.string(), effect: z.string().nullable(), unitName: z.string(), what: z.string().nullable(),
      ownerId: z.string().nullable(), ownerName: z.string().nullable(),
      dueDate: z.string().nullable(), effectReviewDate: z.string().nullable(), overdue: z.boolean(),
      cases: z.array(z.object({ caseId: z.string(), caseType: z.string(), number: z.string().nullable() })),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type AtgardListAnswer = z.output<typeof atgardListAnswer>;
