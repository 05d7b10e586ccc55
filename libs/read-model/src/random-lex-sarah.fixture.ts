import { lexSarahBeslutValues, requiredUtredningParts } from '#domain/lex-sarah/lex-sarah.status.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { localDateOf, plusDays } from '#domain/time/calendar.js';
import { person } from './dice.fixture.js';
import {
  chosen,
  deadlineNotes,
  reason,
  shared,
  someone,
  text,
  unit,
  type Wish,
  type WishContext,
} from './random-wishes.fixture.js';

export function lexSarah(context: WishContext): Wish[] {
  const { dice, now, fresh } = context;
  if (fresh)
    return [
      {
        name: 'RegisterLexSarahRapport',
        by: someone(dice),
        data: { nodeId: unit(dice), whatHappened: text, laws: ['sol'], chefBerors: dice.chance(0.1) },
      },
    ];
  const [ansvarig, utredare] = [person('sara'), person('leila')];
  const value = dice.one(lexSarahBeslutValues);
  const note = { date: localDateOf(now), source: 'interview', nature: 'fact', title: 'Utredare', text };
  return [
    { name: 'RecordLexSarahOmedelbarAtgard', data: { what: text, takenAt: now }, by: ansvarig },
    { name: 'ClassifyLexSarah', data: { laws: ['sol'], categories: chosen(dice) }, by: ansvarig },
    { name: 'AssignLexSarahUtredare', data: { utredareId: utredare }, by: ansvarig },
    {
      name: 'ReplaceLexSarahUtredare',
      data: { utredareId: person(dice.one(['leila', 'goran'])), reason },
      by: ansvarig,
    },
    { name: 'AssignLexSarahBeslutsfattare', data: { beslutsfattareId: person('eva') }, by: ansvarig },
    {
      name: 'RecordLexSarahForhandsbedomning',
      data: { suspectedSeverity: 'unclear', ivoNow: dice.chance(0.3), motivering: text },
      by: ansvarig,
    },
    ...(dice.chance(0.2)
      ? [{ name: 'HandOverLexSarah', data: { toOperator: 'Annan', at: now, reason }, by: ansvarig }]
      : []),
    { name: 'StartLexSarahUtredning', data: {}, by: utredare },
    ...requiredUtredningParts.map((part) => ({
      name: 'RecordLexSarahUtredningPart',
      data: { noteId: uuidV5(`${part}|${now}`), part, ...note },
      by: utredare,
    })),
    { name: 'SubmitLexSarahBeslutsforslag', data: { value, motivering: text }, by: utredare },
    { name: 'WaiveLexSarahSecondReading', data: { reason }, by: ansvarig },
    { name: 'RecordLexSarahSecondReading', data: { agrees: true, motivering: text }, by: person('goran') },
    ...beslutFor(value, now),
    { name: 'GiveLexSarahAterkoppling', data: { text, whatChanged: text, channel: 'meeting', secrecyChecked: true }, by: ansvarig },
    {
      name: 'SkipLexSarahAterkoppling',
      data: { to: dice.one(['reporter', 'enskild', 'staff', 'namnd']), reason },
      by: ansvarig,
    },
    { name: 'InformLexSarahStaff', data: { informedAt: now, channel: 'meeting', text, secrecyChecked: true }, by: ansvarig },
    {
      name: 'RecordLexSarahIvoAnmalan',
      data: {
        sentAt: now,
        channel: 'post',
        utredningAttached: false,
        signedBy: 'N',
        receipt: 'R',
        avsandarensDiarienummer: 'SN 1',
      },
      by: ansvarig,
    },
    { name: 'StartLexSarahUppfoljning', data: {}, by: ansvarig },
    { name: 'CloseLexSarah', data: { retentionClass: 'bevaras' }, by: ansvarig },
    { name: 'ReopenLexSarah', data: { reason }, by: ansvarig },
    ...shared('LexSarah', context, 'lexSarah'),
    ...deadlineNotes('LexSarah', context),
  ];
}

export function beslutFor(value: string, decidedAt: string): Wish[] {
  const said = { value, motivering: text, title: 'Socialchef', delegationRef: 'D-1', decidedAt };
  return [
    { name: 'RecordLexSarahBeslut', data: said, by: person('eva') },
    { name: 'ReviseLexSarahBeslut', data: { ...said, reason, secondReadingWaived: reason }, by: person('eva') },
  ];
}

const refTypes: Readonly<Record<string, string>> = {
  avvikelse: 'avvikelse',
  synpunkt: 'synpunkt',
  lexSarah: 'lex-sarah',
};

const fromRisk = { riskIds: ['01930000-0000-7000-8000-0000000000f1'], comesFrom: text };

export function atgard(context: WishContext): Wish[] {
  const { dice, now, fresh, cases } = context;
  const day = localDateOf(now);
  if (fresh) {
    const about = cases.filter(({ name }) => name in refTypes);
    const caseRefs =
      about.length === 0 ? [] : [dice.one(about)].map(({ id, name }) => ({ caseId: id, caseType: refTypes[name] }));
    return [
      {
        name: 'ProposeAtgard',
        by: someone(dice),
        data: { nodeId: unit(dice), caseRefs, what: text, level: 'team', type: 'handledning', ...(about.length === 0 && fromRisk) },
      },
    ];
  }
  const by = person(dice.one(['birgitta', 'tomas']));
  return [
    { name: 'ApproveAtgard', data: { owner: someone(dice), dueDate: plusDays(day, 20), effectMeasure: text }, by },
    { name: 'RejectAtgard', data: { reason }, by },
    { name: 'StartAtgard', data: {}, by },
    { name: 'AssignAtgardOwner', data: { owner: someone(dice) }, by },
    {
      name: 'RescheduleAtgard',
      data: { field: dice.one(['dueDate', 'effectReviewDate']), to: plusDays(day, 40), reason },
      by,
    },
    { name: 'CompleteAtgard', data: { completedAt: now }, by },
    {
      name: 'ReviewAtgardEffect',
      data: { effect: dice.one(['achieved', 'partly', 'not-achieved']), evidence: text },
      by,
    },
    { name: 'ReopenAtgard', data: { reason }, by },
    { name: 'CloseAtgard', data: {}, by },
    ...deadlineNotes('Atgard', context),
  ];
}
