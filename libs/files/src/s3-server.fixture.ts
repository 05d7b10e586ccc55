import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const sha = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const mac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

interface Credentials {
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

function signatureFault(settings: Credentials, request: IncomingMessage, url: URL, body: Buffer): string | null {
  const parts = authorization.exec(request.headers.authorization ?? '');
  if (parts?.[1] !== settings.keyId || parts[3] !== settings.region) return 'another key';
  const names = (parts[4] ?? '').split(';');
  if (!['host', 'x-amz-content-sha256'].every((name) => names.includes(name))) return 'too little is signed';
  if (request.headers['x-amz-content-sha256'] !== sha(body)) return 'another body';
  return expectedSignature(settings, request, url, names) === parts[5] ? null : 'another signature';
}

function expectedSignature(
  settings: Credentials,
  { method, headers }: IncomingMessage,
  url: URL,
  names: string[],
): string {
  const value = (name: string): string => String(headers[name] ?? '').trim();
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const lines = names.map((name) => `${name}:${value(name)}\n`).join('');
  const canonical = [method, url.pathname, query.join('&'), lines, names.join(';'), value('x-amz-content-sha256')].join(
    '\n',
  );
  const day = value('x-amz-date').slice(0, 8);
  const scope = `${day}/${settings.region}/s3/aws4_request`;
  const key = mac(mac(mac(mac(`AWS4${settings.secret}`, day), settings.region), 's3'), 'aws4_request');
  return mac(key, ['AWS4-HMAC-SHA256', value('x-amz-date'), scope, sha(canonical)].join('\n')).toString('hex');
}

/** A bucket in memory that checks Signature Version 4 by its definition, not by the library that made it. */
export interface S3Server {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** Signatures and bodies that did not hold. */
  readonly refused: string[];
  /** Answers given instead, first come first served. */
  readonly faults: ((response: ServerResponse) => void)[];
  knowsConditions: boolean;
  stop(): Promise<void>;
}

export async function startS3Server(settings: Credentials): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const faults: S3Server['faults'] = [];
  const state = { endpoint: '', objects, refused, faults, knowsConditions: true };

  function answer(request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): void {
    const key = decodeURIComponent(url.pathname.slice(settings.bucket.length + 2));
    const there = objects.get(key);
    const end = (status: number, content?: Buffer | string): void => void response.writeHead(status).end(content);
    if (request.method === 'PUT') {
      if (there && state.knowsConditions && request.headers['if-none-match'] === '*') return end(412);
      objects.set(key, body);
      return end(200);
    }
    if (request.method === 'DELETE') return end(objects.delete(key) ? 204 : 204);
    if (key === '') return end(200, list(url));
    return there ? end(200, request.method === 'HEAD' ? undefined : there) : end(404);
  }

  /** Two keys a page, so that the pages are walked. */
  function list(url: URL): string {
    const after = url.searchParams.get('continuation-token') ?? '';
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(url.searchParams.get('prefix') ?? '') && key > after.replace('<&', ''))
      .sort();
    const more = keys.length > 2 ? `<NextContinuationToken>&lt;&amp;${keys[1] ?? ''}</NextContinuationToken>` : '';
    const contents = keys
      .slice(0, 2)
      .map((key) => `<Contents><Key>${key}</Key><LastModified>2026-11-21T08:00:00.000Z</LastModified></Contents>`);
    return `<?xml version="1.0"?><ListBucketResult>${more}${contents.join('\n')}</ListBucketResult>`;
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const fault = faults.shift();
        if (fault) return fault(response);
        const [url, body] = [new URL(request.url ?? '/', 'http://s3'), Buffer.concat(parts)];
        const wrong = signatureFault(settings, request, url, body);
        if (wrong === null) return answer(request, url, body, response);
        refused.push(wrong);
        response.writeHead(403).end();
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  state.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  });
}
