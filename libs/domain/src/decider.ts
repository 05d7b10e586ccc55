import type { Actor } from './actor.js';
import type { Instant } from './ids.js';
import type { SecrecyFacts } from './policies/secrecy.js';
import type { RecordedPolicy } from './policies/recorded-policy.js';

/** A fact as the domain knows it: plain name, newest shape, no storage detail. */
export interface DomainEvent<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** A wish as the domain knows it. `data` has passed the command's schema. */
export interface DomainCommand<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
}

/** All that `decide` may know besides state and command; nothing in the domain reads a clock or makes an id. */
export interface DecideContext {
  readonly caseId: string;
  readonly commandId: string;
  /** The instant of the request by the database clock (or, for the demo years and imports, the instant acted). */
  readonly now: Instant;
  readonly actor: Actor;
  readonly facts: ForeignFacts;
}

/** What other streams say that a guard needs: read by the handler before `decide`, never by `decide` itself. */
export interface ForeignFacts {
  /** The state of every åtgärd that names this case (LS-15, AV-05). */
  readonly atgarder: readonly LinkedAtgard[];
  /** Delegations of the deciding person that are valid on the day of the decision (LS-11). */
  readonly delegationRefs: readonly string[];
  /** What the nämnd of the case has decided of its deadlines, in the order of recording. */
  readonly deadlinePolicies?: readonly RecordedPolicy[];
  /** Enhetschefer of the units of the case, when the rapport was received and now (LS-06). */
  readonly unitManagers?: readonly string[];
  /** Whoever holds a role that reads proposals in the nämnd of the case (LS-18). */
  readonly secondReaders?: readonly string[];
  /** A name or a personnummer that the case knows stands in the text of the command (LS-13, VIS-06). */
  readonly namesInText?: boolean;
  /** A case that the proposed åtgärd names has a risk at or above the threshold, by its own bedömning (ATG-02). */
  readonly riskReachesThreshold?: boolean;
  /** The åtgärd that is said to replace this one, as it stands (ATG-05); absent when there is none that the actor may see. */
  readonly replacement?: LinkedAtgard;
  /** The case that this one is said to be a duplicate of (AV-07); absent when none was named. */
  readonly master?: { readonly status: string };
  /** The unit that a case is moved to, or that is to take part, belongs to the nämnd of the case (CM-02, VIS-09). */
  readonly sameNamnd?: boolean;
  /** What the secrecy step compares (EX-01); absent where nothing leaves. */
  readonly secrecy?: SecrecyFacts;
  /** Whose installation this is: a nämnd when left out. */
  readonly operatorKind?: 'namnd' | 'enskild-verksamhet';
  /** The case number, which stands where a nämnd has its diarienummer (IVO-09). */
  readonly caseNumber?: string;
  /** Who sends to IVO from the unit of the case, and to which of its departments (IVO-04), as configured. */
  readonly ivoAvsandare?: IvoAvsandare;
}

export interface IvoAvsandare {
  readonly senderName?: string;
  readonly senderOrgNumber?: string;
  readonly senderAddress?: string;
  readonly senderPostalAddress?: string;
  readonly kommun?: string;
  readonly ivoDepartment?: string;
}

export interface LinkedAtgard {
  readonly atgardId: string;
  readonly status: string;
  readonly effect?: string;
  readonly owner?: string;
  readonly dueDate?: string;
  readonly effectReviewDate?: string;
  readonly effectReviewed: boolean;
}

export const noForeignFacts: ForeignFacts = { atgarder: [], delegationRefs: [] };

/** Pure heart of an aggregate. `decide` throws DomainError or returns facts; `evolve` never throws and never reads a sealed field. */
export interface Decider<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly category: string;
  readonly initial: State;
  decide(command: Command, state: State, context: DecideContext): readonly Event[];
  evolve(state: State, event: Event): State;
}

export function fold<S, C extends DomainCommand, E extends DomainEvent>(decider: Decider<S, C, E>, events: Iterable<E>): S {
  let state = decider.initial;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}
