import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { withClient } from '#infra/embedded/databases.js';
import { createEventRegistry } from '#event-store/stored-event.js';
import { createPostgresStore } from '#event-store/postgres.store.js';
import { eventDefinitions } from '#domain/registry.js';
import { Projections } from '#read-model/projections.js';
import { TableRows } from '#read-model/table-rows.js';
import { emptyDocument, evolve, newEvent, noted, payload } from './event.mjs';
import { inLanes, interleaved, medianOf, ratioOf, round } from './measure.mjs';
import { emmettDocuments, openEmmett, projectWithEmmett } from './peer/emmett.mjs';

const name = 'bench-document';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ourDocuments = `SELECT count(*)::int AS documents, coalesce(sum((document->>'events')::int), 0)::int AS events FROM rm.bench_document`;

/** One document per stream, kept as our read models are. */
function createProjection() {
  const documents = new TableRows({
    name: 'bench_document',
    key: ['streamId'],
    columns: { streamId: 'text', document: 'jsonb' },
  });
  return {
    name,
    version: 1,
    categories: ['bench'],
    onPoison: 'park-stream',
    tables: [documents],
    handles: new Set([noted]),
    want: ({ streamId }) => documents.want(streamId),
    apply({ streamId, data }) {
      documents.put({ streamId, document: evolve(documents.get(streamId)?.document ?? emptyDocument, data) });
    },
  };
}

/** The history both stores get: all streams grow side by side, so that a batch touches as many documents as it can. */
async function writeHistory({ streams, eventsPerStream, eventsPerAppend }, append) {
  const ids = Array.from({ length: streams }, () => `bench-${randomUUID()}`);
  for (let version = 0; version < eventsPerStream; version += eventsPerAppend) {
    const data = Array.from({ length: eventsPerAppend }, (_, i) => payload(version + i));
    await inLanes(64, ids, (id) => append(id, version, data));
  }
}

async function openOurs(place, size) {
  const { url, ownerUrl } = await place.klarsyn('bench_rebuild');
  await withClient(ownerUrl, (client) =>
    client.query(
      'CREATE TABLE rm.bench_document (stream_id text PRIMARY KEY, document jsonb NOT NULL); ALTER TABLE rm.bench_document OWNER TO klarsyn_app',
    ),
  );
  const store = await createPostgresStore({ connectionString: url });
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  // Only the name is asked of a definition here: projections read events without their schemas.
  const registry = createEventRegistry({ [noted]: Object.values(eventDefinitions)[0] });
  const projections = new Projections({
    pool,
    store,
    log: quiet,
    registry,
    batchSize: size.batchSize,
    definitions: [{ name, create: createProjection }],
  });
  await writeHistory(size, (id, version, data) =>
    store.append(
      id,
      version === 0 ? 'no-stream' : BigInt(version - 1),
      data.map((one) => newEvent(one)),
    ),
  );
  return {
    rebuild: () => projections.rebuild(name),
    count: async () => (await pool.query(ourDocuments)).rows[0],
    close: () => Promise.all([store.close(), pool.end()]),
  };
}

async function writeTheirs(place, size) {
  const url = await place.empty('bench_rebuild_emmett');
  const emmett = await openEmmett(url);
  await writeHistory(size, (id, _version, data) => emmett.append(id, noted, data));
  await emmett.close();
  return url;
}

/**
 * Section 3: building the documents anew from the whole log, with a checkpoint in each batch. Ours is rebuilt whole in
 * every round; theirs takes the same log in as many legs as there are rounds, each continuing from its own checkpoint.
 */
export async function projectionRebuild({ place, sizes, say }) {
  const size = sizes.rebuild;
  const all = size.streams * size.eventsPerStream;
  say(`  writing ${all} events to each store`);
  const ours = await openOurs(place, size);
  const theirs = await writeTheirs(place, size);
  const warmUp = size.batchSize;
  const leg = { type: noted, initialState: () => emptyDocument, evolve, batchSize: size.batchSize };
  const faults = [];
  const rebuildOurs = async () => {
    const { events, ms } = await ours.rebuild();
    const counted = await ours.count();
    if (events !== all || counted.documents !== size.streams || counted.events !== all) {
      faults.push(
        `the rebuild read ${events} of ${all} events into ${counted.documents} of ${size.streams} documents that count ${counted.events}`,
      );
    }
    return { perSecond: (all * 1000) / ms };
  };
  const rebuildTheirs = async (n) => {
    const events = n === 'warm-up' ? warmUp : Math.ceil((all - warmUp) / sizes.rounds);
    const start = performance.now();
    const handled = await projectWithEmmett(theirs, { ...leg, events });
    return { perSecond: (handled * 1000) / (performance.now() - start) };
  };
  try {
    const results = await interleaved(sizes.rounds, { ours: rebuildOurs, emmett: rebuildTheirs }, say);
    const raw = {
      streams: size.streams,
      events: all,
      batchSize: size.batchSize,
      ours: { eventsPerSecond: round(medianOf(results.ours, 'perSecond'), 0), ...(await ours.count()) },
      emmett: {
        eventsPerSecond: round(medianOf(results.emmett, 'perSecond'), 0),
        ...(await withClient(theirs, async (client) => (await client.query(emmettDocuments)).rows[0])),
      },
    };
    const line = ({ eventsPerSecond, documents, events }) =>
      `${eventsPerSecond} events/s (${documents} documents, ${events} events counted)`;
    return {
      figures: { rebuildVsEmmett: round(ratioOf(results.ours, results.emmett, 'perSecond')) },
      raw,
      faults,
      lines: [
        [`rebuild of ${size.streams} documents from ${all} events`, line(raw.ours)],
        ['emmett, the same', line(raw.emmett)],
      ],
    };
  } finally {
    await ours.close();
  }
}
