import type { AttachmentView } from '#domain/case/attachment-view.js';
import type { DocumentView } from '#domain/case/document-view.js';
import type { Enclosure } from '#domain/case/enclosures.js';
import { documentName } from '#domain/documents/document-name.js';
import { takenByIvo } from '#domain/lex-sarah/ivo-enclosures.js';
import { sectionsOf, type Subject } from './case.js';
import { downloadUrl } from './documents.js';
import { makePdfFirst } from './sv/ivo.js';
import { findingSentence, scanWords } from './sv/files.js';
import { fileAddress } from './upload.js';

/** A file or a document of the case that may go along to somebody, or why it may not. */
export interface EnclosureChoice extends Enclosure {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** What is in it besides what one sees. */
  readonly holds: string | null;
  readonly refusal: string | null;
}

/** The form or the letter is no bilaga to itself, and nobody but the own archive is served by the protocol of a masking. */
const neverAlong = ['T-08', 'T-15', 'maskeringsprotokoll'];

/** IVO-03: a kind that the e-service does not take. Another authority is written to in other ways. */
const kindRefusal = (mediaType: string, { type }: Subject) => (type === 'lex-sarah' && !takenByIvo(mediaType) ? makePdfFirst : null);

function fileChoice(file: AttachmentView, subject: Subject): EnclosureChoice {
  const { attachmentId: id, mediaType, size, sha256, scan } = file;
  const refusal = scan === 'waiting' ? scanWords.waiting : kindRefusal(mediaType, subject);
  return { kind: 'attachment', id, name: file.name ?? 'Fil', mediaType, size, sha256, holds: findingSentence(file), refusal };
}

function documentChoice(one: DocumentView, subject: Subject): EnclosureChoice {
  const { documentId: id, size, hash: sha256 } = one;
  const mediaType = one.format === 'pdf' ? 'application/pdf' : 'document';
  return { kind: 'document', id, name: documentName(one), mediaType, size, sha256, holds: null, refusal: kindRefusal(mediaType, subject) };
}

/** What lies in the case, withdrawn and harmful files left out, the newest documents first. */
export function enclosureChoices(subject: Subject): EnclosureChoice[] {
  const sections = sectionsOf(subject);
  const files = (sections?.attachments ?? []).filter((one) => one.withdrawn === null && one.scan !== 'infected');
  const documents = (sections?.documents ?? []).filter((one) => !neverAlong.includes(one.template));
  return [...files.map((one) => fileChoice(one, subject)), ...[...documents].reverse().map((one) => documentChoice(one, subject))];
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
