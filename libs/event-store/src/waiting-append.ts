import type { AdmittedEvent } from './admission.js';
import type { AppendAnswer } from './append-sql.js';
import { StreamClosed } from './errors.js';
import { EventIdTaken, VersionConflict, type Appended, type Expected } from './event-store.js';

/** An append between its call and its answer. */
export interface Waiting {
  readonly streamId: string;
  readonly expected: Expected;
  readonly events: readonly AdmittedEvent[];
  readonly size: number;
  readonly queuedAt: number;
  readonly deadline: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
  /** Sent once without an answer: from then on only the database can say whether it is written. */
  sent: boolean;
  settled: boolean;
}

const maxBatchAppends = 512;
const maxBatchBytes = 2 * 1024 * 1024;

/** The next batch: at most one append per stream, so that the fast path can state every version beforehand. Order is kept. */
export function takeBatch(waiting: readonly Waiting[]): { batch: Waiting[]; left: Waiting[] } {
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  const streams = new Set<string>();
  let size = 0;
  let i = 0;
  for (; i < waiting.length && batch.length < maxBatchAppends; i += 1) {
    const append = waiting[i];
    if (!append || append.settled) continue;
    if (batch.length > 0 && size + append.size > maxBatchBytes) break;
    if (streams.has(append.streamId)) {
      left.push(append);
      continue;
    }
    streams.add(append.streamId);
    batch.push(append);
    size += append.size;
  }
  return { batch, left: left.concat(waiting.slice(i)) };
}

export function settle(append: Waiting, answer: AppendAnswer | undefined): void {
  const { streamId, expected } = append;
  if (!answer || answer.status === 3) fail(append, new EventIdTaken(streamId));
  else if (answer.status === 4) fail(append, new StreamClosed(streamId));
  else if (answer.status === 2) fail(append, new VersionConflict(streamId, expected, answer.version));
  else {
    const outcome = answer.status === 0 ? 'written' : 'already-written';
    succeed(append, { outcome, version: answer.version ?? 0n, position: answer.position ?? 0n });
  }
}

export function succeed(append: Waiting, appended: Appended): void {
  append.settled = true;
  append.resolve(appended);
}

export function fail(append: Waiting, error: Error): void {
  append.settled = true;
  append.reject(error);
}
