import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transform } from '@swc/core';

/** Lets a child process of a test run the TypeScript sources as they are, like the test runner itself does. */
const root = new URL('../../', import.meta.url);

export async function resolve(specifier, context, next) {
  const [, lib, path] =
    /^#(domain|event-store|cases|read-model|identity|config|documents)\/(.*)\.js$/.exec(specifier) ?? [];
  if (lib) return next(new URL(`libs/${lib}/src/${path}.ts`, root).href, context);
  if (specifier.startsWith('#infra/')) return next(new URL(`${specifier.slice(1, -3)}.ts`, root).href, context);
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
    const source = new URL(`${specifier.slice(0, -3)}.ts`, context.parentURL);
    if (existsSync(fileURLToPath(source))) return next(pathToFileURL(fileURLToPath(source)).href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(fileURLToPath(url), 'utf8'), {
    filename: fileURLToPath(url),
    jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022', keepClassNames: true },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
