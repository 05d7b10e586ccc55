import { createHash, randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sessionCookie } from './actor.guard.js';
import { HttpProblem } from './problem.js';
import type { ProblemFilter } from './problem.filter.js';
import { isUpload, refusalOfRequest, refusalOfBody } from './request-rules.js';
import { setSecurityHeaders } from './security-headers.js';
import { networkOf } from './public/throttle.js';
import { collectRoutes, type ServerRoute } from './server-routes.js';
import { serveWeb } from './web-files.js';

export interface HttpSettings {
  readonly baseUrl: string;
  readonly webRoot: string;
  readonly requestsPerMinute: number;
  readonly problems: ProblemFilter;
}

const bodyLimit = 1024 * 1024;
const headerLimit = 16 * 1024;
const slowestMs = 30_000;
/** 25 MB from a phone with a poor connection; a sender that falls silent is cut off after half a minute all the same. */
const slowestUploadMs = 600_000;

/** The server with its limits. What it refuses before any route is asked is answered as everything else is. */
export function createAdapter(problems: ProblemFilter, baseUrl: string, trustedProxies: readonly string[] = []): FastifyAdapter {
  const https = baseUrl.startsWith('https:');
  return new FastifyAdapter({
    bodyLimit,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    requestTimeout: slowestUploadMs,
    connectionTimeout: 30_000,
    http: { maxHeaderSize: headerLimit, headersTimeout: 10_000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(reply.raw, request.url, https);
      problems.answer(error, request, reply);
    },
  });
}

/** Everything around the routes: headers of every answer, limits, same-origin rule, the files of the web application. */
export async function setUpHttp(app: FastifyInstance, settings: HttpSettings): Promise<readonly ServerRoute[]> {
  const { baseUrl, problems } = settings;
  const https = baseUrl.startsWith('https:');
  const routes = collectRoutes(app);
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(reply.raw, request.url, https);
    if (closing) void reply.header('connection', 'close');
    done(closing ? new HttpProblem(503, 'try-again', { retryAfter: 5 }) : refusalOfRequest(request, baseUrl));
  });
  app.addHook('onRequest', (request, _reply, done) => {
    cutOffWhenSlow(request);
    done();
  });
  // Only the routes of files meet it: everywhere else another type than JSON is refused before.
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
  app.addHook('preValidation', (request, _reply, done) => {
    done(refusalOfBody(request.body));
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: limitKey,
    allowList: (request) => !request.url.startsWith('/api/') || request.url.startsWith('/api/health'),
    errorResponseBuilder: () => new HttpProblem(429, 'too-many-requests', { retryAfter: 30 }),
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false, 'retry-after': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
  });
  await serveWeb(app, { root: settings.webRoot, routes, problems });
  return routes;
}

/** One budget per signed-in browser, else per network; of either only a hash, in memory. */
function limitKey(request: FastifyRequest): string {
  const token = request.cookies[sessionCookie];
  return token ? createHash('sha256').update(token).digest('base64url') : networkOf(request.ip);
}

/** The whole of a request is here within its time, or nobody waits for the rest. */
function cutOffWhenSlow(request: FastifyRequest): void {
  const { raw } = request;
  if (raw.headers['content-length'] === undefined && raw.headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => raw.socket.destroy(), isUpload(request) ? slowestUploadMs : slowestMs);
  raw.once('close', () => {
    clearTimeout(timer);
  });
}
