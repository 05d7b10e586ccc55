import type { DocumentChoicesAnswer, DocumentMadeAnswer, DocumentPlacesAnswer } from '#domain/answers/documents.js';
import type { DocumentRequest, MaskRequest } from '#domain/documents/requests.js';
import { get, post } from './api.js';

type Place = { readonly type: string; readonly caseId: string };

const pathOf = ({ type, caseId }: Place): string => `/documents/${type}/${caseId}`;

export const loadChoices = (place: Place, signal?: AbortSignal) => get<DocumentChoicesAnswer>(pathOf(place), {}, signal);
export const makeDocument = (place: Place, asked: DocumentRequest) => post<DocumentMadeAnswer>(pathOf(place), asked);
export const loadPlaces = (place: Place, documentId: string) => get<DocumentPlacesAnswer>(`${pathOf(place)}/${documentId}/places`);
export const maskDocument = (place: Place, documentId: string, asked: MaskRequest) => post<DocumentMadeAnswer>(`${pathOf(place)}/${documentId}/mask`, asked);

/** A download, never a page: the answer is an attachment. */
export const downloadUrl = (place: Place, documentId: string): string => `/api${pathOf(place)}/${documentId}`;
