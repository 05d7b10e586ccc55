import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventDefinitions } from '#domain/events.js';
import { eventDefinitions } from '#domain/registry.js';
import { createEventRegistry, plainType, storedType, type EventRegistry } from '#event-store/stored-event.js';
import { sample } from './sample.js';

/** One file per stored type that was ever written: two payloads, opened, as that version wrote them. A file is never edited. */
interface StoredSample {
  readonly type: string;
  readonly full: unknown;
  readonly bare: unknown;
}

const folder = path.dirname(fileURLToPath(import.meta.url));
const manifestFile = path.join(folder, 'written.json');
const definitions: EventDefinitions = eventDefinitions;
const registry: EventRegistry = createEventRegistry(definitions);

const fileOf = (type: string) => path.join(folder, `${type}.json`);
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const manifest = (): Record<string, string> => (existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, string> : {});

/** `WRITE_STORED_EVENTS=1` writes the files that are missing, from the schemas. What is there is left as it is. */
function writeMissing(): void {
  const written = manifest();
  for (const [name, { version, schema }] of Object.entries(definitions)) {
    const type = storedType(name, version);
    if (existsSync(fileOf(type))) continue;
    const text = `${JSON.stringify({ type, full: sample(schema, 'full', name), bare: sample(schema, 'bare', name) }, null, 2)}\n`;
    writeFileSync(fileOf(type), text);
    written[type] = hashOf(text);
  }
  writeFileSync(manifestFile, `${JSON.stringify(Object.fromEntries(Object.entries(written).sort()), null, 2)}\n`);
}
if (process.env['WRITE_STORED_EVENTS'] === '1') writeMissing();

const samples: [string, StoredSample][] = readdirSync(folder)
  .filter((name) => /\.v[0-9]+\.json$/.test(name))
  .map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as StoredSample]);

function newest(type: string, data: unknown): unknown {
  const { name, version } = plainType(type);
  let shape = data;
  for (let at = version; at < (definitions[name]?.version ?? 0); at += 1) shape = registry.upcasters[name]?.[at]?.(shape);
  return shape;
}

describe('stored events of every version', () => {
  it.each(Object.entries(definitions).flatMap(([name, { version }]) => Array.from({ length: version }, (_, i) => storedType(name, i + 1))))(
    '%s has a file', (type) => {
      expect(existsSync(fileOf(type))).toBe(true);
    },
  );

  it.each(samples)('%s is still known and reaches the newest shape', (type, stored) => {
    const { name } = plainType(type);
    expect(stored.type).toBe(type);
    for (const data of [stored.full, stored.bare]) {
      const parsed = definitions[name]?.schema.safeParse(newest(type, data));
      expect(parsed?.error?.issues ?? (parsed ? [] : 'not registered')).toEqual([]);
      expect(parsed?.data).toEqual(newest(type, data));
    }
  });

  it('no file was edited or removed since it was written', () => {
    const now = Object.fromEntries(samples.map(([type]) => [type, hashOf(readFileSync(fileOf(type), 'utf8'))]));
    expect(now).toEqual(manifest());
  });
});
