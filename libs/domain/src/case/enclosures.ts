import { z } from 'zod';
import { DomainError } from '../domain-error.js';
import { uuid } from '../ids.js';
import type { AttachmentState } from './attachment-state.js';
import type { CaseState } from './case-state.js';
import type { DocumentState } from './document-state.js';

/** A file or a document of the case that goes along to somebody else. What it is called stays sealed where it stands. */
export const enclosure = z.strictObject({ kind: z.enum(['attachment', 'document']), id: uuid });

/** The same, held to its very bytes. */
export const frozenEnclosure = enclosure.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'invalid-hash'),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/, 'invalid-code'),
  size: z.int().min(1),
});

export const enclosures = z.array(enclosure).max(50, 'too-many');

export type Enclosure = z.output<typeof enclosure>;
export type FrozenEnclosure = z.output<typeof frozenEnclosure>;

/** What became of it: it lies there no longer, or has been written anew since. */
export const enclosureChange = z.enum(['attachments', 'documents']);
export type EnclosureChange = z.output<typeof enclosureChange>;

type Here = Pick<CaseState, 'attachments' | 'documents'>;

const documentTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A file goes to nobody while it is shut away, when something was found in it, or when it has left the case. */
function mayBeHandedOver({ scan, withdrawn }: AttachmentState): boolean {
  return !withdrawn && (scan === 'clean' || scan === 'not-scanned');
}

function frozenAttachment(one: Enclosure, { attachments }: Here): FrozenEnclosure {
  const found = attachments.find(({ attachmentId }) => attachmentId === one.id);
  if (found === undefined) throw new DomainError('unknown-attachment', [one.id]);
  if (!mayBeHandedOver(found)) throw new DomainError('enclosure-unavailable', [one.id]);
  return { ...one, sha256: found.sha256, mediaType: found.mediaType, size: found.size };
}

function frozenDocument(one: Enclosure, { documents }: Here): FrozenEnclosure {
  const found = documents.find(({ documentId }) => documentId === one.id);
  if (found === undefined) throw new DomainError('unknown-document', [one.id]);
  return { ...one, sha256: found.hash, mediaType: documentTypes[found.format] ?? 'application/octet-stream', size: found.size };
}

/** What was chosen, each once, as it lies in the case now. */
export function frozenEnclosures(chosen: readonly Enclosure[], here: Here): FrozenEnclosure[] {
  const once = chosen.filter((one, at) => chosen.findIndex(({ id }) => id === one.id) === at);
  return once.map((one) => (one.kind === 'attachment' ? frozenAttachment(one, here) : frozenDocument(one, here)));
}

function isSameDocument(one: DocumentState, other: DocumentState): boolean {
  return (['template', 'variant', 'format', 'masked', 'enskildId'] as const).every((name) => one[name] === other[name]);
}

/** A file that was taken out or found to be harmful, or a document that has been made again since. */
export function changeOf({ kind, id, sha256 }: Pick<FrozenEnclosure, 'kind' | 'id' | 'sha256'>, { attachments, documents }: Here): EnclosureChange | null {
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

/** With what has become of each since. */
export const enclosureView = frozenEnclosure.extend({ change: enclosureChange.nullable() });

export function enclosuresView(frozen: readonly FrozenEnclosure[], here: Here): z.output<typeof enclosureView>[] {
  return frozen.map((one) => ({ ...one, change: changeOf(one, here) }));
}
