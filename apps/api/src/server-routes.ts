import type { FastifyInstance } from 'fastify';

export interface ServerRoute {
  readonly method: string;
  /** As the server knows it: `/api/cases/:caseType/:caseId`. */
  readonly path: string;
}

/** Collects every route that is added from now on. */
export function collectRoutes(app: FastifyInstance): readonly ServerRoute[] {
  const routes: ServerRoute[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, path: url });
  });
  return routes;
}

/** The methods that some route takes at an address; none when no route has it. */
export function methodsAt(routes: readonly ServerRoute[], address: string): readonly string[] {
  const parts = address.split('/');
  const matching = routes.filter(({ path }) => matches(path.split('/'), parts));
  return [...new Set(matching.map(({ method }) => method))].sort();
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  if (pattern.at(-1) === '*') return parts.length >= pattern.length && matches(pattern.slice(0, -1), parts.slice(0, pattern.length - 1));
  return pattern.length === parts.length && pattern.every((part, i) => (part.startsWith(':') ? parts[i] !== '' : part === parts[i]));
}
