import type { CaseFacts } from './case-facts.js';
import { optionalText, text, withValue, yes, type Fields } from './fields.js';

export type Change = (facts: CaseFacts, data: Fields) => CaseFacts;

export const to =
  (status: string): Change =>
  (facts) => ({ ...facts, status });
export const only =
  (from: readonly string[], status: string): Change =>
  (facts) =>
    from.includes(facts.status) ? { ...facts, status } : facts;

const moved: Change = (facts, data) => {
  const unitId = text(data, 'toNodeId');
  return {
    ...facts,
    unitId,
    enheter: withValue(
      facts.enheter.filter((one) => one !== text(data, 'fromNodeId')),
      unitId,
    ),
  };
};

const javDeclared: Change = (facts, data) => ({
  ...facts,
  javDeclaredBy: withValue(facts.javDeclaredBy, text(data, 'personId')),
});

const javDecided: Change = (facts, data) => {
  const others = facts.excluded.filter((one) => one !== text(data, 'personId'));
  const javDeclaredBy = facts.javDeclaredBy.filter((one) => one !== text(data, 'personId'));
  if (!yes(data, 'excluded')) return { ...facts, javDeclaredBy, excluded: others };
  return { ...withoutPerson(facts, text(data, 'personId')), javDeclaredBy, excluded: [...others, text(data, 'personId')] };
};

/** Whoever is kept away holds no part in the case any longer, also when the jäv is lifted. */
function withoutPerson(facts: CaseFacts, personId: string): CaseFacts {
  const unless = (holder: string | null): string | null => (holder === personId ? null : holder);
  return {
    ...facts,
    utredareId: unless(facts.utredareId),
    beslutsfattareId: unless(facts.beslutsfattareId),
    handlerId: unless(facts.handlerId),
    secondReaderId: unless(facts.secondReaderId),
  };
}

const staffAdded: Change = (facts, data) => ({
  ...facts,
  involvedStaff: withValue(facts.involvedStaff, text(data, 'personId')),
  chefBerors: facts.chefBerors || optionalText(data, 'part') === 'manager',
});

export function commonChanges(prefix: string): Record<string, Change> {
  return {
    [`${prefix}Moved`]: moved,
    [`${prefix}DuplicateMarked`]: to('duplicate'),
    [`${prefix}EnhetAdded`]: (facts, data) => ({ ...facts, enheter: withValue(facts.enheter, text(data, 'enhetId')) }),
    [`${prefix}JavDeclared`]: javDeclared,
    [`${prefix}JavDecided`]: javDecided,
    [`${prefix}InvolvedStaffAdded`]: staffAdded,
    [`${prefix}Closed`]: to('closed'),
    [`${prefix}Reopened`]: to('under-utredning'),
  };
}

/** An avvikelse to or from another authority. */
export const externChanges: Readonly<Record<string, Change>> = {
  ExternAvvikelseRevised: to('draft'),
  ExternAvvikelseCleared: to('cleared'),
  ExternAvvikelseDispatched: to('sent'),
  ExternAvvikelseReceiptRecorded: to('acknowledged'),
  ExternAvvikelseAnswerRecorded: to('answered'),
  ExternAvvikelseUnansweredMarked: to('unanswered'),
  ExternAvvikelseRaised: to('raised'),
  ExternAvvikelseAnalysed: to('analysed'),
  ExternAvvikelseAcknowledged: to('acknowledged'),
  ExternAvvikelseUtredningStarted: to('under-utredning'),
  ExternAvvikelseAnswered: to('answered'),
  ExternAvvikelseAssigned: (facts, data) => ({ ...facts, handlerId: text(data, 'handlerId') }),
  ExternAvvikelseMoved: moved,
  ExternAvvikelseJavDeclared: javDeclared,
  ExternAvvikelseJavDecided: javDecided,
  ExternAvvikelseClosed: to('closed'),
};

/** What an utförare tells of its lex Sarah. */
export const infoChanges: Readonly<Record<string, Change>> = {
  LexSarahInfoReviewed: to('reviewed'),
  LexSarahInfoUppfoljningStarted: to('under-uppfoljning'),
  LexSarahInfoAssigned: (facts, data) => ({ ...facts, handlerId: text(data, 'handlerId') }),
  LexSarahInfoMoved: moved,
  LexSarahInfoJavDeclared: javDeclared,
  LexSarahInfoJavDecided: javDecided,
  LexSarahInfoClosed: to('closed'),
};

/** Those that change its state or unit. */
export const externStatusEvents: readonly string[] = Object.keys({ ...externChanges, ...infoChanges }).filter(
  (type) => !/Jav|Assigned/.test(type),
);
