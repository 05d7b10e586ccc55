import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import { ago, registerRapport } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({ env: () => Promise.resolve({ DIARIUM: 'outside' }) });
}, 60_000);
afterAll(() => system.stop());

test('LS-04 with a diarium outside the system sets no diarienummer, and the registrator records the one that it got there', async () => {
  const [amina, sara, ragnar] = await Promise.all([system.signIn('amina'), system.signIn('sara'), system.signIn('ragnar')]);
  const { caseId } = await registerRapport(amina);
  const ofKind = (view: LexSarahView) => view.deadlines.find((one) => one.kind === 'DL-LS-1')?.state;
  // The acknowledgement is the other thing that happens by itself after a registration: once it is there, the follow-up is over.
  const received = await sara.readUntil<LexSarahView>('lex-sarah', caseId, ({ view }) => view.acknowledgedAt !== null, 'acknowledged');
  expect([received.view.sections.diarienummer, ofKind(received.view)]).toEqual([null, 'armed']);
  await ragnar.act('lex-sarah', caseId, 'RecordLexSarahDiarienummer', { diarienummer: 'SN 2026/17', diarieforingAt: ago(0) });
  const entered = await sara.read<LexSarahView>('lex-sarah', caseId);
  expect([entered.view.sections.diarienummer?.diarienummer, ofKind(entered.view)]).toEqual(['SN 2026/17', 'met']);
});
