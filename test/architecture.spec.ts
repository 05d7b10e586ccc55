import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { packageRoot } from '#infra/embedded/package-root.js';

const root = packageRoot();

function files(directory: string): string[] {
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (['node_modules', 'dist', '.git'].includes(entry.name)) return [];
    return entry.isDirectory() ? files(path) : [path];
  });
}

const sources = ['apps', 'libs', 'infra', 'test'].flatMap(files);
const code = sources.filter((file) => /\.(ts|mjs|vue)$/.test(file) && !file.endsWith('.d.ts'));

function cruise(directory: string): { code: number | null; output: string } {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'apps', 'libs', 'infra'];
  const result = spawnSync(process.execPath, args, { cwd: directory, encoding: 'utf8' });
  return { code: result.status, output: `${result.stdout}${result.stderr}` };
}

/** A small tree of files with the project's own rules. */
function judge(tree: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'klarsyn-architecture-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json', 'test/resolve.cjs']) {
    cpSync(join(root, name), join(directory, name));
  }
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  for (const place of ['apps', 'libs', 'infra']) mkdirSync(join(directory, place), { recursive: true });
  for (const [file, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), content);
  }
  const { output } = cruise(directory);
  rmSync(directory, { recursive: true });
  return output;
}

test('every import looks where it may look, without cycles and orphans', () => {
  const { code: status, output } = cruise(root);
  expect(output).not.toMatch(/^\s+error /m);
  expect(status).toBe(0);
});

describe('the rules are not asleep: a small tree that breaks each of them is caught', () => {
  const importing = (what: string): string => `import { b } from '${what}';\nexport const a = (): unknown => b;\n`;
  const b = 'export const b = 1;\n';
  const broken: readonly [rule: string, file: string, content: string][] = [
    ['domain-looks-nowhere', 'libs/domain/src/outward.ts', importing('#event-store/b.js')],
    [
      'domain-knows-two-packages',
      'libs/domain/src/packaged.ts',
      "import { Pool } from 'pg';\nexport const a = Pool;\n",
    ],
    [
      'domain-knows-two-packages',
      'libs/domain/src/reading.ts',
      "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
    ],
    ['web-looks-at-domain', 'apps/web/src/a.ts', importing('#read-model/b.js')],
    ['api-looks-at-libs-and-infra', 'apps/api/src/a.ts', importing('../../worker/src/b.js')],
    ['nothing-needs-a-test', 'libs/cases/src/a.ts', importing('./b.spec.js')],
    ['no-cycles', 'libs/cases/src/one.ts', "import { b } from './two.js';\nexport const a = (): unknown => b;\n"],
    ['no-orphans', 'libs/cases/src/alone.ts', 'export const alone = 1;\n'],
  ];
  const others = {
    'libs/event-store/src/b.ts': b,
    'libs/read-model/src/b.ts': b,
    'apps/worker/src/b.ts': b,
    'libs/cases/src/b.spec.ts': b,
    'libs/cases/src/two.ts': "import { a } from './one.js';\nexport const b = (): unknown => a;\n",
  };
  let verdict = '';
  beforeAll(() => {
    verdict = judge({ ...others, ...Object.fromEntries(broken.map(([, file, content]) => [file, content])) });
  });

  test.each(broken)('%s in %s', (rule, file) => {
    expect(verdict).toContain(`error ${rule}: ${file}`);
  });
});

test('files have kebab-case ASCII names, components PascalCase ones', () => {
  const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
  const wrong = sources.filter(
    (file) => !(file.endsWith('.vue') ? /^[A-Z][A-Za-z0-9]*\.vue$/ : kebab).test(basename(file)),
  );
  expect(wrong.filter((file) => !/\.(json|txt|ttf|svg|png)$|Dockerfile/.test(file))).toEqual([]);
});

test('there is no barrel and no drawer for everything', () => {
  const drawers = /(^|\/)(utils?|common|helpers?|shared|base)(\/|\.ts$)/;
  expect(code.filter((file) => basename(file) === 'index.ts' || drawers.test(file))).toEqual([]);
});

test('no file is longer than 250 lines', () => {
  const long = code.filter((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > 250);
  expect(long).toEqual([]);
});

test('nothing is left for later or left out', () => {
  const left = code.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return (
      !file.endsWith('architecture.spec.ts') &&
      /\b(TODO|FIXME|XXX)\b|\b(test|it|describe)\.(skip|only|todo)\(/.test(text)
    );
  });
  expect(left).toEqual([]);
});

test('each migration has a number and a name of its own', () => {
  const names = files('infra/postgres').map((file) => basename(file));
  expect(names.filter((name) => !/^(keys-)?\d{2}-[a-z0-9-]+\.sql$/.test(name))).toEqual([]);
  const numbers = names.map((name) => name.replace(/^((keys-)?\d{2})-.*/, '$1'));
  expect(numbers.filter((number, place) => numbers.indexOf(number) !== place)).toEqual([]);
});
