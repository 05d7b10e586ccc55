import { isSystem, type Actor, type Role } from '../actor.js';
import type { Action } from '../commands.js';
import { doers, readers, reporters, statisticsReaders, type CaseTypeName, type Doers } from './access-matrix.js';

/** What the decision needs to know of a case; nothing in it is sealed. */
export interface CaseObject {
  /** Case types of access-matrix.ts; `organisation`, `configuration` and `historic-import` for what is configured. */
  readonly caseType: string;
  readonly category: string;
  readonly ownerUnit: string;
  /** Every enhet of the case, the owner included. */
  readonly enheter: readonly string[];
  readonly reporterId: string | null;
  /** Colleagues who joined the report (AV-08): they follow it as the reporter does. */
  readonly coReporters?: readonly string[];
  /** Everybody who has the case or the åtgärd in hand. */
  readonly assigned: readonly string[];
  /** Persons with jäv: they meet nothing, whatever else they hold. */
  readonly excluded: readonly string[];
  readonly chefBerors: boolean;
  /** `none` before the case exists. */
  readonly status: string;
  /** What the receipt code of the sender hashes to, when there is one. */
  readonly receiptCodeHash?: string | null;
}

/** `unknown` is answered as if the case did not exist (404); `forbidden` by who may know of it but not do this (403). */
export type Verdict = 'allow' | 'forbidden' | 'unknown';

/** What somebody may read: everything, number and state, the own report with status and answer, or nothing. */
export type Reading = 'content' | 'metadata' | 'own' | 'none';

/** What the follow-ups and the worker do in the name of the system; the installation itself grants the first roles. */
const systemActions: readonly Action[] = ['system', 'register', 'handle', 'feedback', 'diary', 'configure', 'be-away'];

/** LS-08: states in which the chefer still see a rapport in order to protect. */
const beforeUtredning: readonly string[] = ['received', 'forhandsbedomning-done'];

/** May the actor do this with the object? Default deny. */
export function may(actor: Actor, action: Action, object: CaseObject): Verdict {
  if (isSystem(actor)) return allowIf(systemActions.includes(action));
  if (actor.receiptCodeHash !== undefined && object.status !== 'none') return mayByReceipt(actor, action, object);
  if (object.excluded.includes(actor.userId)) return 'unknown';
  if (isSetting(action)) return allowIf(maySet(actor, action, object));
  if (object.status === 'none') return allowIf(mayCreate(actor, action, object));
  if (action === 'register') return mayJoin(actor, object) ? 'allow' : 'unknown';
  return mayRead(actor, object) === 'none' ? 'unknown' : allowIf(isDoer(actor, action, object));
}

function isSetting(action: Action): action is 'configure' | 'be-away' {
  return action === 'configure' || action === 'be-away';
}

function allowIf(allowed: boolean): Verdict {
  return allowed ? 'allow' : 'forbidden';
}

/** F-12: to whom the code does not belong the case is not there. Who holds it adds, answers and withdraws. */
function mayByReceipt(actor: Actor, action: Action, object: CaseObject): Verdict {
  return opensByReceipt(actor, object) ? allowIf(action === 'reporter' || action === 'attach') : 'unknown';
}

function opensByReceipt({ receiptCodeHash }: Actor, object: CaseObject): boolean {
  return receiptCodeHash !== undefined && object.receiptCodeHash === receiptCodeHash;
}

/** How much of the object the actor may read. An exclusion goes before everything else. */
export function mayRead(actor: Actor, object: CaseObject): Reading {
  if (!isCaseType(object.caseType) || object.excluded.includes(actor.userId) || isSystem(actor)) return 'none';
  if (opensByReceipt(actor, object)) return 'own';
  const roles = rolesIn(actor, object);
  const { content, metadata } = readers[object.caseType];
  if (isAssigned(actor, object) || includesAny(content, roles) || seesForATask(roles, object)) return 'content';
  if (isReporter(actor, object)) return 'own';
  return includesAny(metadata, roles) ? 'metadata' : 'none';
}

/** For lists and counts in SQL. A row is visible when the actor is not excluded from it and any of these holds. */
export interface ReadScope {
  /** Everything of the type; nobody has this today. */
  readonly all: boolean;
  /** The owner or a participating enhet is one of these. */
  readonly nodeIds: readonly string[];
  /** As `nodeIds`, but number and state only. */
  readonly metadataNodeIds: readonly string[];
  /** As `nodeIds` (metadata for lex Sarah), but only where `chefBerors` is false. */
  readonly unlessChefBerors: readonly string[];
  /** As `nodeIds`, but only while the case has the status `beslut-proposed`: it waits for a second reader. */
  readonly secondReadingNodeIds: readonly string[];
  /** The actor is assigned. */
  readonly assigned: boolean;
  /** The actor reported it. */
  readonly own: boolean;
}

/** `statistics` gives the nodes whose figures the actor may see. */
export function readScope(actor: Actor, caseType: CaseTypeName | 'statistics'): ReadScope {
  if (caseType === 'statistics') return { ...nothing, nodeIds: nodesOf(actor, statisticsReaders) };
  const { content, metadata } = readers[caseType];
  const chef = content.includes('enhetschef') || metadata.includes('enhetschef');
  return {
    all: false,
    nodeIds: nodesOf(actor, content.filter((role) => role !== 'enhetschef')),
    metadataNodeIds: nodesOf(actor, metadata.filter((role) => role !== 'enhetschef')),
    unlessChefBerors: chef ? nodesOf(actor, ['enhetschef']) : [],
    secondReadingNodeIds: caseType === 'lex-sarah' ? nodesOf(actor, ['lex-sarah-utredare']) : [],
    assigned: actor.grants.length > 0,
    own: !isSystem(actor) && actor.userId !== 'anonym',
  };
}

