import type { DocumentChoicesAnswer, DocumentMadeAnswer, DocumentPlacesAnswer } from '#domain/answers/documents.js';
import type { DocumentRequest, MaskRequest } from '#domain/documents/requests.js';
import type { DocumentView } from '#domain/case/document-view.js';
import { templates } from '#domain/documents/templates.js';
import { get, post } from './api.js';
import { documentWords } from './sv/documents.js';

type Place = { readonly type: string; readonly caseId: string };

const pathOf = ({ type, caseId }: Place): string => `/documents/${type}/${caseId}`;

export const loadChoices = (place: Place, signal?: AbortSignal) => get<DocumentChoicesAnswer>(pathOf(place), {}, signal);
export const makeDocument = (place: Place, asked: DocumentRequest) => post<DocumentMadeAnswer>(pathOf(place), asked);
export const loadPlaces = (place: Place, documentId: string) => get<DocumentPlacesAnswer>(`${pathOf(place)}/${documentId}/places`);
export const maskDocument = (place: Place, documentId: string, asked: MaskRequest) => post<DocumentMadeAnswer>(`${pathOf(place)}/${documentId}/mask`, asked);

/** A download, never a page: the answer is an attachment. */
export const downloadUrl = (place: Place, documentId: string): string => `/api${pathOf(place)}/${documentId}`;

/** What the document is called, with its form when it has several. */
export function documentName({ template, variant, masked }: DocumentView): string {
  const row = templates.find((one) => one.id === template);
  const form = row?.variants.find((one) => one.code === variant)?.label;
  const name = row === undefined ? documentWords.protocol : `${row.id} ${row.name}`;
  return `${name}${form === undefined ? '' : `: ${form.toLowerCase()}`}${masked ? documentWords.maskedCopy : ''}`;
}
