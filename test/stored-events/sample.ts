import type { z } from 'zod';

/** `full` says everything that may be said and takes the first variant; `bare` says only what must be and takes the last. */
export type Fullness = 'full' | 'bare';

/** The parts of a zod definition that are walked. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
}

const sentence = 'En mening om vad som hände, med åäö.';
const texts = [
  'kod', sentence, '01930000-0000-7000-8000-000000000001', '2026-01-31T08:00:00.000Z', '2026-01-31',
  'DL-LS-2', 'lex-sarah-rapporter', 'AVV-2026-0001', '2026', '1', '08:00', '556677-8899', '19121212-1212', '1212', '7', 'kod/kod', 'namn@example.se', 'a'.repeat(64),
];
const numbers = [1, 0, 2, 3, 10, 100, 2023, -1, 0.5];

/** The same value every time for the same schema. @throws Error when no candidate fits a field */
export function sample(schema: z.ZodType, fullness: Fullness, pointer = ''): unknown {
  const def: Definition = schema._zod.def;
  const make = makers[def.type];
  if (!make) throw new Error(`${pointer}: no sample for a ${def.type}`);
  return make(def, schema, fullness, pointer);
}

type Maker = (def: Definition, schema: z.ZodType, fullness: Fullness, pointer: string) => unknown;

const inner: Maker = (def, _, fullness, pointer) => def.innerType && sample(def.innerType, fullness, pointer);
const candidate = (candidates: readonly unknown[]): Maker => (_, schema, __, pointer) => {
  const fitting = candidates.find((value) => schema.safeParse(value).success);
  if (fitting === undefined) throw new Error(`${pointer}: no candidate fits`);
  return fitting;
};
const chosen = <T>(from: readonly T[], fullness: Fullness): T | undefined => (fullness === 'full' ? from[0] : from.at(-1));

const makers: Readonly<Record<string, Maker>> = {
  optional: (def, schema, fullness, pointer) => (fullness === 'full' ? inner(def, schema, fullness, pointer) : undefined),
  nullable: (def, schema, fullness, pointer) => (fullness === 'full' ? inner(def, schema, fullness, pointer) : null),
  default: inner,
  prefault: inner,
  readonly: inner,
  nonoptional: inner,
  string: candidate(texts),
  number: candidate(numbers),
  boolean: (_, __, fullness) => fullness === 'full',
  null: () => null,
  unknown: () => 'vad som helst',
  any: () => 'vad som helst',
  literal: (def, _, fullness) => chosen(def.values ?? [], fullness),
  enum: (def, _, fullness) => chosen(Object.values(def.entries ?? {}), fullness),
  pipe: candidate([sentence, ...texts]),
  union: (def, _, fullness, pointer) => {
    const option = chosen(def.options ?? [], fullness);
    return option && sample(option, fullness, pointer);
  },
  array: (def, schema, fullness, pointer) => {
    const item = () => def.element && sample(def.element, fullness, `${pointer}/0`);
    for (const count of fullness === 'full' ? [1, 2, 3] : [0, 1, 2, 3]) {
      const list = Array.from({ length: count }, item);
      if (schema.safeParse(list).success) return list;
    }
    return [item()];
  },
  record: (def, schema, fullness, pointer) => {
    const empty = {};
    if (fullness === 'bare' && schema.safeParse(empty).success) return empty;
    const keys = def.keyType?._zod.def.type === 'enum' ? Object.values((def.keyType._zod.def as Definition).entries ?? {}) : [def.keyType && sample(def.keyType, fullness, pointer)];
    return Object.fromEntries(keys.map((key) => [String(key), def.valueType && sample(def.valueType, fullness, `${pointer}/${String(key)}`)]));
  },
  object: (def, _, fullness, pointer) => {
    const fields = Object.entries(def.shape ?? {}).map(([name, field]) => [name, sample(field, fullness, `${pointer}/${name}`)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  },
};
