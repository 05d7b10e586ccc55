import { z } from 'zod';
import { nodeId, reason, userId } from '../case/case-fields.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { content } from '../personal-data.js';
import { code, shortText } from '../text.js';
import { historicCaseImported } from './historic-case.js';
import { historicYear, qualifier } from './historic-import.commands.js';

/** Figures from before the system: no personal data, so nothing but the reason of a revocation is sealed. */
export const historicImportEvents = {
  HistoricImportStarted: v1(z.strictObject({ nodeId, source: shortText, mapping: z.record(code, shortText).optional(), startedBy: userId })),
  /** A corrected figure is a new event; the newest of a year, unit and measure counts. */
  HistoricCountRecorded: v1(
    z.strictObject({
      year: historicYear, nodeId, measure: z.string().max(120), value: z.int().min(0).nullable(), qualifier, source: shortText,
    }),
  ),
  /** A case of an older system; a corrected one is a new event, and the newest counts. */
  HistoricCaseImported: v1(historicCaseImported),
  HistoricImportCompleted: v1(z.strictObject({ counts: z.int().min(0) })),
  HistoricImportRevoked: v1(z.strictObject({ reason: content(reason) })),
} as const satisfies EventDefinitions;
export type HistoricImportEvents = typeof historicImportEvents;
export type HistoricImportEvent = EventsOf<HistoricImportEvents>;
