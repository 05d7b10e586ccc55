import { categories } from '#domain/code-lists/categories.js';
import { localDateOf, plusDays } from '#domain/time/calendar.js';
import { node, people, person, unitCodes, type Dice } from './dice.fixture.js';

export interface Wish {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by?: string;
}

export interface WishContext {
  readonly dice: Dice;
  readonly now: string;
  readonly fresh: boolean;
  readonly caseId: string;
  readonly cases: readonly { readonly name: string; readonly id: string }[];
  readonly state: unknown;
}

export const reason = 'Skäl';
export const text = 'Text';

export function chosen(dice: Dice) {
  const codes = categories.map(({ code }) => code).filter((code) => code !== 'ovrigt');
  const picked = [...new Set([dice.one(codes), dice.one(codes)])];
  return picked.map((code, at) => ({ code, primary: at === 0 }));
}

export const someone = (dice: Dice): string => person(dice.one(people));
/** Jäv falls mostly on people the process can do without. */
const bystander = (dice: Dice): string => person(dice.one(['amina', 'tomas', 'petra', 'marianne', 'goran']));
export const unit = (dice: Dice): string => node(dice.one(unitCodes));

/** What the case types share; names are made with the prefix of the type. */
export function shared(prefix: string, { dice, now, caseId, cases }: WishContext, category: string): Wish[] {
  const others = cases.filter(({ name, id }) => name === category && id !== caseId);
  const duplicate =
    others.length === 0
      ? []
      : [{ name: `Mark${prefix}Duplicate`, data: { masterCaseId: dice.one(others).id, reason }, by: person('sara') }];
  return [
    { name: `Move${prefix}`, data: { toNodeId: unit(dice), reason }, by: person('sara') },
    { name: `Add${prefix}Enhet`, data: { enhetId: unit(dice) }, by: person('sara') },
    { name: `Record${prefix}Diarienummer`, data: { diarienummer: 'SN 1', diarieforingAt: now } },
    {
      name: `Add${prefix}InvolvedStaff`,
      data: { personId: bystander(dice), part: dice.one(['named', 'manager', 'actor']) },
      by: person('sara'),
    },
    { name: `Declare${prefix}Jav`, data: { reason }, by: bystander(dice) },
    {
      name: `Decide${prefix}Jav`,
      data: { personId: bystander(dice), excluded: dice.chance(0.7), reason },
      by: person('sara'),
    },
    { name: `Add${prefix}Anteckning`, data: { kind: 'internal', text } },
    ...(dice.chance(0.25) ? duplicate : []),
  ];
}

export function deadlineNotes(prefix: string, { state, dice }: WishContext): Wish[] {
  const deadlines =
    typeof state === 'object' && state !== null && 'deadlines' in state
      ? Object.entries(state.deadlines as Record<string, { rev: number; wakes: { step: string }[] }>)
      : [];
  if (deadlines.length === 0) return [];
  const [deadlineId, { rev, wakes }] = dice.one(deadlines);
  const [wake] = wakes;
  return [
    { name: `Note${prefix}DeadlineMissed`, data: { deadlineId, rev } },
    ...(wake === undefined
      ? []
      : [{ name: `Note${prefix}DeadlineReminder`, data: { deadlineId, rev, step: wake.step } }]),
  ];
}

export function avvikelse(context: WishContext): Wish[] {
  const { dice, now, fresh } = context;
  const by = someone(dice);
  if (fresh) {
    return [
      {
        name: 'RegisterAvvikelse',
        by: dice.chance(0.1) ? 'anonym' : by,
        data: {
          nodeId: unit(dice),
          whatHappened: text,
          discoveredAt: now,
          affects: ['enskild'],
          omedelbarAtgardTaken: false,
          anonymous: dice.chance(0.1),
          someoneInDanger: dice.chance(0.2),
          chefBerors: dice.chance(0.1),
        },
      },
    ];
  }
  const chef = person(dice.one(['birgitta', 'tomas']));
  return [
    { name: 'AcknowledgeAvvikelse', data: { channel: 'in-app' } },
    { name: 'AddAvvikelseCoReporter', data: {}, by },
    {
      name: 'RecordAvvikelseBedomning',
      data: {
        laws: ['sol'],
        categories: chosen(dice),
        risk: { likelihood: 2, severity: 2 },
        lexSarahQuestion: dice.one(['no', 'no', 'unsure']),
      },
      by: chef,
    },
    { name: 'AssignAvvikelseUtredare', data: { utredareId: by }, by: chef },
    { name: 'StartAvvikelseUtredning', data: {}, by: chef },
    { name: 'CompleteAvvikelseUtredning', data: {}, by: chef },
    {
      name: 'RecordAvvikelseUtredning',
      data: {
        courseOfEvents: text,
        causeUndetermined: text,
        nature: 'fact',
        date: localDateOf(now),
        source: 'interview',
        title: 'Chef',
      },
      by: chef,
    },
    { name: 'StartAvvikelseUppfoljning', data: {}, by: chef },
    { name: 'GiveAvvikelseAterkoppling', data: { text }, by: chef },
    { name: 'SkipAvvikelseAterkoppling', data: { ground: 'reporter-left', reason }, by: chef },
    { name: 'CloseAvvikelse', data: { summary: text }, by: chef },
    { name: 'ReopenAvvikelse', data: { reason }, by: chef },
    { name: 'AnswerAvvikelseLexSarahQuestion', data: { answer: 'no', motivering: text }, by: person('sara') },
    ...shared('Avvikelse', context, 'avvikelse'),
    ...deadlineNotes('Avvikelse', context),
  ];
}

export function synpunkt(context: WishContext): Wish[] {
  const { dice, now, fresh } = context;
  if (fresh) {
    const senderKind = dice.one([undefined, 'berom', 'klagomal', 'forslag', 'fraga']);
    return [
      {
        name: 'RegisterSynpunkt',
        by: dice.one([someone(dice), 'anonym']),
        data: {
          nodeId: unit(dice),
          text,
          form: 'full',
          anonymous: dice.chance(0.3),
          subject: dice.one(['myndighet', 'utforare']),
          ...(senderKind === undefined ? {} : { senderKind }),
        },
      },
    ];
  }
  const by = person('petra');
  return [
    { name: 'AcknowledgeSynpunkt', data: { channel: 'letter' }, by },
    { name: 'AssignSynpunkt', data: { handlerId: someone(dice) }, by },
    {
      name: 'ClassifySynpunkt',
      data: {
        kind: dice.one(['synpunkt', 'klagomal', 'praise', 'question']),
        subject: dice.one(['myndighet', 'utforare']),
        categories: chosen(dice),
      },
      by,
    },
    { name: 'RecordSynpunktMissforhallandeBedomning', data: { answer: 'no' }, by },
    { name: 'StartSynpunktUtredning', data: {}, by },
    {
      name: 'RequestSynpunktYttrande',
      data: { utforareId: node('utforare'), dueDate: plusDays(localDateOf(now), 5), questions: text },
      by,
    },
    { name: 'RecordSynpunktYttrande', data: { text }, by },
    { name: 'AnswerSynpunkt', data: { summary: text, channel: 'brev', to: 'sender' }, by },
    { name: 'HandOverSynpunkt', data: { to: 'Regionen', senderInformed: true }, by },
    { name: 'StartSynpunktUppfoljning', data: {}, by },
    { name: 'CloseSynpunkt', data: { outcome: 'justified' }, by },
    { name: 'ReopenSynpunkt', data: { reason }, by },
    ...shared('Synpunkt', context, 'synpunkt'),
    ...deadlineNotes('Synpunkt', context),
  ];
}
