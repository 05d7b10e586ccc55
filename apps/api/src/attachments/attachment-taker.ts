import type { AttachmentState } from '#domain/case/attachment-state.js';
import type { CaseAggregate } from '#domain/registry.js';

/** A case type that has the acts of attachments in its process table. */
export type AttachmentTaker = CaseAggregate;

export function isAttachmentTaker(aggregate: CaseAggregate): aggregate is AttachmentTaker {
  return Object.hasOwn(aggregate.commands, `Add${aggregate.prefix}Attachment`);
}

/** The files in the state of a case, which the registry hands on without saying what it holds. */
export function takes(state: unknown): readonly AttachmentState[] {
  const attachments: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'attachments') : undefined;
  return Array.isArray(attachments) ? attachments.filter(isAttachment) : [];
}

function isAttachment(value: unknown): value is AttachmentState {
  return typeof value === 'object' && value !== null && 'attachmentId' in value && 'scan' in value && 'withdrawn' in value;
}