const nothing: ReadScope = {
  all: false, nodeIds: [], metadataNodeIds: [], unlessChefBerors: [], secondReadingNodeIds: [], assigned: false, own: false,
};

export function isCaseType(value: string): value is CaseTypeName {
  return Object.hasOwn(readers, value);
}

function nodesOf(actor: Actor, roles: readonly Role[]): readonly string[] {
  return [...new Set(actor.grants.filter((grant) => roles.includes(grant.role)).flatMap((grant) => grant.nodeIds))];
}

/** Roles that count for this object: granted for a node of it, and not those of the chef whom it is about. */
function rolesIn(actor: Actor, object: CaseObject): readonly Role[] {
  const units = [object.ownerUnit, ...object.enheter];
  return actor.grants
    .filter((grant) => grant.nodeIds.some((node) => units.includes(node)))
    .filter((grant) => !(object.chefBerors && grant.role === 'enhetschef'))
    .map((grant) => grant.role);
}

/**
 * LS-08: the chefer see a rapport in order to protect until the utredning starts.
 * F-09: while a proposal waits for its second reader, every utredare of the nämnd may be that reader; jäv still shuts out.
 */
function seesForATask(roles: readonly Role[], { caseType, status }: CaseObject): boolean {
  if (caseType !== 'lex-sarah') return false;
  const protects = beforeUtredning.includes(status) && includesAny(['enhetschef', 'verksamhetschef'], roles);
  return protects || (status === 'beslut-proposed' && includesAny(['lex-sarah-utredare'], roles));
}

/** Somebody whose every role has ended is assigned to nothing any more. */
function isAssigned(actor: Actor, object: CaseObject): boolean {
  return actor.grants.length > 0 && object.assigned.includes(actor.userId);
}

function isReporter(actor: Actor, object: CaseObject): boolean {
  if (actor.userId === 'anonym') return false;
  return object.reporterId === actor.userId || (object.coReporters?.includes(actor.userId) ?? false);
}

function isDoer(actor: Actor, action: Action, object: CaseObject): boolean {
  if (!isCaseType(object.caseType)) return false;
  const row: Doers | undefined = doers[object.caseType][action];
  if (row === undefined) return false;
  const inHand = isAssigned(actor, object) && (row.assigned === 'any' || holdsAny(actor, row.assigned ?? []));
  return inHand || includesAny(row.scoped ?? [], rolesIn(actor, object)) || (row.reporter === true && isReporter(actor, object));
}

/** A report may be filed for any unit. An åtgärd is proposed within the nodes of a role. Without sign-in: avvikelse and synpunkt only. */
function mayCreate(actor: Actor, action: Action, object: CaseObject): boolean {
  if (action !== 'register') return object.caseType === 'atgard' && isDoer(actor, action, object);
  if (actor.userId === 'anonym') return object.caseType === 'avvikelse' || object.caseType === 'synpunkt';
  if (object.caseType === 'lex-sarah-info') return holdsAny(actor, ['avtalsansvarig', 'lex-sarah-ansvarig', 'registrator']);
  if (object.caseType === 'extern-avvikelse') return holdsAny(actor, reporters.filter((role) => role !== 'utforare'));
  return isCaseType(object.caseType) && object.caseType !== 'atgard' && holdsAny(actor, reporters);
}

/** "Jag har också sett detta" (AV-08): colleagues of the same unit, and whoever may read the case. */
function mayJoin(actor: Actor, object: CaseObject): boolean {
  if (object.caseType !== 'avvikelse') return false;
  return includesAny(reporters, rolesIn(actor, object)) || mayRead(actor, object) !== 'none';
}

/** Whoever may file and works in the unit. */
export function worksIn(actor: Actor, unit: string): boolean {
  return actor.grants.some((grant) => reporters.includes(grant.role) && grant.nodeIds.includes(unit));
}

/** `be-away` is for oneself and for whom one is the chef of: the command knows whom it is about, and says no to the rest. */
function maySet(actor: Actor, action: 'configure' | 'be-away', object: CaseObject): boolean {
  return action === 'configure' ? mayConfigure(actor, object) : object.caseType === 'organisation' && actor.grants.length > 0;
}

function mayConfigure(actor: Actor, object: CaseObject): boolean {
  if (object.caseType === 'historic-import') return holdsAny(actor, ['kvalitetsledare']);
  // Who works with the other authorities keeps their addresses right; no right to any case follows from it.
  if (object.caseType === 'external-body') return holdsAny(actor, ['systemadministrator', 'kvalitetsledare', 'enhetschef', 'verksamhetschef']);
  return (object.caseType === 'organisation' || object.caseType === 'configuration') && holdsAny(actor, ['systemadministrator']);
}

function holdsAny(actor: Actor, roles: readonly Role[]): boolean {
  return actor.grants.some((grant) => roles.includes(grant.role));
}

function includesAny(wanted: readonly Role[], held: readonly Role[]): boolean {
  return held.some((role) => wanted.includes(role));
}
