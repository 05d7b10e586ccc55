import type { AttachmentAnswer } from '#domain/answers/attachments.js';
import type { Problem } from '#domain/answers/problem.js';
import { ApiError, Unreachable, type StreamType } from './api.js';

export interface FilePlace {
  readonly type: StreamType;
  readonly caseId: string;
  readonly attachmentId: string;
}

/** A file for the case that a receipt code opens: the code goes in a header, never in the address. */
export interface CodePlace {
  readonly code: string;
  readonly attachmentId: string;
}

export function fileAddress({ type, caseId, attachmentId }: FilePlace): string {
  return `/api/attachments/${type}/${caseId}/${attachmentId}`;
}

export interface Sending {
  readonly answer: Promise<AttachmentAnswer>;
  abort(): void;
}

/** Sends the bare bytes and tells how far it has come, which `fetch` cannot. The id is made once, so that a new try never adds it twice. */
export function sendFile(place: FilePlace | CodePlace, file: File, keepOriginal: boolean, onProgress: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<AttachmentAnswer>((resolve, reject) => {
    const byCode = 'code' in place;
    request.open('PUT', byCode ? `/api/public/attachments/${place.attachmentId}` : fileAddress(place));
    if (byCode) request.setRequestHeader('X-Klarsyn-Code', place.code);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Klarsyn', '1');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    if (keepOriginal) request.setRequestHeader('X-Keep-Original', '1');
    request.upload.addEventListener('progress', (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0));
    request.addEventListener('error', () => reject(new Unreachable()));
    request.addEventListener('abort', () => reject(new Unreachable()));
    request.addEventListener('load', () => {
      const body = bodyOf(request.responseText);
      if (request.status === 200) resolve(body as AttachmentAnswer);
      else reject(new ApiError(problemOf(body, request.status)));
    });
    request.send(file);
  });
  return { answer, abort: () => request.abort() };
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body) return body as Problem;
  return { type: 'about:blank', title: '', status, code: `http-${status}`, requestId: '' };
}
