import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startClamd, type Clamd, type Mood } from './clamd.fixture.js';
import { createClamdScanner, ScannerUnavailable } from './scanner.js';

const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
let clamd: Clamd;
beforeAll(async () => {
  clamd = await startClamd();
});
afterEach(() => {
  clamd.mood = 'answers';
});
afterAll(() => clamd.stop());

test('F25 a clean file is clean, also one of many parts', async () => {
  expect(await createClamdScanner(clamd.address).scan(Buffer.alloc(300_001, 'a'))).toEqual({ result: 'clean' });
  expect(clamd.received).toBe(300_001);
});

test('F25 what it finds is told by its name', async () => {
  expect(await createClamdScanner(clamd.address).scan(Buffer.from(eicar))).toEqual({
    result: 'infected',
    signature: 'Eicar-Test-Signature',
  });
});

test.each<Mood>(['hangs', 'dies', 'babbles'])(
  'F25 a scanner that %s has not said that the file is clean',
  async (mood) => {
    clamd.mood = mood;
    await expect(createClamdScanner(clamd.address, 150).scan(Buffer.from('hej'))).rejects.toThrow(ScannerUnavailable);
  },
);

test('F25 a scanner that is away is away', async () => {
  await expect(createClamdScanner('127.0.0.1:1').scan(Buffer.from('hej'))).rejects.toThrow(ScannerUnavailable);
});

test('F25 it is reached by a socket too', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'klarsyn-clamd-'));
  const local = await startClamd(join(directory, 'clamd.ctl'));
  expect(await createClamdScanner(local.address).scan(Buffer.from('hej'))).toEqual({ result: 'clean' });
  await local.stop();
  rmSync(directory, { recursive: true, force: true });
});
