import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { nodeId } from '#infra/seed/organisation.js';
import { demoPeople } from '#infra/seed/people.js';
import { ago, person, registerAvvikelse, registerRapport, registerSynpunkt, today } from './stories.js';
import { startTestSystem, type TestSystem } from './system.js';

const canary = 'KANARIE-3f9a';
const enskild = { name: `${canary} Svensson`, personnummer: '19121212-1212', contact: '070-123 45 67' };
const secrets = [canary, '19121212', '121212-1212', '070-123 45 67', ...demoPeople.map(({ name }) => name), ...demoPeople.map(({ login }) => `${login}@nackby.example`)];

let system: TestSystem;
const answers: string[] = [];
beforeAll(async () => {
  system = await startTestSystem();
  const [amina, petra, sara, birgitta] = await Promise.all(['amina', 'petra', 'sara', 'birgitta'].map((login) => system.signIn(login)));
  if (!amina || !petra || !sara || !birgitta) throw new Error('somebody is missing');
  const person1 = { enskildId: uuidv7(), isChild: false, skyddadePersonuppgifter: true, ...enskild };
  const { caseId } = await registerAvvikelse(amina, { whatHappened: `${canary} föll.`, place: canary, enskilda: [person1], howDiscovered: canary });
  const rapport = await registerRapport(amina, {
    whatHappened: canary, place: canary, reporterName: canary, reporterContact: canary, enskilda: [{ ...person1, enskildId: uuidv7() }],
    involvedStaff: [{ personId: person('jonas'), part: 'named', name: canary }],
  });
  await registerSynpunkt(petra, { text: canary, sender: { name: canary, contact: canary } });
  await birgitta.act('avvikelse', caseId, 'EscalateAvvikelse', { lexSarahId: uuidv7(), whatHappened: canary });
  await sara.act('lex-sarah', rapport.caseId, 'RequestLexSarahKomplettering', { kompletteringId: uuidv7(), questions: canary });
  await sara.act('lex-sarah', rapport.caseId, 'DecideLexSarahJav', { personId: person('marianne'), excluded: true, reason: canary });
  await birgitta.act('atgard', uuidv7(), 'ProposeAtgard', { nodeId: nodeId('bof'), caseRefs: [{ caseId, caseType: 'avvikelse' }], what: canary, aim: canary, level: 'team', type: 'rutin' });
  await birgitta.act('avvikelse', caseId, 'RecordAvvikelseOmedelbarAtgard', { outcome: 'taken', description: canary, takenAt: ago(0) });
  // Refused in every way there is, each with the canary in it.
  const refused = [
    amina.command('avvikelse', uuidv7(), 'RegisterAvvikelse', { whatHappened: canary, [canary]: canary, affects: [canary] }),
    amina.command('avvikelse', caseId, canary, { whatHappened: canary }),
    birgitta.command('avvikelse', caseId, 'CloseAvvikelse', { summary: canary }),
    birgitta.command('avvikelse', caseId, 'AddAvvikelseAnteckning', { kind: 'internal', text: canary }, { ifMatch: '"0"' }),
    amina.post(`/api/avvikelse/${caseId}/CloseAvvikelse`, `{"${canary}`),
    amina.get(`/api/cases/avvikelse/${canary}`),
    amina.get(`/api/cases?unit=${canary}&${canary}=1`),
    amina.get(`/api/${canary}`),
    amina.request('DELETE', `/api/cases/${canary}`),
    amina.get(`/api/login/callback?state=${canary}&code=${canary}`),
  ];
  for (const answer of await Promise.all(refused)) {
    expect(answer.status).toBeGreaterThanOrEqual(200);
    answers.push(`${JSON.stringify([...answer.headers])} ${answer.text}`);
  }
  answers.push((await amina.get('/api/openapi.json')).text, (await amina.get('/api/health')).text, (await amina.get('/api/metrics')).text);
  expect((await birgitta.get(`/api/cases/avvikelse/${caseId}`)).text).toContain(canary);
  expect(today()).toHaveLength(10);
}, 60_000);
afterAll(() => system.stop());

/** Every row of every table, as text; bytes also as what they would read as. */
async function dump(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`SELECT t.* FROM ${name} t`);
    parts.push(...rows.flatMap((row) => [JSON.stringify(row), ...Object.values(row).filter(Buffer.isBuffer).flatMap((bytes) => [bytes.toString('latin1'), bytes.toString('utf8')])]));
  }
  await client.end();
  return parts.join('\n');
}

const found = (text: string) => secrets.filter((secret) => text.includes(secret));

test('no narrative, name, address or personnummer is in any table of the database, nor in that of the keys', async () => {
  const main = await dump(system.database.ownerUrl);
  expect(main.length).toBeGreaterThan(50_000);
  expect(found(main)).toEqual([]);
  expect(found(await dump(system.database.ownerKeysUrl))).toEqual([]);
});

test('none is in what the API has logged', () => {
  expect(system.log().split('\n').length).toBeGreaterThan(1);
  expect(found(system.log())).toEqual([]);
});

test('none is in an answer that refuses, in its headers, in openapi.json, health or metrics', () => {
  expect(answers.filter((answer) => found(answer).length > 0)).toEqual([]);
});

test('none is in a file of the data directory', () => {
  const files = readdirSync(system.config.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => found(readFileSync(join(file.parentPath, file.name), 'latin1')).length > 0)).toEqual([]);
});

test('the letters that wait name an account and a kind, and nothing of the case', async () => {
  const rows = await system.sql<Record<string, unknown>>('SELECT * FROM rm.outbox');
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) expect(Object.keys(row).sort()).toEqual(Object.keys(rows[0] ?? {}).sort());
  expect(found(JSON.stringify(rows))).toEqual([]);
});
