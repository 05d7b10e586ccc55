import { randomUUID } from 'node:crypto';
import { createPostgresStore } from '#event-store/postgres.store.js';
import { newEvent, noted, payload } from './event.mjs';
import { interleaved, medianOf, ratioOf, round, sustained } from './measure.mjs';
import { openEmmett } from './peer/emmett.mjs';

const eventsPerStream = 10;

/** Every lane writes streams of its own, one event at a time, and begins a new stream after ten. */
function lanes(count, append) {
  const open = Array.from({ length: count }, () => ({ id: '', length: eventsPerStream }));
  let n = 0;
  return async (lane) => {
    const stream = open[lane];
    if (stream.length === eventsPerStream) Object.assign(stream, { id: `bench-${randomUUID()}`, length: 0 });
    await append(stream.id, stream.length, payload((n += 1)));
    stream.length += 1;
  };
}

/** Section 2: many writers at once, each waiting for its own acknowledgement. */
export async function concurrentAppend({ place, sizes, say }) {
  const { url } = await place.klarsyn('bench_concurrent');
  const store = await createPostgresStore({ connectionString: url });
  const emmett = await openEmmett(await place.empty('bench_concurrent_emmett'));
  const ours = lanes(sizes.lanes, (id, length, data) =>
    store.append(id, length === 0 ? 'no-stream' : BigInt(length - 1), [newEvent(data)]),
  );
  const theirs = lanes(sizes.lanes, (id, _length, data) => emmett.append(id, noted, [data]));
  try {
    const results = await interleaved(
      sizes.rounds,
      {
        ours: () => sustained(sizes.lanes, sizes.concurrentMs, ours),
        emmett: () => sustained(sizes.lanes, sizes.concurrentMs, theirs),
      },
      say,
    );
    const figuresOf = (rounds) => ({
      perSecond: round(medianOf(rounds, 'perSecond'), 0),
      p50Ms: round(medianOf(rounds, 'p50')),
      p99Ms: round(medianOf(rounds, 'p99')),
    });
    const raw = { writers: sizes.lanes, ours: figuresOf(results.ours), emmett: figuresOf(results.emmett) };
    const line = ({ perSecond, p50Ms, p99Ms }) => `${perSecond}/s, p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
    return {
      figures: { appendConcurrentVsEmmett: round(ratioOf(results.ours, results.emmett, 'perSecond')) },
      raw,
      lines: [
        [`appends with ${sizes.lanes} writers`, line(raw.ours)],
        [`emmett with ${sizes.lanes} writers`, line(raw.emmett)],
      ],
    };
  } finally {
    await Promise.all([store.close(), emmett.close()]);
  }
}
