import { caseObject } from '../case/access-object.js';
import { assertNotExcluded } from '../case/case-decide.js';
import type { DecideContext, Decider } from '../decider.js';
import type { CaseObject } from '../policies/access.js';
import { allowedCommands, assertFrom, decideWith, type Payloads } from '../transition.js';
import { aterkopplingHandlers } from './aterkoppling.js';
import { beslutHandlers } from './beslut.js';
import { caseHandlers } from './case-acts.js';
import { closingHandlers } from './closing.js';
import { assertIvoFrom, isIvoCommand, ivoFrom, ivoHandlers } from './ivo.js';
import { lexSarahCommands, type LexSarahCommand, type LexSarahCommands } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { evolveLexSarah } from './lex-sarah.evolve.js';
import type { LexSarahHandlers } from './lex-sarah.handlers.js';
import { initialLexSarah, type LexSarahState } from './lex-sarah.state.js';
import type { LexSarahStatus } from './lex-sarah.status.js';
import { peopleHandlers } from './people.js';
import { assertOfOperator, isOfOperator, providerHandlers } from './provider.js';
import { rapportHandlers } from './rapport.js';
import { missingParts, utredningHandlers } from './utredning.js';

const handlers: LexSarahHandlers = {
  ...rapportHandlers,
  ...peopleHandlers,
  ...utredningHandlers,
  ...beslutHandlers,
  ...aterkopplingHandlers,
  ...closingHandlers,
  ...ivoHandlers,
  ...providerHandlers,
  ...caseHandlers,
};

/** Where a command leads that carries nothing but the step itself: once there, it says nothing new. */
const leadsTo: Partial<Readonly<Record<LexSarahCommand['type'], LexSarahStatus>>> = {
  StartLexSarahUtredning: 'under-utredning',
  HandOverLexSarah: 'handed-over',
  StartLexSarahUppfoljning: 'under-uppfoljning',
  CloseLexSarah: 'closed',
};

function isTrueAlready(command: LexSarahCommand, state: LexSarahState): boolean {
  return (
    leadsTo[command.type] === state.status || (command.type === 'CloseLexSarahIvo' && state.ivo.status === 'closed')
  );
}

function decide(command: LexSarahCommand, state: LexSarahState, context: DecideContext): readonly LexSarahEvent[] {
  assertNotExcluded(state, context);
  if (isTrueAlready(command, state)) return [];
  assertFrom(lexSarahCommands[command.type], state.status);
  assertIvoFrom(command.type, state);
  if (state.status !== 'none') assertOfOperator(command.type, state);
  return decideWith<Payloads<LexSarahCommands>, LexSarahCommand['type'], LexSarahState, LexSarahEvent>(
    handlers,
    command,
    state,
    context,
  );
}

/** Lex Sarah with a nämnd as operator. Deadlines are added around `decide` by the deadline policy. */
export const lexSarah: Decider<LexSarahState, LexSarahCommand, LexSarahEvent> = {
  category: 'lexSarah',
  initial: initialLexSarah,
  decide,
  evolve: evolveLexSarah,
};

/** Besides whom a jäv decision names, staff named in the rapport and those who declared jäv themselves are kept away. */
export function accessObject(state: LexSarahState): CaseObject {
  const named = [...state.involvedStaff, ...state.javDeclaredBy].filter((personId) => personId !== state.reporterId);
  return caseObject('lex-sarah', 'lexSarah', state, named);
}

/** What the process allows now beyond the status: whoever asks, and as far as buttons need it. */
const onlyWhen: Partial<Readonly<Record<LexSarahCommand['type'], (state: LexSarahState) => boolean>>> = {
  RecordLexSarahMuntligRapport: (state) => state.form === 'muntlig',
  ConfirmLexSarahMuntligRapport: (state) => state.form === 'muntlig' && state.muntlig === 'documented',
  AcknowledgeLexSarahRapport: (state) => !state.acknowledged,
  RuleOutLexSarahOmedelbarAtgard: (state) => state.omedelbarAtgard === 'not-assessed',
  AssignLexSarahUtredare: (state) => state.people.utredare === undefined,
  ReplaceLexSarahUtredare: (state) => state.people.utredare !== undefined,
  RecordLexSarahForhandsbedomning: (state) => state.omedelbarAtgard !== 'not-assessed',
  ResolveLexSarahInvolvedStaff: (state) => state.unresolvedStaff.length > 0,
  StartLexSarahUtredning: (state) => state.people.utredare !== undefined,
  SubmitLexSarahBeslutsforslag: (state) => missingParts(state).length === 0,
  RecordLexSarahSecondReading: (state) => state.proposal?.reading === null,
  WaiveLexSarahSecondReading: (state) => state.proposal?.reading === null,
  RecordLexSarahBeslut: (state) => state.proposal?.reading != null,
  SkipLexSarahAterkoppling: (state) => Object.values(state.aterkoppling).includes('pending'),
  ReportLexSarahDelegationsbeslut: (state) => state.aterkoppling.namnd === 'pending',
  ContinueLexSarahAsAvvikelse: (state) => state.beslut?.value === 'inte-missforhallande' && !state.continuedAsAvvikelse,
  WithdrawLexSarahPrecedent: (state) => state.precedentPublished,
  RecordLexSarahIvoUtredning: (state) => !state.ivo.utredningSent,
  PlaceLexSarahLegalHold: (state) => !state.legalHold,
  LiftLexSarahLegalHold: (state) => state.legalHold,
};

export function availableLexSarahCommands(state: LexSarahState): LexSarahCommand['type'][] {
  return allowedCommands(lexSarahCommands, state.status).filter((command) => {
    const inRegion = !isIvoCommand(command) || ivoFrom[command].includes(state.ivo.status);
    return inRegion && isOfOperator(command, state) && (onlyWhen[command]?.(state) ?? true);
  });
}
