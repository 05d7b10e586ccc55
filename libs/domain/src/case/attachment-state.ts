import type { z } from 'zod';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { attachmentLimits } from './attachment-rules.js';
import type {
  addAttachment,
  attachmentAdded,
  attachmentScanned,
  attachmentWithdrawn,
  noteAttachmentScan,
  withdrawAttachment,
} from './attachments.js';
import type { CaseState } from './case-state.js';

export interface AttachmentState {
  readonly attachmentId: string;
  readonly mediaType: string;
  /** Bytes of what is handed out. */
  readonly size: number;
  readonly sha256: string;
  readonly sourceSha256: string;
  /** All that is kept of it. */
  readonly bytes: number;
  readonly scan: 'not-scanned' | 'waiting' | 'clean' | 'infected';
  readonly withdrawn: boolean;
}

function attachmentOf(state: CaseState, attachmentId: string): AttachmentState | undefined {
  return state.attachments.find((one) => one.attachmentId === attachmentId);
}

/** The facts, or undefined when this very file is there already: a retry with the same id is harmless. */
export function attachmentFacts(data: z.output<typeof addAttachment>, state: CaseState, { actor }: DecideContext) {
  const there = attachmentOf(state, data.attachmentId);
  if (there?.sourceSha256 === data.sourceSha256) return undefined;
  if (there !== undefined) throw new DomainError('attachment-exists');
  assertRoom(state, data.size + data.originalSize);
  const isReporter = actor.userId === 'anonym' || actor.userId === state.reporterId;
  return { ...data, from: isReporter ? ('reporter' as const) : ('handler' as const) };
}

/** Asked before a file is received too, so that nobody waits for an upload that is bound to fail. */
export function assertRoom(state: Pick<CaseState, 'attachments'>, bytes: number): void {
  const held = state.attachments.reduce((sum, one) => sum + one.bytes, 0);
  if (state.attachments.length >= attachmentLimits.filesPerCase) throw new DomainError('too-many-attachments');
  if (held + bytes > attachmentLimits.bytesPerCase) throw new DomainError('attachments-too-large');
}

/** What the scanner said first stands, unless it later finds something. */
export function attachmentScanFacts(data: z.output<typeof noteAttachmentScan>, state: CaseState) {
  const there = attachmentOf(state, data.attachmentId);
  if (there === undefined) throw new DomainError('unknown-attachment');
  return there.scan === data.result || there.scan === 'infected' ? undefined : data;
}

export function attachmentWithdrawalFacts(data: z.output<typeof withdrawAttachment>, state: CaseState) {
  const there = attachmentOf(state, data.attachmentId);
  if (there === undefined) throw new DomainError('unknown-attachment');
  return there.withdrawn ? undefined : data;
}

export function attachmentWasAdded<S extends CaseState>(state: S, data: z.output<typeof attachmentAdded>): S {
  const { attachmentId, mediaType, sha256, sourceSha256, scan, size, originalSize } = data;
  const added = { attachmentId, mediaType, size, sha256, sourceSha256, scan, bytes: size + originalSize, withdrawn: false };
  return { ...state, attachments: [...state.attachments, added] };
}

export function attachmentWasScanned<S extends CaseState>(state: S, data: z.output<typeof attachmentScanned>): S {
  return changed(state, data.attachmentId, { scan: data.result });
}

export function attachmentWasWithdrawn<S extends CaseState>(state: S, data: z.output<typeof attachmentWithdrawn>): S {
  return changed(state, data.attachmentId, { withdrawn: true });
}

function changed<S extends CaseState>(state: S, attachmentId: string, change: Partial<AttachmentState>): S {
  const attachments = state.attachments.map((one) => (one.attachmentId === attachmentId ? { ...one, ...change } : one));
  return { ...state, attachments };
}
