import { afterAll, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { klarsyn, newDirectory, node, removeDirectory, root, startSystem } from './system.js';

const home = newDirectory();
afterAll(() => {
  removeDirectory(home);
});

/** Lets a program believe that it runs on an older Node. */
function pretending(version: string): string[] {
  const code = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

test.each(['start.mjs', 'klarsyn.mjs'])('A1 %s on too old a Node is one sentence', async (file) => {
  for (const version of ['14.21.3', '18.20.4', '20.18.1']) {
    const { code, stderr } = await node([...pretending(version), join(root, 'infra/start', file)], {
      DATA_DIR: join(home, 'old'),
    });
    expect([code, stderr]).toEqual([1, `Klarsyn needs Node 20.19 or newer, and this is Node ${version}.\n`]);
  }
  expect(existsSync(join(home, 'old'))).toBe(false);
});

test.each(['start.mjs', 'klarsyn.mjs'])('A1 %s is written so that an old Node can read it', (file) => {
  const text = readFileSync(join(root, 'infra/start', file), 'utf8');
  expect(text).not.toMatch(/^import .* from/m);
  expect(text).not.toMatch(/\bawait\b|\?\?=|\|\|=|&&=|#\w+ ?[=(]|\.at\(/);
});

test('A1 an argument that nobody knows is one sentence', async () => {
  const { ended } = await startSystem(join(home, 'data'), { args: ['--emty'] });
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([1, 'Unknown option \'--emty\': "npm start -- --empty" starts without demo data.\n']);
});

test('A3 production without its secrets is refused before anything is made', async () => {
  const { ended } = await startSystem(join(home, 'production'), { env: { NODE_ENV: 'production' }, args: [] });
  const { code, stderr } = await ended;
  expect(code).toBe(1);
  expect(stderr.match(/^NODE_ENV=production needs \w+: .*\.$/gm)).toHaveLength(6);
  expect(existsSync(join(home, 'production', 'postgres'))).toBe(false);
}, 120_000);

test('A3 production with demo accounts is refused', async () => {
  const { ended } = await startSystem(join(home, 'demo'), { env: { NODE_ENV: 'production', DEMO: 'true' }, args: [] });
  const { code, stderr } = await ended;
  expect(code).toBe(1);
  expect(stderr).toContain('NODE_ENV=production refuses demo accounts and demo data: take DEMO away.');
}, 120_000);

test('D1 the deadline command prints the two days and nothing else, and starts no database', async () => {
  const env = { DATA_DIR: join(home, 'deadline') };
  expect(await klarsyn(['deadline', '--from', '2026-10-24', '--months', '2'], env)).toEqual({
    code: 0,
    stdout: '{"nominal":"2026-12-24","lastAllowed":"2026-12-28"}\n',
    stderr: '',
  });
  expect(await klarsyn(['deadline', '--from', '2026-10-24', '--working-days', '10'], env)).toMatchObject({
    code: 0,
    stdout: '{"nominal":"2026-11-06","lastAllowed":"2026-11-06"}\n',
  });
  expect(existsSync(join(home, 'deadline'))).toBe(false);
}, 300_000);

test.each([
  [['deadline']],
  [['deadline', '--from', '2026-02-30', '--months', '2']],
  [['deadline', '--from', '2026-10-24', '--months', 'two']],
  [['deadline', '--until', 'x']],
  [['nonsense']],
])(
  'a command that makes no sense is one sentence and exit code 2: %j',
  async (args) => {
    const { code, stdout, stderr } = await klarsyn(args, { DATA_DIR: join(home, 'nonsense') });
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  },
  120_000,
);
