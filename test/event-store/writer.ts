import { randomUUID } from 'node:crypto';
import { VersionConflict, type EventStore } from '#event-store/event-store.js';
import { createPostgresStore } from '#event-store/postgres.store.js';
import { newEvent } from './fixtures.js';
import type { WriterJob, WriterReport } from './writer-job.js';

/** A process of its own that writes to the log at the address it is given and tells what was acknowledged. */
const [url = '', jobText = '{}'] = process.argv.slice(2);
const store = await createPostgresStore({ connectionString: url });
process.stdout.write(JSON.stringify(await write(store, JSON.parse(jobText) as WriterJob)));
await store.close();

async function write(to: EventStore, job: WriterJob): Promise<WriterReport> {
  const contestedWon = job.contested === undefined ? false : await tryBegin(to, job.contested);
  const written: WriterReport['written'][number][] = [];
  const streams = Array.from({ length: job.streams }, () => `rapport-${randomUUID()}`);
  const worker = async (): Promise<void> => {
    for (let streamId = streams.pop(); streamId !== undefined; streamId = streams.pop()) {
      for (let n = 0; n < job.eventsPerStream; n += 1) {
        const event = newEvent({ data: JSON.stringify({ n }) });
        const appended = await to.append(streamId, n === 0 ? 'no-stream' : BigInt(n - 1), [event]);
        written.push({
          id: event.id,
          streamId,
          version: String(appended.version),
          position: String(appended.position),
        });
      }
    }
  };
  await Promise.all(Array.from({ length: job.atOnce }, worker));
  return { written, contestedWon };
}

async function tryBegin(to: EventStore, streamId: string): Promise<boolean> {
  try {
    await to.append(streamId, 'no-stream', [newEvent()]);
    return true;
  } catch (error) {
    if (error instanceof VersionConflict) return false;
    throw error;
  }
}
