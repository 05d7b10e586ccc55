import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { PublicReceiptAnswer } from '#domain/answers/public.js';
import type { WorklistAnswer } from '#domain/answers/worklist.js';
import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import type { SynpunktView } from '#domain/synpunkt/synpunkt.view.js';
import { localDateOf } from '#domain/time/calendar.js';
import { createReadModel } from '#read-model/create-read-model.js';
import { openRecord } from '#event-store/open-record.js';
import { nodeId } from '#infra/seed/organisation.js';
import { createLogger } from '../../apps/api/src/logger.js';
import { Browser } from './browser.js';
import { person } from './stories.js';
import { dump, newCode, said, Stranger as AnyStranger } from './stranger.js';
import { startTestSystem, type TestSystem } from './system.js';

/** What a request brings along, each part so that it is found again wherever it was kept. */
const traces = { address: '203.0.113.77', agent: 'Spaning/7.31', referer: 'https://spar.example/min-sida', cookie: 'spar-av-den-som-skrev' };
const canary = 'KANARIE-7c1e';
const day = () => localDateOf(new Date().toISOString());

let system: TestSystem;
let petra: Browser;
beforeAll(async () => {
  system = await startTestSystem({ env: () => Promise.resolve({ TRUSTED_PROXIES: '127.0.0.1', PUBLIC_FORMS_PER_HOUR: '3', WHISTLEBLOWING_URL: 'https://visselblasa.example', SOCIALJOUR_NUMBER: '08-123 45 67' }) });
  petra = await system.signIn('petra');
}, 60_000);
afterAll(() => system.stop());

/** Somebody on a network of her own. */
class Stranger extends AnyStranger {
  constructor(address?: string) {
    super(system, address);
  }
}

