import { z } from 'zod';
import { frozenEnclosure, frozenEnclosures, type Enclosure } from '../case/enclosures.js';
import type { CaseState } from '../case/case-state.js';
import { DomainError } from '../domain-error.js';

/** IVO-03: the kinds of file that the e-service takes. Of anything else a PDF is made first. */
export const ivoMediaTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'image/gif',
  'image/jpeg',
  'image/png',
] as const;
export type IvoMediaType = (typeof ivoMediaTypes)[number];

export function takenByIvo(mediaType: string): mediaType is IvoMediaType {
  return ivoMediaTypes.some((one) => one === mediaType);
}

/** IVO-07: what goes along to IVO, held to its very bytes. */
export const ivoEnclosure = frozenEnclosure.extend({ mediaType: z.enum(ivoMediaTypes) });
export type IvoEnclosure = z.output<typeof ivoEnclosure>;

/** IVO-03, IVO-06: what was chosen, as it lies in the case now. */
export function ivoEnclosures(chosen: readonly Enclosure[], here: Pick<CaseState, 'attachments' | 'documents'>): IvoEnclosure[] {
  return frozenEnclosures(chosen, here).map(({ mediaType, ...one }) => {
    if (!takenByIvo(mediaType)) throw new DomainError('ivo-enclosure-type', [one.id]);
    return { ...one, mediaType };
  });
}
