import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { localDateOf } from '#domain/time/calendar.js';
import type { Browser } from './browser.js';
import { person } from './stories.js';
import { dump, newCode, said, Stranger } from './stranger.js';
import { startTestSystem, type TestSystem } from './system.js';

const day = () => localDateOf(new Date().toISOString());

let system: TestSystem;
let petra: Browser;
beforeAll(async () => {
  system = await startTestSystem({ env: () => Promise.resolve({ TRUSTED_PROXIES: '127.0.0.1' }) });
  petra = await system.signIn('petra');
}, 60_000);
afterAll(() => system.stop());

describe('what a receipt code opens', () => {
  test('SY-05 a child who wrote reads the text written for the child first, and the whole answer below it only when it was to the child', async () => {
    const childAnswer = 'Du gjorde rätt som berättade. Nu finns alltid en vuxen att ringa.';
    const answerTo = async (to: string) => {
      const child = new Stranger(system);
      const { code, caseId } = await child.report({ form: 'child' });
      const contact = to === 'vardnadshavare' ? [['AssessSynpunktVardnadshavareContact', { allowed: true, reason: 'Barnet vill det.' }] as const] : [];
      for (const [name, data] of [
        ['AssignSynpunkt', { handlerId: person('petra') }], ['ClassifySynpunkt', { kind: 'question', subject: 'myndighet' }], ['RecordSynpunktMissforhallandeBedomning', { answer: 'no' }], ...contact,
        ['AnswerSynpunkt', { summary: 'Rutinen för telefon är ändrad.', whatChanged: 'Ny rutin.', channel: 'webb', to, childAnswer, childHeard: true }],
      ] as const) await petra.act('synpunkt', caseId, name, data);
      return (await child.read(code)).answers;
    };
    expect(await answerTo('sender')).toEqual([{ on: day(), text: childAnswer, whatChanged: null, whole: { text: 'Rutinen för telefon är ändrad.', whatChanged: 'Ny rutin.' } }]);
    expect(await answerTo('vardnadshavare')).toEqual([{ on: day(), text: childAnswer, whatChanged: null, whole: null }]);
  });

  test('F-12 SY-01 a handler gives a code to somebody who called without a name: once, and only its hash is kept', async () => {
    const caseId = uuidv7();
    await petra.act('synpunkt', caseId, 'RegisterSynpunkt', said({ anonymous: true, channelIn: 'telefon' }));
    const issue = (body: object, by = petra) => by.post(`/api/cases/synpunkt/${caseId}/receipt-code`, body);
    const first = { code: newCode(), commandId: uuidv7() };
    expect([(await issue(first)).status, (await issue(first)).status]).toEqual([200, 200]);
    const again = await issue({ code: newCode(), commandId: uuidv7() });
    expect([again.status, again.body['code']]).toEqual([409, 'already-done']);
    expect(await new Stranger(system).read(first.code)).toMatchObject({ text: 'Ingen ringde tillbaka.', caseType: 'synpunkt' });
    expect(await dump(system.database.ownerUrl)).not.toContain(first.code);
    const amina = await system.signIn('amina');
    expect((await issue({ code: newCode(), commandId: uuidv7() }, amina)).status).toBe(404);
    // Not as a command of its own: what a code hashes to is known to the server alone.
    const bare = await petra.post(`/api/synpunkt/${caseId}/IssueSynpunktReceiptCode`, { commandId: uuidv7(), codeHash: 'a'.repeat(64) });
    expect(bare.status).toBe(404);
  });
});
