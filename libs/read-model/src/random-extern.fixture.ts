import { localDateOf, plusDays, plusHours } from '#domain/time/calendar.js';
import { node, person } from './dice.fixture.js';
import { deadlineNotes, reason, shared, someone, text, unit, type Wish, type WishContext } from './random-wishes.fixture.js';

const letter = { counterpartyId: node('region'), causeIn: 'counterparty', description: text };

/** Wishes for an avvikelse to or from another authority. */
export function externAvvikelse(context: WishContext): Wish[] {
  const { dice, now, fresh } = context;
  const by = person('birgitta');
  const nodeId = unit(dice);
  if (fresh)
    return dice.chance(0.7)
      ? [{ name: 'CreateExternAvvikelse', data: { nodeId, ...letter }, by: someone(dice) }]
      : [{ name: 'RegisterExternAvvikelse', data: { nodeId, counterpartyId: node('skola'), receivedAt: now, channelIn: 'brev', description: text } }];
  const today = localDateOf(now);
  return [
    { name: 'AssignExternAvvikelse', data: { handlerId: someone(dice) }, by },
    { name: 'ReviseExternAvvikelse', data: letter, by },
    { name: 'ClearExternAvvikelse', data: { disclosureGround: 'samtycke', lookedThrough: true }, by },
    { name: 'RecordExternAvvikelseDispatch', data: { channel: 'brev', sentAt: now, identityChannel: 'telefon', title: text }, by },
    ...(dice.chance(0.5) ? [{ name: 'RecordExternAvvikelseReceipt', data: { receivedAt: now }, by }] : []),
    { name: 'RemindExternAvvikelseCounterparty', data: { remindedAt: now, channel: 'brev' }, by },
    { name: 'MarkExternAvvikelseUnanswered', data: {}, by },
    { name: 'RaiseExternAvvikelse', data: { forum: text, plannedMeetingDate: plusDays(today, 30) }, by },
    { name: 'RecordExternAvvikelseMeeting', data: { held: false, notHeldBecause: text }, by },
    { name: 'RecordExternAvvikelseMeeting', data: { held: true, heldAt: today, outcome: text }, by },
    ...(dice.chance(0.6) ? [{ name: 'RecordExternAvvikelseAnswer', data: { receivedAt: now, text, sufficient: true }, by }] : []),
    { name: 'AnalyseExternAvvikelse', data: { conclusion: text, ownShare: false }, by },
    { name: 'AcknowledgeExternAvvikelse', data: { at: now, channel: 'brev' }, by },
    { name: 'StartExternAvvikelseUtredning', data: {}, by },
    {
      name: 'AnswerExternAvvikelse',
      data: { text, disclosureGround: 'samtycke', identityChannel: 'telefon', channel: 'brev', sentAt: plusHours(now, -1) },
      by,
    },
    { name: 'CloseExternAvvikelse', data: { outcome: 'no-answer', reason, liftTo: 'forum', liftNote: text }, by },
    ...shared('ExternAvvikelse', context, 'externAvvikelse').filter(({ name }) => !/Enhet|Staff|Duplicate/.test(name)),
    ...deadlineNotes('ExternAvvikelse', context),
  ];
}

/** Wishes for what an utförare tells of its lex Sarah. */
export function lexSarahInfo(context: WishContext): Wish[] {
  const { dice, now, fresh } = context;
  const by = person('marianne');
  if (fresh)
    return [
      {
        name: 'RegisterLexSarahInfo',
        data: { nodeId: unit(dice), utforareId: node('utforare'), kind: dice.one(['rapport', 'ivo-anmalan']), receivedAt: now, channelIn: 'brev', summary: text },
        by,
      },
    ];
  const action = dice.one(['none', 'dialogue', 'request-utredning']);
  return [
    { name: 'AssignLexSarahInfo', data: { handlerId: someone(dice) }, by },
    { name: 'ReviewLexSarahInfo', data: { action, motivering: text, ownShare: false, seriousDeficiencies: false }, by },
    { name: 'RecordLexSarahInfoUtredning', data: { value: 'missforhallande', receivedAt: now }, by },
    { name: 'StartLexSarahInfoUppfoljning', data: {}, by },
    { name: 'CloseLexSarahInfo', data: { carriedOutAt: now, summary: text }, by },
    ...shared('LexSarahInfo', context, 'lexSarahInfo').filter(({ name }) => !/Enhet|Staff|Duplicate/.test(name)),
    ...deadlineNotes('LexSarahInfo', context),
  ];
}