describe('F-12 the receipt code', () => {
  test('opens the case it was made for, with what was written to the sender and nothing else', async () => {
    const stranger = new Stranger();
    const { code, caseId, number } = await stranger.report();
    await petra.act('synpunkt', caseId, 'AssignSynpunkt', { handlerId: person('petra') });
    await petra.act('synpunkt', caseId, 'AddSynpunktAnteckning', { kind: 'internal', text: 'Bara för oss.' });
    await petra.act('synpunkt', caseId, 'SendSynpunktMessage', { from: 'handler', text: 'Vilken dag var det?' });
    const page = await stranger.read(code.replaceAll(/(\d{4})(?=\d)/g, '$1 '));
    expect(page).toMatchObject({ caseType: 'synpunkt', number, status: 'assigned', receivedOn: day(), text: 'Ingen ringde tillbaka.', answers: [], withdrawn: false, mayWithdraw: true });
    expect(page.dialogue).toEqual([{ on: day(), from: 'handler', kind: 'message', text: 'Vilken dag var det?' }]);
    expect(JSON.stringify(page)).not.toMatch(/Bara för oss|petra|[0-9a-f]{8}-[0-9a-f]{4}-/i);
  });

  test('carries the talk both ways, answers a question and takes the synpunkt back', async () => {
    const stranger = new Stranger();
    const { code, caseId } = await stranger.report();
    await petra.act('synpunkt', caseId, 'RequestSynpunktKomplettering', { kompletteringId: uuidv7(), questions: 'Var det på morgonen?' });
    const asked = await stranger.read(code);
    const commandId = uuidv7();
    const answered = await stranger.send('receipt/message', { code, commandId, kompletteringId: asked.openQuestionId, text: 'Ja.' });
    expect(answered.body.openQuestionId).toBeNull();
    await stranger.send('receipt/message', { code, commandId, kompletteringId: asked.openQuestionId, text: 'Ja.' });
    const written = await stranger.send('receipt/message', { code, commandId: uuidv7(), text: 'Tack för att ni frågar.' });
    expect(written.body.dialogue.map(({ from, kind, text }) => [from, kind, text])).toEqual([
      ['handler', 'question', 'Var det på morgonen?'], ['sender', 'addition', 'Ja.'], ['sender', 'message', 'Tack för att ni frågar.'],
    ]);
    const back = await stranger.send('receipt/withdraw', { code, commandId: uuidv7() });
    expect([back.body.withdrawn, back.body.mayWithdraw]).toEqual([true, false]);
    const { view } = await petra.read<SynpunktView>('synpunkt', caseId);
    expect(view.withdrawn).toMatchObject({ by: 'anonym' });
    expect(view.sections).toMatchObject({ receiptCode: true, messages: [{ from: 'sender', by: 'anonym', text: 'Tack för att ni frågar.' }] });
  });

  test('is talked with in the worklist, too: what the sender has written waits until somebody answers', async () => {
    const stranger = new Stranger();
    const { code, caseId, number } = await stranger.report();
    const waiting = async () => {
      const { body } = await petra.get<WorklistAnswer>(`/api/cases?number=${number}`);
      return body.rows.find((row) => row.caseId === caseId)?.newMessage;
    };
    expect(await waiting()).toBe(false);
    await stranger.send('receipt/message', { code, commandId: uuidv7(), text: 'Hallå?' });
    expect(await waiting()).toBe(true);
    await petra.act('synpunkt', caseId, 'SendSynpunktMessage', { from: 'handler', text: 'Vi läser.' });
    expect(await waiting()).toBe(false);
  });

  test('T4 of an anonymous case the handler sees the day, not the clock time at which it was written', async () => {
    const stranger = new Stranger();
    const { code, caseId } = await stranger.report();
    await stranger.send('receipt/message', { code, commandId: uuidv7(), text: 'En sak till.' });
    const page = await petra.readUntil<SynpunktView>('synpunkt', caseId, ({ view }) => view.acknowledged !== null, 'acknowledged');
    expect([page.view.receivedAt, page.view.report.at, page.view.acknowledged?.at, page.view.sections.dialogue[0]?.at]).toEqual([day(), day(), day(), day()]);
    expect(JSON.stringify(page.view)).not.toMatch(/"(at|receivedAt|startedAt|diarieforingAt|metAt)":"[^"]*T/);
  });

  test('F-12 adds a file to its own case and to no other', async () => {
    const stranger = new Stranger();
    const { code, caseId } = await stranger.report();
    const put = (shown: string) => stranger.browser.request('PUT', `/api/public/attachments/${uuidv7()}`, {
      headers: {
        'content-type': 'application/octet-stream', 'x-klarsyn': '1', origin: system.url, 'x-forwarded-for': stranger.address, 'x-file-name': 'anteckning.txt', 'x-klarsyn-code': shown,
      },
      body: 'Det här såg jag.',
    });
    expect([(await put(code)).status, (await put(newCode())).status, (await put('1234')).status]).toEqual([200, 404, 400]);
    expect((await stranger.read(code)).files).toEqual([{ on: day(), name: 'anteckning.txt' }]);
    const { view } = await petra.read<SynpunktView>('synpunkt', caseId);
    expect(view.sections.attachments).toMatchObject([{ name: 'anteckning.txt', from: 'reporter', by: 'anonym', at: day() }]);
  });

  test('VIS-06 an answer to somebody else than the sender is not shown', async () => {
    const stranger = new Stranger();
    const { code, caseId } = await stranger.report();
    await petra.act('synpunkt', caseId, 'AssignSynpunkt', { handlerId: person('petra') });
    await petra.act('synpunkt', caseId, 'ClassifySynpunkt', { kind: 'question', subject: 'myndighet' });
    await petra.act('synpunkt', caseId, 'RecordSynpunktMissforhallandeBedomning', { answer: 'no' });
    await petra.act('synpunkt', caseId, 'AnswerSynpunkt', { summary: 'Till den enskilde.', channel: 'brev', to: 'enskild' });
    expect(await stranger.read(code)).toMatchObject({ status: 'answered', answers: [] });
  });

  test('B12 a wrong code says only that it is wrong, five times in a minute for one network, whatever comes at once', async () => {
    const { code } = await new Stranger().report();
    const guesser = new Stranger();
    const answers = await Promise.all(Array.from({ length: 8 }, () => guesser.send<Record<string, unknown>>('receipt', { code: newCode() })));
    expect(answers.map(({ status }) => status).sort()).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect([refused?.body['code'], Number(refused?.headers.get('retry-after')) > 0]).toEqual(['too-many-requests', true]);
    expect((await guesser.send('receipt', { code })).status).toBe(429);
    expect((await new Stranger().send('receipt', { code })).status).toBe(200);
  });

  test('the right code may be used again and again', async () => {
    const stranger = new Stranger();
    const { code } = await stranger.report();
    for (let time = 0; time < 8; time += 1) expect((await stranger.send('receipt', { code })).status).toBe(200);
  });

  test('is nowhere: not in the log, not in a table, not in an address; only its hash is', async () => {
    const { code, caseId } = await new Stranger().report();
    const everything = `${await dump(system.database.ownerUrl)}${await dump(system.database.ownerKeysUrl)}${system.log()}`;
    expect(everything).not.toContain(code);
    expect(everything).not.toContain(createHash('sha256').update(code).digest('hex'));
    const [row] = await system.sql<{ hash: string }>('SELECT code_hash AS hash FROM rm.receipt_code WHERE case_id = $1', [caseId]);
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
    const page = await petra.read('synpunkt', caseId);
    expect(JSON.stringify(page)).not.toContain(row?.hash ?? '?');
  });

  test('lives through a restart and a rebuild: the record holds it', async () => {
    const stranger = new Stranger();
    const { code } = await stranger.report();
    await system.sql('TRUNCATE rm.receipt_code');
    const record = await openRecord(system.config, { name: 'rebuild', log: () => undefined });
    await createReadModel({ pool: record.pool, store: record.store, log: createLogger('silent', 'rebuild') }).rebuild('receipt-codes');
    await record.close();
    await system.restart();
    expect((await stranger.read(code)).text).toBe('Ingen ringde tillbaka.');
    petra = await system.signIn('petra');
  });
});

