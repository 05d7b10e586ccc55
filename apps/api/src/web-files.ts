import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.js';
import type { ProblemFilter } from './problem.filter.js';
import { methodsAt, type ServerRoute } from './server-routes.js';

export interface WebSettings {
  readonly root: string;
  readonly routes: readonly ServerRoute[];
  readonly problems: ProblemFilter;
}

interface WebFile {
  readonly type: string;
  readonly body: string;
}

const types: Readonly<Record<string, string>> = { '/index.html': 'text/html; charset=utf-8', '/favicon.svg': 'image/svg+xml' };

/** The files of the web application; every other address that a page may have gets the empty page shell. */
export async function serveWeb(app: FastifyInstance, { root, routes, problems }: WebSettings): Promise<void> {
  const files = await readAll(root);
  if (files.size > 0) {
    // The names hold a hash of the content: what has been fetched once never changes.
    await app.register(staticFiles, { root: join(root, 'assets'), prefix: '/assets/', preCompressed: true, immutable: true, maxAge: '1y', index: false, wildcard: true });
  }
  problems.unmatched = (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const file = isPage(request, path) ? (files.get(path) ?? files.get('/index.html')) : undefined;
    if (file) send(reply, file);
    else problems.answer(refusalAt(routes, path), request, reply);
  };
}

/** What no route has is answered before anything of the body is read. */
export function answerUnmatched(app: FastifyInstance, { unmatched }: ProblemFilter): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404 && unmatched) unmatched(request, reply);
    else done();
  });
}

async function readAll(root: string): Promise<ReadonlyMap<string, WebFile>> {
  const read = Object.entries(types).map(async ([path, type]) => {
    const body = await readFile(join(root, path), 'utf8').catch(() => null);
    return body === null ? [] : [[path, { type, body }] as const];
  });
  return new Map((await Promise.all(read)).flat());
}

function isPage({ method }: FastifyRequest, path: string): boolean {
  return (method === 'GET' || method === 'HEAD') && !path.startsWith('/api/') && !path.startsWith('/assets/');
}

function refusalAt(routes: readonly ServerRoute[], path: string): HttpProblem {
  const methods = methodsAt(routes, path);
  if (methods.length === 0 || path.startsWith('/assets/')) return new HttpProblem(404, 'not-found');
  return new HttpProblem(405, 'method-not-allowed', { allow: methods.join(', ') });
}

function send(reply: FastifyReply, { type, body }: WebFile): void {
  void reply.status(200).header('content-type', type).header('cache-control', 'no-cache').send(body);
}
