import { isSystem } from '../actor.js';
import { staffFacts } from '../case/case-facts.js';
import { assertNotFuture, assertNotInvolved, assertOrder } from '../case/case-decide.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { ruleSetIdsOf } from '../lagrum/rule-sets.js';
import { guideUsed } from '../policies/severity-guide.js';
import { localDateOf } from '../time/calendar.js';
import { anmalanDecidedEvents } from './ivo.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import { actorId, type LexSarahHandlers } from './lex-sarah.handlers.js';

type Rapport = Extract<LexSarahCommand, { type: 'RegisterLexSarahRapport' }>['data'];

/** First day that any rule set of lex Sarah is in force. */
const firstDayOfLaw = '2011-07-01';

/**
 * Who reports: whoever files it, or, when told or handed over on paper, the receiver in own right,
 * since the duty falls on everyone who learns of it (27 kap. 2 § SoL).
 */
function reporterFields(
  data: Rapport,
  context: DecideContext,
): { reporterId: string | null; receivedByOfficialId?: string } {
  const me = actorId(context);
  if (isSystem(context.actor)) return reporterNamedBySystem(data);
  if (me === 'anonym') throw new DomainError('unknown-person');
  if (data.origin !== undefined || (data.reporterId ?? me) !== me) throw new DomainError('forbidden');
  const receiver = data.receivedByOfficialId ?? (data.form === 'muntlig' ? me : undefined);
  if (receiver === undefined) return { reporterId: me };
  if (receiver !== me) throw new DomainError('forbidden');
  return { reporterId: null, receivedByOfficialId: receiver };
}

function reporterNamedBySystem(data: Rapport) {
  const { reporterId, receivedByOfficialId } = data;
  if (reporterId === undefined && receivedByOfficialId === undefined) throw new DomainError('unknown-person');
  return { reporterId: reporterId ?? null, ...(receivedByOfficialId !== undefined && { receivedByOfficialId }) };
}

function assertTimes(data: Rapport, reportedAt: string, receivedAt: string, now: string): void {
  assertNotFuture(now, data.occurredFrom, data.occurredTo, data.discoveredAt, reportedAt, receivedAt);
  assertOrder(data.occurredFrom, data.occurredTo);
  assertOrder(data.occurredFrom, data.discoveredAt, reportedAt, receivedAt);
  if (localDateOf(receivedAt) < firstDayOfLaw) throw new DomainError('time-order');
}

export const rapportHandlers = {
  RegisterLexSarahRapport: (data, _state, context) => {
    const receivedAt = data.receivedAt ?? context.now;
    const reportedAt = data.reportedAt ?? receivedAt;
    assertTimes(data, reportedAt, receivedAt, context.now);
    const { reporterId: _named, receivedByOfficialId: _receiver, ...said } = data;
    const registered = {
      ...said,
      ...reporterFields(data, context),
      operatorKind: context.facts.operatorKind ?? ('namnd' as const),
      reportedAt,
      receivedAt,
      enskilda: data.enskilda ?? [],
      involvedStaff: (data.involvedStaff ?? []).map(staffFacts),
      chefBerors: data.chefBerors ?? false,
      ruleSetIdsAtReport: [...ruleSetIdsOf(data.laws ?? ['sol', 'lss'], localDateOf(receivedAt))],
    };
    return [{ type: 'LexSarahRapportRegistered', data: registered }];
  },

  RecordLexSarahMuntligRapport: (data, state, context) => {
    if (state.form !== 'muntlig') throw new DomainError('not-muntlig');
    const documentedAt = data.documentedAt ?? context.now;
    assertNotFuture(context.now, documentedAt);
    assertOrder(state.receivedAt ?? undefined, documentedAt);
    return [
      { type: 'LexSarahMuntligRapportRecorded', data: { ...data, documentedBy: actorId(context), documentedAt } },
    ];
  },

  ConfirmLexSarahMuntligRapport: (data, state, context) => {
    if (state.form !== 'muntlig') throw new DomainError('not-muntlig');
    if (state.muntlig === 'not-documented') throw new DomainError('muntlig-not-documented');
    return [{ type: 'LexSarahMuntligRapportConfirmed', data: { ...data, by: actorId(context) } }];
  },

  AcknowledgeLexSarahRapport: (data, state) =>
    state.acknowledged ? [] : [{ type: 'LexSarahRapportAcknowledged', data }],

  RecordLexSarahOmedelbarAtgard: (data, _state, context) => {
    assertNotFuture(context.now, data.takenAt);
    return [{ type: 'LexSarahOmedelbarAtgardRecorded', data }];
  },

  RuleOutLexSarahOmedelbarAtgard: (data, state) => {
    if (state.omedelbarAtgard === 'taken') throw new DomainError('already-done');
    return state.omedelbarAtgard === 'not-needed' ? [] : [{ type: 'LexSarahOmedelbarAtgardRuledOut', data }];
  },

  InformLexSarahNamndordforande: (data, _state, context) => {
    assertNotFuture(context.now, data.informedAt);
    return [{ type: 'LexSarahNamndordforandeInformed', data }];
  },

  ClassifyLexSarah: (data, state, context) => {
    assertNotInvolved(state, actorId(context));
    return [{ type: 'LexSarahClassified', data }];
  },

  RecordLexSarahForhandsbedomning: (data, state, context) => {
    assertNotInvolved(state, actorId(context));
    if (state.omedelbarAtgard === 'not-assessed') throw new DomainError('omedelbar-atgard-not-assessed');
    const anmalan = data.ivoNow
      ? anmalanDecidedEvents(state, actorId(context), 'forhandsbedomning', data.motivering, context.now)
      : [];
    const { severityGuide, ...said } = data;
    return [{ type: 'LexSarahForhandsbedomningRecorded', data: { ...said, ...guideUsed(severityGuide) } }, ...anmalan];
  },

  HandOverLexSarah: (data, state, context) => {
    assertNotFuture(context.now, data.at);
    assertNotInvolved(state, actorId(context));
    return [{ type: 'LexSarahHandedOver', data }];
  },
} satisfies Partial<LexSarahHandlers>;
