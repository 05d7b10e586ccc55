import { expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { packageRoot } from '#infra/embedded/package-root.js';

const root = packageRoot();

function fileOf(specifier: string, from: string): string | null {
  const [, lib, path] = /^#(domain|event-store|cases|read-model|identity|config)\/(.*)\.js$/.exec(specifier) ?? [];
  if (lib) return join(root, 'libs', lib, 'src', `${path ?? ''}.ts`);
  if (specifier.startsWith('#infra/')) return join(root, `${specifier.slice(1, -3)}.ts`);
  return specifier.startsWith('.') ? join(dirname(from), `${specifier.slice(0, -3)}.ts`) : null;
}

/** Everything that a file brings with it, packages by their name. */
function reach(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/\bfrom '([^']+)'|import\('([^']+)'\)/g)) {
    const target = specifier === undefined ? null : fileOf(specifier, file);
    if (target === null) seen.add(specifier ?? '');
    else reach(target, seen);
  }
  return seen;
}

test.each(['apps/api/src/command.controller.ts', 'libs/cases/src/case-commands.ts', 'apps/api/src/follow-up.runner.ts'])(
  'Q4 no command can wait for the queue: %s does not even know it',
  (file) => {
    const known = [...reach(join(root, file))].map((one) => (one.startsWith(root) ? relative(root, one) : one));
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((one) => /infra\/queue|bullmq|ioredis|queue/.test(one))).toEqual([]);
  },
);
