import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { assertOpaque, StorageUnavailable, type FilePlace, type FileStorage, type FoundFile } from './file-storage.js';

export interface S3Settings {
  /** `https://s3.exempel.se`, without the bucket. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  /** The bucket stands in the path; otherwise it is the first part of the host name. */
  readonly pathStyle: boolean;
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs?: number;
}

interface Call {
  readonly method: 'GET' | 'PUT' | 'HEAD' | 'DELETE';
  readonly key?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers that mean something; every other is a fault. */
  readonly expected: readonly number[];
}

/** Files in a bucket of anything that speaks S3. What lies there is sealed, so the bucket need not be trusted with it. */
export function createS3Storage(settings: S3Settings): FileStorage {
  const call = caller(settings);
  const pageOf = async (prefix: string, after: string): Promise<string> => {
    const query = { 'list-type': '2', prefix, ...(after !== '' && { 'continuation-token': after }) };
    return Buffer.from((await call({ method: 'GET', query, expected: [200] })).bytes).toString('utf8');
  };
  return {
    async put(place, bytes) {
      const key = keyOf(place);
      // A server that knows no condition would overwrite, so the place is looked at first.
      const there = await call({ method: 'HEAD', key, expected: [200, 404] });
      if (there.status === 200) return 'taken';
      const headers = { 'if-none-match': '*', 'content-type': 'application/octet-stream' };
      const answer = await call({ method: 'PUT', key, body: bytes, headers, expected: [200, 201, 204, 409, 412] });
      return answer.status === 412 || answer.status === 409 ? 'taken' : 'stored';
    },
    async get(place) {
      const answer = await call({ method: 'GET', key: keyOf(place), expected: [200, 404] });
      return answer.status === 404 ? null : answer.bytes;
    },
    async remove(place) {
      await call({ method: 'DELETE', key: keyOf(place), expected: [200, 204, 404] });
    },
    async *list(streamId) {
      if (streamId !== undefined) assertOpaque(streamId);
      const prefix = streamId === undefined ? '' : `${streamId}/`;
      for (let after: string | undefined = ''; after !== undefined;) {
        const page: string = await pageOf(prefix, after);
        yield* filesIn(page);
        after = elementOf(page, 'NextContinuationToken');
      }
    },
    // An object exists when all of it has arrived, so nothing half is ever there.
    discardUnfinished: () => Promise.resolve(0),
  };
}

function keyOf({ streamId, fileId }: FilePlace): string {
  assertOpaque(streamId, fileId);
  return `${streamId}/${fileId}`;
}

function caller(settings: S3Settings): (call: Call) => Promise<{ status: number; bytes: Uint8Array }> {
  const client = new AwsClient({
    accessKeyId: settings.keyId,
    secretAccessKey: settings.secret,
    service: 's3',
    region: settings.region,
    retries: 2,
  });
  return async (call) => {
    const body = call.body === undefined ? undefined : Buffer.from(call.body);
    const sha256 = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    const { status, bytes } = await client
      .fetch(addressOf(settings, call), {
        method: call.method,
        headers: { ...call.headers, 'x-amz-content-sha256': sha256 },
        ...(body !== undefined && { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(settings.timeoutMs ?? 60_000),
      })
      .then(async (answer) => ({ status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }))
      .catch((error: unknown) => {
        throw new StorageUnavailable(error instanceof Error ? error.name : 'no answer');
      });
    if (!call.expected.includes(status)) throw new StorageUnavailable(`HTTP ${String(status)}`);
    return { status, bytes };
  };
}

function addressOf({ endpoint, bucket, pathStyle }: S3Settings, { key, query }: Call): string {
  const address = new URL(endpoint);
  if (!pathStyle) address.hostname = `${bucket}.${address.hostname}`;
  const start = address.pathname.replace(/\/$/, '');
  address.pathname = [start, ...(pathStyle ? [bucket] : []), ...(key === undefined ? [] : [key])].join('/');
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
  return address.href;
}

function* filesIn(page: string): Generator<FoundFile> {
  for (const [entry] of page.matchAll(/<Contents>.*?<\/Contents>/gs)) {
    const [streamId = '', fileId = '', ...rest] = (elementOf(entry, 'Key') ?? '').split('/');
    if (fileId !== '' && rest.length === 0)
      yield { streamId, fileId, storedAt: new Date(elementOf(entry, 'LastModified') ?? 0) };
  }
}

function elementOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