describe('a report without sign-in', () => {
  test('SY-01 SY-02 text and receiver are enough, and the same report sent twice is one case with the same receipt', async () => {
    const stranger = new Stranger();
    const body = { code: newCode(), commandId: uuidv7(), ...said() };
    const [first, again] = [await stranger.send<PublicReceiptAnswer>('synpunkt', body), await stranger.send<PublicReceiptAnswer>('synpunkt', body)];
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect(first.headers.getSetCookie()).toEqual([]);
    const other = await stranger.send<Record<string, unknown>>('synpunkt', { ...body, commandId: uuidv7(), text: 'Något annat.' });
    expect([other.status, other.body['code']]).toEqual([409, 'case-exists']);
    expect((await stranger.read(body.code)).text).toBe('Ingen ringde tillbaka.');
  });

  test('no case of others can be met or touched: ids are never taken from outside', async () => {
    const { caseId } = await new Stranger().report();
    const answer = await new Stranger().send<Record<string, unknown>>('synpunkt', { code: newCode(), commandId: uuidv7(), caseId, ...said() });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-input']);
    expect((await new Browser(system.url).command('synpunkt', caseId, 'WithdrawSynpunkt')).status).toBe(401);
  });

  test('is limited for a network, and what is refused for its form is not counted', async () => {
    const stranger = new Stranger();
    const send = (more: object = {}) => stranger.send<Record<string, unknown>>('synpunkt', { code: newCode(), commandId: uuidv7(), ...said(more) });
    for (let time = 0; time < 5; time += 1) expect((await send({ nodeId: uuidv7() })).status).toBe(400);
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 200]);
    const refused = await send();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 3_000]).toEqual([429, true]);
  });

  test('B8 comes from our own page or not at all', async () => {
    const stranger = new Stranger();
    const body = { code: newCode(), commandId: uuidv7(), ...said() };
    for (const headers of [{ origin: 'https://ond.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
      expect((await stranger.send('synpunkt', body, headers)).status).toBe(403);
    }
    expect((await stranger.browser.request('POST', '/api/public/synpunkt', { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status).toBe(403);
  });

  test('T4 no address, user agent, referer or cookie of an anonymous sender is in a log line or a table', async () => {
    const stranger = new Stranger(traces.address);
    const headers = { 'user-agent': traces.agent, referer: traces.referer, cookie: `spar=${traces.cookie}` };
    const code = newCode();
    expect((await stranger.send('synpunkt', { code, commandId: uuidv7(), ...said({ text: canary }) }, headers)).status).toBe(200);
    expect((await stranger.send('receipt', { code }, headers)).status).toBe(200);
    expect((await stranger.send('receipt', { code: newCode() }, headers)).status).toBe(404);
    expect((await stranger.send('synpunkt', { code, commandId: uuidv7(), text: canary }, headers)).status).toBe(400);
    const everything = `${await dump(system.database.ownerUrl)}${await dump(system.database.ownerKeysUrl)}${system.log()}`;
    for (const trace of [...Object.values(traces), canary]) expect([trace, everything.includes(trace)]).toEqual([trace, false]);
    const sessions = await system.sql<{ n: string }>('SELECT count(*) AS n FROM id.session');
    await stranger.read(code);
    expect(await system.sql<{ n: string }>('SELECT count(*) AS n FROM id.session')).toEqual(sessions);
  });

  test('reading by code is a row of the access log that tells nobody', async () => {
    const stranger = new Stranger();
    const { code, caseId } = await stranger.report();
    await stranger.read(code);
    const rows = await system.sql<Record<string, unknown>>(`SELECT user_id, role, action, classes, basis, request_id, session_hash, result FROM al.entry WHERE case_ids @> ARRAY[$1]`, [caseId]);
    expect(rows).toEqual([{ user_id: 'anonym', role: 'receipt', action: 'open', classes: 'K3', basis: 'receipt', request_id: '', session_hash: '', result: 'allowed' }]);
  });

  test('an anonymous avvikelse keeps no name and waits for the lex Sarah question (AV-02)', async () => {
    const stranger = new Stranger();
    const code = newCode();
    const avvikelse = { nodeId: nodeId('bof-utredning'), whatHappened: 'Dörren var låst.', discoveredOn: day(), affects: ['enskild'], omedelbarAtgardTaken: false };
    const answer = await stranger.send<PublicReceiptAnswer>('avvikelse', { code, commandId: uuidv7(), ...avvikelse });
    expect(answer.status).toBe(200);
    expect(await stranger.read(code)).toMatchObject({ caseType: 'avvikelse', text: 'Dörren var låst.', mayWithdraw: false });
    expect((await stranger.send('receipt/withdraw', { code, commandId: uuidv7() })).status).toBe(404);
    const [row] = await system.sql<{ caseId: string }>('SELECT case_id AS "caseId" FROM rm.case_number WHERE number = $1', [answer.body.number]);
    const birgitta = await system.signIn('birgitta');
    const { view } = await birgitta.read<AvvikelseView>('avvikelse', row?.caseId ?? '');
    expect(view).toMatchObject({ reporterId: null, sections: { receiptCode: true } });
    const closing = await birgitta.command('avvikelse', row?.caseId ?? '', 'CloseAvvikelse', { summary: 'Klart.' });
    expect(closing.status).toBe(409);
  });

  test('the form tells where to send, whom to call and where the whistleblower channel is', async () => {
    const { body } = await new Browser(system.url).get('/api/public/form');
    expect(body).toMatchObject({ whistleblowing: 'https://visselblasa.example', help: [{ number: '112' }, { number: '08-123 45 67' }, { number: '116 111' }] });
    expect(JSON.stringify(body)).toContain(nodeId('bof-utredning'));
  });
});
