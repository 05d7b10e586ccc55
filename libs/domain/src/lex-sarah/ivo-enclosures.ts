import { z } from 'zod';
import type { AttachmentState } from '../case/attachment-state.js';
import type { CaseState } from '../case/case-state.js';
import type { DocumentState } from '../case/document-state.js';
import { DomainError } from '../domain-error.js';
import { uuid } from '../ids.js';

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

/** IVO-07: a file or a document of the case that goes along. What it is called stays sealed where it stands. */
export const enclosure = z.strictObject({ kind: z.enum(['attachment', 'document']), id: uuid });

/** The same, held to its very bytes. */
export const frozenEnclosure = enclosure.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'invalid-hash'),
  mediaType: z.enum(ivoMediaTypes),
  size: z.int().min(1),
});

export const enclosures = z.array(enclosure).max(50, 'too-many');

export type Enclosure = z.output<typeof enclosure>;
export type FrozenEnclosure = z.output<typeof frozenEnclosure>;

/** What of the version lies there no longer, or has been written anew since. */
export type EnclosureChange = 'attachments' | 'documents';

type Here = Pick<CaseState, 'attachments' | 'documents'>;

/** A file goes to nobody while it is shut away, when something was found in it, or when it has left the case. */
function mayBeHandedOver({ scan, withdrawn }: AttachmentState): boolean {
  return !withdrawn && (scan === 'clean' || scan === 'not-scanned');
}

function typed<T extends object>(one: Enclosure, mediaType: string, rest: T) {
  if (!takenByIvo(mediaType)) throw new DomainError('ivo-enclosure-type', [one.id]);
  return { ...one, mediaType, ...rest };
}

function frozenAttachment(one: Enclosure, { attachments }: Here): FrozenEnclosure {
  const found = attachments.find(({ attachmentId }) => attachmentId === one.id);
  if (found === undefined) throw new DomainError('unknown-attachment', [one.id]);
  if (!mayBeHandedOver(found)) throw new DomainError('ivo-enclosure-unavailable', [one.id]);
  return typed(one, found.mediaType, { sha256: found.sha256, size: found.size });
}

function frozenDocument(one: Enclosure, { documents }: Here): FrozenEnclosure {
  const found = documents.find(({ documentId }) => documentId === one.id);
  if (found === undefined) throw new DomainError('unknown-document', [one.id]);
  return typed(one, found.format === 'pdf' ? 'application/pdf' : found.format, { sha256: found.hash, size: found.size });
}

/** IVO-03, IVO-06: what was chosen, as it lies in the case now. */
export function frozenEnclosures(chosen: readonly Enclosure[], here: Here): FrozenEnclosure[] {
  const once = chosen.filter((one, at) => chosen.findIndex(({ id }) => id === one.id) === at);
  return once.map((one) => (one.kind === 'attachment' ? frozenAttachment(one, here) : frozenDocument(one, here)));
}

function isSameDocument(one: DocumentState, other: DocumentState): boolean {
  return (['template', 'variant', 'format', 'masked', 'enskildId'] as const).every((name) => one[name] === other[name]);
}

/** IVO-06: a file that was taken out or found to be harmful, or a document that has been made again since. */
export function changeOf({ kind, id, sha256 }: FrozenEnclosure, { attachments, documents }: Here): EnclosureChange | null {
  if (kind === 'attachment') {
    const found = attachments.find(({ attachmentId }) => attachmentId === id);
    return found?.sha256 === sha256 && mayBeHandedOver(found) ? null : 'attachments';
  }
  const found = documents.find(({ documentId }) => documentId === id);
  if (found?.hash !== sha256) return 'documents';
  return documents.findLast((one) => isSameDocument(one, found)) === found ? null : 'documents';
}

export function enclosureChanges(frozen: readonly FrozenEnclosure[], here: Here): EnclosureChange[] {
  return [...new Set(frozen.flatMap((one) => changeOf(one, here) ?? []))];
}
