import type { CaseAggregateName } from '#domain/registry.js';
import * as extern from '#domain/extern-avvikelse/extern-avvikelse.spec-tool.js';
import * as lexSarah from '#domain/lex-sarah/lex-sarah.fixture.js';
import { node, person } from '#read-model/dice.fixture.js';

/** One step of a way through a process that chance finds too seldom: many guards stand on it. */
export interface StoryStep {
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly at?: string;
}

const closedLexSarah = [...lexSarah.beslutad('missforhallande'), ...lexSarah.told];
const uppfoljning = lexSarah.step(lexSarah.ansvarig, lexSarah.day(12), { type: 'StartLexSarahUppfoljning', data: {} });

function stepOf({ by, at, command }: lexSarah.Step): StoryStep {
  return { command: command.type, data: command.data, by: by.userId, at };
}

const handOver = lexSarah.step(lexSarah.ansvarig, lexSarah.day(4), { type: 'HandOverLexSarah', data: { toOperator: 'Regionen', at: lexSarah.day(4), reason: 'Deras verksamhet.' } });

const by = person('petra');
const praise: readonly StoryStep[] = [
  { command: 'RegisterSynpunkt', data: { nodeId: node('bof'), text: 'Tack för gott bemötande.', form: 'full', subject: 'myndighet', senderKind: 'berom' }, by },
  { command: 'ClassifySynpunkt', data: { kind: 'praise', subject: 'myndighet' }, by },
];
const acknowledged: StoryStep = { command: 'AcknowledgeSynpunkt', data: { channel: 'letter' }, by };
const assigned: StoryStep = { command: 'AssignSynpunkt', data: { handlerId: person('petra') }, by };
const noted: StoryStep = { command: 'CloseSynpunkt', data: { outcome: 'noted' }, by };

const handedOver: StoryStep = { command: 'HandOverSynpunkt', data: { to: 'Regionen', senderInformed: true }, by };

const tomas = 'tomas';
const externStep = (command: string, data: Readonly<Record<string, unknown>>, at: string = extern.now): StoryStep => ({ command, data, by: tomas, at });
const sentToThem = [externStep('CreateExternAvvikelse', extern.said), externStep('ClearExternAvvikelse', extern.consent), externStep('RecordExternAvvikelseDispatch', extern.dispatch)];
const nobodyAnswered = externStep('MarkExternAvvikelseUnanswered', {}, extern.may);

export const stories: Partial<Readonly<Record<CaseAggregateName, readonly (readonly StoryStep[])[]>>> = {
  lexSarah: [
    [...closedLexSarah, lexSarah.closed].map(stepOf),
    [...closedLexSarah, uppfoljning, lexSarah.closed].map(stepOf),
    [lexSarah.rapport, handOver].map(stepOf),
    [lexSarah.rapport, lexSarah.protectedNow, lexSarah.forhandsbedomning(false), handOver].map(stepOf),
  ],
  externAvvikelse: [
    [externStep('RegisterExternAvvikelse', extern.came), externStep('AcknowledgeExternAvvikelse', { at: extern.now, channel: 'brev' }), externStep('StartExternAvvikelseUtredning', {})],
    [...sentToThem, nobodyAnswered, externStep('RecordExternAvvikelseAnswer', extern.answer, extern.may)],
    [...sentToThem, externStep('RecordExternAvvikelseReceipt', { receivedAt: extern.now }), nobodyAnswered, externStep('RaiseExternAvvikelse', extern.raising, extern.may)],
    [...sentToThem, nobodyAnswered, externStep('CloseExternAvvikelse', { outcome: 'no-answer', reason: 'Inget svar.', liftTo: 'forum', liftNote: 'Samverkan.' }, extern.may)],
  ],
  synpunkt: [
    [...praise, noted],
    [...praise, acknowledged, noted],
    [...praise, acknowledged, assigned, noted],
    [...praise, handedOver],
    [...praise, acknowledged, handedOver],
    [...praise, acknowledged, assigned, handedOver],
  ],
};
