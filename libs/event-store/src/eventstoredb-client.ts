/** The two client packages. Only one of them may ever be loaded in a process: they overwrite each other's message registry. */
export type ClientName = 'eventstore' | 'kurrent';

/** Where an event lies in `$all`: byte offsets, never counted with. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface ClientRecord {
  readonly streamId: string;
  readonly id: string;
  readonly revision: bigint;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly position?: LogPosition | undefined;
}

export interface ClientEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: 'application/octet-stream';
  readonly data: Uint8Array;
  readonly metadata: object;
}

export interface StreamFilter {
  readonly filterOn: 'streamName';
  readonly prefixes?: string[];
  readonly regex?: string;
  readonly checkpointInterval: number;
  readonly maxSearchWindow: number;
  checkpointReached(subscription: unknown, position: LogPosition): void;
}

/** A subscription of the client: a readable of events that also tells when it has caught up. */
export interface ClientSubscription {
  readonly readableLength: number;
  on(event: string, listener: (value: never) => void): unknown;
  pause(): unknown;
  resume(): unknown;
  unsubscribe(): Promise<void>;
}

export type ReadFrom = 'start' | 'end' | bigint;
interface ReadOptions {
  readonly maxCount: number;
  readonly direction: 'forwards' | 'backwards';
}

/** What both clients have in common and the adapter uses; nothing else of them is touched. */
export interface Client {
  appendToStream(
    streamId: string,
    events: readonly ClientEvent[],
    options: object,
  ): Promise<{ nextExpectedRevision: bigint }>;
  readStream(
    streamId: string,
    options: ReadOptions & { fromRevision: ReadFrom },
  ): AsyncIterable<{ event?: ClientRecord }>;
  readAll(
    options: ReadOptions & { fromPosition: 'start' | 'end' | LogPosition },
  ): AsyncIterable<{ event?: ClientRecord }>;
  subscribeToAll(
    options: { fromPosition: 'start' | LogPosition; filter: StreamFilter },
    readable: object,
  ): ClientSubscription;
  dispose(): Promise<void>;
  /** Not in the clients' types; closing the channel lets the process end at once. */
  getChannel?(): Promise<{ close(): void }>;
}

export interface SharedClient {
  readonly client: Client;
  /** The option of `appendToStream` that holds the expected version. */
  readonly expectedOption: 'expectedRevision' | 'streamState';
  /** The last one to release it disposes of the client. */
  release(): Promise<void>;
}

/** The address is refused before anything is sent. The message never repeats the address: it may hold a password. */
export class BadEventStoreUrl extends Error {
  constructor(why: string) {
    super(`EVENT_STORE_URL ${why}`);
    this.name = 'BadEventStoreUrl';
  }
}

interface Loaded {
  readonly name: ClientName;
  readonly url: string;
  readonly client: Promise<Client>;
  users: number;
}
let loaded: Loaded | undefined;

/**
 * The one client of this process. The packages keep pending appends in a map of the module, so a second client could
 * cancel the appends of the first; stores on the same address share it, another address or package is refused.
 */
export async function shareClient(name: ClientName, url: string): Promise<SharedClient> {
  checkUrl(url);
  loaded ??= { name, url, client: open(name, url), users: 0 };
  const mine = loaded;
  if (mine.name !== name || mine.url !== url)
    throw new BadEventStoreUrl('or EVENT_STORE_CLIENT is another than that of the client already open in this process');
  mine.users += 1;
  const release = once(async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    if (loaded === mine) loaded = undefined;
    await dispose(await mine.client);
  });
  try {
    return {
      client: await mine.client,
      expectedOption: name === 'kurrent' ? 'streamState' : 'expectedRevision',
      release,
    };
  } catch (error) {
    if (loaded === mine) loaded = undefined;
    throw error;
  }
}

/** What the clients accept in silence and must not be accepted. */
function checkUrl(url: string): void {
  const parsed = /^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\/([^/?]+)\/?(\?.*)?$/i.exec(url.trim());
  if (!parsed) throw new BadEventStoreUrl('is not esdb://host:port');
  const options = new URLSearchParams((parsed[4] ?? '').toLowerCase());
  if (options.get('tls') === 'false' && parsed[3]?.includes('@'))
    throw new BadEventStoreUrl('has a password and tls=false: the password would be dropped in silence');
  if (options.get('throwonappendfailure') === 'false')
    throw new BadEventStoreUrl('has throwOnAppendFailure=false: a failed append would look like a written one');
}

async function open(name: ClientName, url: string): Promise<Client> {
  if (name === 'kurrent') {
    const { KurrentDBClient } = await import('@kurrent/kurrentdb-client');
    return KurrentDBClient.connectionString(url.replace(/^esdb/i, 'kurrentdb')) as unknown as Client;
  }
  const { EventStoreDBClient } = await import('@eventstore/db-client');
  return EventStoreDBClient.connectionString(url.replace(/^(kurrentdb|kurrent|kdb)/i, 'esdb')) as unknown as Client;
}

/** Without this the process would never end. */
async function dispose(client: Client): Promise<void> {
  await client.dispose();
  const channel = await client.getChannel?.().catch(() => undefined);
  channel?.close();
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}
