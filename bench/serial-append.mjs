import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { eventDefinitions } from '#domain/registry.js';
import { fileKekProvider } from '#event-store/kek.js';
import { createKeyStore } from '#event-store/keys.js';
import { createFieldCodec, createFieldCrypto } from '#event-store/personal-data.js';
import { createPostgresStore } from '#event-store/postgres.store.js';
import { join } from 'node:path';
import { newEvent, noted, payload } from './event.mjs';
import { interleaved, medianOf, percentile, ratioOf, round, timings } from './measure.mjs';
import { openEmmett } from './peer/emmett.mjs';

const sealedType = 'AvvikelseRegistered';
const standing = 50;

/** The baseline: one durable row, one round trip, a prepared statement. */
async function rawInsert(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE raw_row (id uuid PRIMARY KEY, data json NOT NULL)');
  const insert = { name: 'raw', text: 'INSERT INTO raw_row (id, data) VALUES ($1, $2)' };
  return {
    append: (n) => client.query({ ...insert, values: [randomUUID(), JSON.stringify(payload(n))] }),
    close: () => client.end(),
  };
}

async function sealer(database, place) {
  const pool = new pg.Pool({ connectionString: database.keysUrl, max: 2 });
  pool.on('error', () => undefined);
  const codec = createFieldCodec(
    createFieldCrypto(createKeyStore(pool, await fileKekProvider(join(place.directory, 'bench-keys')))),
    eventDefinitions,
  );
  return { codec, close: () => pool.end() };
}

/** As `payload`, in an event whose text is personal: about 400 bytes are sealed. */
function personal(n) {
  const { note } = payload(n);
  return { nodeId: randomUUID(), whatHappened: note };
}

/** A stream that is there already, with the version it has. */
function standingStreams(count) {
  return Array.from({ length: count }, () => ({ id: `bench-${randomUUID()}`, version: undefined }));
}

async function appendTo(store, stream, event) {
  const { version } = await store.append(stream.id, stream.version ?? 'no-stream', [event]);
  stream.version = version;
}

async function contestants(place, sizes) {
  const database = await place.klarsyn('bench_serial');
  const raw = await rawInsert(await place.empty('bench_raw'));
  const emmett = await openEmmett(await place.empty('bench_serial_emmett'));
  const store = await createPostgresStore({ connectionString: database.url });
  const { codec, close } = await sealer(database, place);
  const plain = standingStreams(standing);
  const sealed = standingStreams(standing);
  const appendSealed = async (stream, n) => {
    const id = randomUUID();
    const data = await codec.seal(stream.id, sealedType, id, personal(n));
    await appendTo(store, stream, newEvent(data, sealedType, id));
  };
  const calls = {
    raw: (n) => raw.append(n),
    newStream: (n) => appendTo(store, { id: `bench-${randomUUID()}` }, newEvent(payload(n))),
    existingStream: (n) => appendTo(store, plain[n % standing], newEvent(payload(n))),
    sealedNewStream: (n) => appendSealed({ id: `bench-${randomUUID()}` }, n),
    sealedExistingStream: (n) => appendSealed(sealed[n % standing], n),
    emmett: (n) => emmett.append(`bench-${randomUUID()}`, noted, [payload(n)]),
  };
  const turns = Object.fromEntries(
    Object.entries(calls).map(([name, call]) => [
      name,
      async () => {
        const took = await timings(sizes.serialAppends, call);
        return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
      },
    ]),
  );
  return { turns, close: () => Promise.all([raw.close(), emmett.close(), store.close(), close()]) };
}

/** Section 1: one append after the other, each waiting for its acknowledgement, against one durable INSERT. */
export async function serialAppend({ place, sizes, say }) {
  const { turns, close } = await contestants(place, sizes);
  try {
    const results = await interleaved(sizes.rounds, turns, say);
    const p50 = Object.fromEntries(
      Object.entries(results).map(([name, rounds]) => [name, round(medianOf(rounds, 'p50'), 3)]),
    );
    const p99 = Object.fromEntries(
      Object.entries(results).map(([name, rounds]) => [name, round(medianOf(rounds, 'p99'), 3)]),
    );
    const toRaw = (name) => round(ratioOf(results[name], results.raw, 'p50'));
    const ratios = { newStream: toRaw('newStream'), existingStream: toRaw('existingStream') };
    const sealedToPlain = round(ratioOf(results.sealedExistingStream, results.existingStream, 'p50'));
    return {
      // The dearer of the two stands for both.
      figures: { appendSerialVsRaw: Math.max(ratios.newStream, ratios.existingStream) },
      raw: {
        p50Ms: p50,
        p99Ms: p99,
        toRaw: {
          ...ratios,
          sealedNewStream: toRaw('sealedNewStream'),
          sealedExistingStream: toRaw('sealedExistingStream'),
          emmett: toRaw('emmett'),
        },
        sealedToPlain,
      },
      lines: [
        ['raw INSERT of one 500-byte row, p50', `${p50.raw} ms`],
        ['append to a new / an existing stream, p50', `${p50.newStream} / ${p50.existingStream} ms`],
        ['the same with personal data sealed, p50', `${p50.sealedNewStream} / ${p50.sealedExistingStream} ms`],
        ['sealed to plain, existing stream', `${sealedToPlain} x`],
        ['emmett, new stream, p50', `${p50.emmett} ms`],
      ],
    };
  } finally {
    await close();
  }
}
