import type { z } from 'zod';
import { personalMarkOf } from '#domain/personal-data.js';

/** The parts of a zod definition that are walked. */
interface Definition {
  readonly type: string;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string } } }[];
  readonly format?: string;
}

/**
 * Pointers of the fields where a person could write freely and that carry no mark: strings that no format, pattern or
 * list holds to a shape, and values of any kind.
 */
export function unmarkedText(schema: z.ZodType, pointer = ''): string[] {
  if (personalMarkOf(schema)) return [];
  const def: Definition = schema._zod.def;
  if (def.type === 'string') return hasShape(def) ? [] : [pointer];
  if (['any', 'unknown', 'custom'].includes(def.type)) return [pointer];
  return childrenOf(def).flatMap(([name, child]) => unmarkedText(child, name === '' ? pointer : `${pointer}/${name}`));
}

/** Own check, or the format the string was made with. */
function hasShape(def: Definition): boolean {
  return def.format !== undefined || (def.checks ?? []).some((check) => check._zod.def.check === 'string_format');
}

/** Every schema inside a definition, whatever kind it is. */
function childrenOf(def: object): [string, z.ZodType][] {
  return Object.entries(def).flatMap(([key, value]: [string, unknown]): [string, z.ZodType][] => {
    if (isSchema(value)) return key === 'out' || key === 'in' ? pipeSide(def, key, value) : [[childName[key] ?? '', value]];
    if (Array.isArray(value)) return value.filter(isSchema).map((option) => ['', option]);
    return key === 'shape' && typeof value === 'object' && value !== null ? Object.entries(value).filter((entry): entry is [string, z.ZodType] => isSchema(entry[1])) : [];
  });
}

const childName: Readonly<Record<string, string>> = { element: '*', valueType: '*' };

/** A pipe holds a value to a shape when either of its sides does; told once. */
function pipeSide(def: object, key: string, value: z.ZodType): [string, z.ZodType][] {
  const other: unknown = Object.entries(def).find(([name]) => name === (key === 'in' ? 'out' : 'in'))?.[1];
  if (value._zod.def.type === 'transform') return [];
  const free = (side: unknown) => !isSchema(side) || side._zod.def.type === 'transform' || unmarkedText(side).length > 0;
  return key === 'in' && free(value) && free(other) ? [['', value]] : [];
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}
