import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.js';

const queryLimit = 8 * 1024;
const deepest = 32;
const longestList = 1_000;
const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What is refused before anything of a request is read further. */
export function refusalOfRequest(request: FastifyRequest, baseUrl: string): HttpProblem | undefined {
  if (request.url.includes('?') && request.url.length - request.url.indexOf('?') > queryLimit) return new HttpProblem(414, 'too-large');
  // No text of ours has a NUL, and PostgreSQL takes none.
  if (request.url.includes('%00')) return new HttpProblem(400, 'invalid-input', { fields: [{ path: 'query', code: 'text-not-storable' }] });
  const isChange = !request.is404 && !reading.has(request.method) && request.url.startsWith('/api/');
  return isChange ? refusalOfChange(request, baseUrl) : undefined;
}

/** The bare bytes of a file, which are kept as they come. */
export function isUpload({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): boolean {
  return method === 'PUT' && /^\/api\/(public\/)?attachments\//.test(url);
}

/** A change must come from our own page: same origin, our own header, JSON. A form on another site can send none of these. */
function refusalOfChange(request: FastifyRequest, baseUrl: string): HttpProblem | undefined {
  const { origin, 'sec-fetch-site': site, 'x-klarsyn': own, 'content-type': type } = request.headers;
  const foreign = (origin !== undefined && origin !== baseUrl) || (site !== undefined && site !== 'same-origin');
  if (foreign || own === undefined) return new HttpProblem(403, 'not-same-origin');
  const isTaken = isUpload(request) ? type === 'application/octet-stream' : type === undefined || /^application\/json\s*(;|$)/i.test(type);
  return isTaken ? undefined : new HttpProblem(415, 'unsupported-media-type');
}

/** Nobody types a form that is nested this deep or has lists this long. */
export function refusalOfBody(body: unknown): HttpProblem | undefined {
  if (body instanceof Readable) return undefined;
  return isWithin(body, deepest) ? undefined : new HttpProblem(400, 'invalid-input', { fields: [{ path: '', code: 'too-deep-or-long' }] });
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0 || (Array.isArray(value) && value.length > longestList)) return false;
  return Object.values(value).every((inner) => isWithin(inner, levels - 1));
}
