import type { AttachmentView } from '#domain/case/attachment-view.js';
import type { DocumentView } from '#domain/case/document-view.js';
import { takenByIvo, type Enclosure } from '#domain/lex-sarah/ivo-enclosures.js';
import { sectionsOf, type Subject } from './case.js';
import { documentName, downloadUrl } from './documents.js';
import { makePdfFirst } from './sv/ivo.js';
import { scanWords } from './sv/files.js';
import { fileAddress } from './upload.js';

/** A file or a document of the case that may go along to IVO, or why it may not. */
export interface EnclosureChoice extends Enclosure {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly refusal: string | null;
}

/** The form itself is no bilaga to itself, and nobody but the own archive is served by the protocol of a masking. */
const neverAlong = ['T-08', 'maskeringsprotokoll'];

function fileChoice(file: AttachmentView): EnclosureChoice {
  const { attachmentId: id, mediaType, size, sha256, scan } = file;
  const refusal = scan === 'waiting' ? scanWords.waiting : takenByIvo(mediaType) ? null : makePdfFirst;
  return { kind: 'attachment', id, name: file.name ?? 'Fil', mediaType, size, sha256, refusal };
}

function documentChoice(one: DocumentView): EnclosureChoice {
  const { documentId: id, size, hash: sha256 } = one;
  const isPdf = one.format === 'pdf';
  return { kind: 'document', id, name: documentName(one), mediaType: isPdf ? 'application/pdf' : 'document', size, sha256, refusal: isPdf ? null : makePdfFirst };
}

/** What lies in the case, withdrawn and harmful files left out, the newest documents first. */
export function enclosureChoices(subject: Subject): EnclosureChoice[] {
  const sections = sectionsOf(subject);
  const files = (sections?.attachments ?? []).filter((one) => one.withdrawn === null && one.scan !== 'infected');
  const documents = (sections?.documents ?? []).filter((one) => !neverAlong.includes(one.template));
  return [...files.map(fileChoice), ...[...documents].reverse().map(documentChoice)];
}

/** What a frozen one is called; the name lies sealed with the file and not in the frozen version. */
export function enclosureName({ kind, id }: Enclosure, subject: Subject): string {
  const sections = sectionsOf(subject);
  if (kind === 'attachment') return sections?.attachments.find((one) => one.attachmentId === id)?.name ?? 'Fil';
  const found = sections?.documents.find((one) => one.documentId === id);
  return found === undefined ? 'Dokument' : documentName(found);
}

export function enclosureAddress({ kind, id }: Enclosure, subject: Subject): string {
  const place = { type: subject.type, caseId: subject.answer.caseId };
  return kind === 'attachment' ? fileAddress({ ...place, attachmentId: id }) : downloadUrl(place, id);
}
