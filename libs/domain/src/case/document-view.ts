import { z } from 'zod';
import type { RecordedEvent } from '../recorded-event.js';
import type { documentCreated } from './documents.js';

/** A document of a case as a list shows it; nothing of what it says. */
export const documentView = z.object({
  documentId: z.string(),
  template: z.string(),
  templateVersion: z.number(),
  variant: z.string().nullable(),
  format: z.enum(['pdf', 'docx']),
  revision: z.number(),
  masked: z.boolean(),
  maskedFrom: z.string().nullable(),
  hash: z.string(),
  size: z.number(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type DocumentView = z.output<typeof documentView>;

export function documentsOf(created: readonly RecordedEvent<string, z.output<typeof documentCreated>>[]): DocumentView[] {
  return created.map(({ data }) => ({
    documentId: data.documentId,
    template: data.template,
    templateVersion: data.templateVersion,
    variant: data.variant ?? null,
    format: data.format,
    revision: data.revision,
    masked: data.masked,
    maskedFrom: data.maskedFrom ?? null,
    hash: data.hash,
    size: data.size,
    createdAt: data.createdAt,
    createdBy: data.createdBy,
  }));
}
