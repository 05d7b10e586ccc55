import type { ZodError } from 'zod';
import type { DomainErrorCode } from '#domain/domain-error.js';
import type { FileRefusal } from '#files/file-refused.js';

/** A refusal that belongs to the transport, not to a case. */
export type TransportCode =
  | 'invalid-input' | 'not-signed-in' | 'not-same-origin' | 'method-not-allowed' | 'not-found' | 'unsupported-media-type'
  | 'too-large' | 'too-many-requests' | 'stale-version' | 'command-id-reused' | 'try-again' | 'fault' | 'sign-in-failed' | 'receipt-code-unknown' | 'not-acceptable';

/** Why a file is not taken or given. */
export type FileCode = FileRefusal | 'file-not-whole' | 'file-quarantined' | 'file-infected' | 'file-withdrawn' | 'file-destroyed';

export type ProblemCode = DomainErrorCode | TransportCode | FileCode;

export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

/** Thrown by controllers and guards; problem.filter turns it into problem+json. */
export class HttpProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    readonly more: { fields?: readonly FieldProblem[]; retryAfter?: number; allow?: string; current?: string } = {},
  ) {
    super(code);
    this.name = 'HttpProblem';
  }
}

/** Where the input is wrong and how, as paths and codes. What was typed is never repeated in an answer. */
export function invalidInput(error: ZodError): HttpProblem {
  const fields = error.issues.slice(0, 50).map((issue) => ({ path: issue.path.map(String).join('.'), code: codeOf(issue) }));
  return new HttpProblem(400, 'invalid-input', { fields });
}

function codeOf(issue: ZodError['issues'][number]): string {
  // Our own schemas give a code as message; what zod words itself is told by its kind.
  return /^[a-z][a-z0-9-]*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-');
}

/** HTTP status of a refusal by the domain: unknown and out of scope look the same, what the rules refuse is a conflict with the state. */
export function statusOfDomainError(code: DomainErrorCode): number {
  if (code === 'case-not-found') return 404;
  return code === 'forbidden' ? 403 : 409;
}

const fileStatus: Partial<Readonly<Record<FileRefusal, number>>> = {
  'file-too-large': 413,
  'archive-too-large': 413,
  'image-too-large': 413,
  'file-type-not-allowed': 415,
};

export function statusOfFileRefusal(code: FileRefusal): number {
  return fileStatus[code] ?? 422;
}
