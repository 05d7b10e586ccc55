import { ApiError, Unreachable } from './api.js';
import { contestedSentence, faultSentence, problemSentence, unreachableSentence } from './sv/errors.js';

/** What a person reads when something was refused or went wrong. */
export interface Failure {
  readonly sentence: string;
  readonly code: string;
  readonly status: number;
  /** Ids and codes of what is missing, for the page to name. */
  readonly details: readonly string[];
  readonly fields: readonly { path: string; code: string }[];
  /** To give to support when it is our fault. */
  readonly requestId: string;
}

/** The same form was written on at two places: the person chooses before anything is sent. */
export class DraftContested extends Error {}

export function failureOf(error: unknown): Failure {
  if (error instanceof ApiError) {
    const { code, status, details = [], fields = [], requestId } = error.problem;
    return { sentence: problemSentence(code, status), code, status, details, fields, requestId };
  }
  if (error instanceof DraftContested) return { sentence: contestedSentence, code: 'draft-contested', status: 0, details: [], fields: [], requestId: '' };
  const sentence = error instanceof Unreachable ? unreachableSentence : faultSentence;
  return { sentence, code: error instanceof Unreachable ? 'unreachable' : 'fault', status: 0, details: [], fields: [], requestId: '' };
}
