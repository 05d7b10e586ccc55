import type { Actor } from '../actor.js';
import type { AttachmentState } from '../case/attachment-state.js';
import { may, mayRead, type CaseObject } from './access.js';

export interface AttachmentObject extends Pick<AttachmentState, 'scan' | 'withdrawn'> {
  readonly from: 'reporter' | 'handler';
}

/** `unknown` is answered as if there were no such file. */
export type Fetching = 'allow' | 'unknown' | 'forbidden' | 'quarantined' | 'infected' | 'withdrawn';

/** Who may fetch a file: as the case for those who read it, own files for the reporter, and nothing that may do harm. */
export function mayFetch(actor: Actor, object: CaseObject, file: AttachmentObject): Fetching {
  const reading = mayRead(actor, object);
  // A colleague who joined reads her own words only (AV-08), and so no file of the reporter.
  const isReporter = (reading === 'own' || reading === 'content') && actor.userId === object.reporterId;
  const isOwn = isReporter && file.from === 'reporter';
  if (reading !== 'content' && !isOwn) return 'unknown';
  if (file.withdrawn) return 'withdrawn';
  if (file.scan !== 'not-scanned') return scanned[file.scan];
  // Nobody has looked for harm in it: those who must have it may take the risk, and whoever sent it knows it already.
  return isOwn || hasInHand(actor, object) ? 'allow' : 'forbidden';
}

const scanned = { clean: 'allow', infected: 'infected', waiting: 'quarantined' } as const;

/** An original has what was taken out of the picture: position, camera, owner. It is for those who investigate. */
export function mayFetchOriginal(actor: Actor, object: CaseObject, file: AttachmentObject): Fetching {
  const fetching = mayFetch(actor, object, file);
  if (fetching !== 'allow') return fetching;
  return mayRead(actor, object) === 'content' && hasInHand(actor, object) ? 'allow' : 'forbidden';
}

/** Assigned to it; where nobody is, whoever handles it. */
export function hasInHand(actor: Actor, object: CaseObject): boolean {
  if (object.assigned.includes(actor.userId)) return true;
  return object.assigned.length === 0 && may(actor, 'handle', object) === 'allow';
}
