import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WriterJob, WriterReport } from './writer-job.js';

/** Runs the writer in a process of its own and waits for its report. */
export async function runWriter(url: string, job: WriterJob): Promise<WriterReport> {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', path('ts-register.mjs'), path('writer.ts'), url, JSON.stringify(job)],
    {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`writer ended with ${code}: ${texts.err}`);
  return JSON.parse(texts.out) as WriterReport;
}
