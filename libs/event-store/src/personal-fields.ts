import type { z } from 'zod';
import { personalMarkOf, type PersonalMark } from '#domain/personal-data.js';

/** Where in an event personal values stand, worked out once per event type from its schema. */
export type FieldPlan =
  | { readonly kind: 'sealed'; readonly mark: PersonalMark }
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, FieldPlan> }
  | { readonly kind: 'each'; readonly item: FieldPlan }
  | { readonly kind: 'plain' }
  | { readonly kind: 'nothing' };

/** The schema marks a field in a way that cannot be sealed; found when the program starts, never at a person's request. */
export class UnsealableSchema extends Error {
  constructor(pointer: string, why: string) {
    super(`Event field ${pointer || '/'}: ${why}`);
    this.name = 'UnsealableSchema';
  }
}

/** The parts of a zod definition that are walked; zod's own types hide them behind each class. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
}

export function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def;
}

const wrappers = new Set([
  'optional',
  'nullable',
  'nonoptional',
  'default',
  'prefault',
  'catch',
  'readonly',
  'success',
]);
const opaque = new Set(['lazy', 'tuple', 'map', 'set', 'promise', 'function']);

export function fieldPlan(schema: z.ZodType, pointer = ''): FieldPlan {
  const mark = personalMarkOf(schema);
  if (mark) return { kind: 'sealed', mark };
  const def = definitionOf(schema);
  if (opaque.has(def.type))
    throw new UnsealableSchema(pointer, `a ${def.type} cannot be looked through for personal fields`);
  if (def.innerType && wrappers.has(def.type)) return fieldPlan(def.innerType, pointer);
  return composite(def, pointer) ?? { kind: nothing.has(def.type) ? 'nothing' : 'plain' };
}

const nothing = new Set(['null', 'undefined', 'never', 'void']);

function composite(def: Definition, pointer: string): FieldPlan | undefined {
  if (def.shape) return objectPlan(def.shape, pointer);
  const item = def.element ?? def.valueType;
  if (item) return { kind: 'each', item: fieldPlan(item, `${pointer}/*`) };
  const parts = def.options ?? partsOf(def);
  if (parts.length === 0) return undefined;
  return parts.map((part) => fieldPlan(part, pointer)).reduce((a, b) => merge(a, b, pointer));
}

/** A pipe checks one value twice, an intersection two ways: a mark on either side counts. */
function partsOf(def: Definition): z.ZodType[] {
  const parts = [def.left, def.right, def.in, def.out].filter((part) => part !== undefined);
  return parts.filter((part) => definitionOf(part).type !== 'transform');
}

function objectPlan(shape: Readonly<Record<string, z.ZodType>>, pointer: string): FieldPlan {
  const fields = new Map(Object.entries(shape).map(([name, field]) => [name, fieldPlan(field, `${pointer}/${name}`)]));
  for (const [name, plan] of fields) {
    if (plan.kind !== 'sealed' || !plan.mark.subject.startsWith('@')) continue;
    const sibling = plan.mark.subject.slice(1);
    if (fields.get(sibling)?.kind !== 'plain') {
      throw new UnsealableSchema(`${pointer}/${name}`, `its subject needs the unmarked sibling field ${sibling}`);
    }
  }
  return { kind: 'object', fields };
}

function merge(a: FieldPlan, b: FieldPlan, pointer: string): FieldPlan {
  if (a.kind === 'nothing') return b;
  if (b.kind === 'nothing') return a;
  if (a.kind === 'sealed' || b.kind === 'sealed') return mergeSealed(a, b, pointer);
  if (a.kind === 'plain') return b;
  return b.kind === 'plain' ? a : mergeInner(a, b, pointer);
}

function mergeSealed(a: FieldPlan, b: FieldPlan, pointer: string): FieldPlan {
  if (a.kind === 'sealed' && b.kind === 'sealed' && sameMark(a.mark, b.mark)) return a;
  throw new UnsealableSchema(pointer, 'is sealed in one variant and not, or otherwise, in another');
}

function mergeInner(a: FieldPlan, b: FieldPlan, pointer: string): FieldPlan {
  if (a.kind === 'object' && b.kind === 'object') return mergeObjects(a.fields, b.fields, pointer);
  if (a.kind === 'each' && b.kind === 'each') return { kind: 'each', item: merge(a.item, b.item, `${pointer}/*`) };
  throw new UnsealableSchema(pointer, 'is an object in one variant and a list in another');
}

function mergeObjects(
  a: ReadonlyMap<string, FieldPlan>,
  b: ReadonlyMap<string, FieldPlan>,
  pointer: string,
): FieldPlan {
  const fields = new Map(a);
  for (const [name, plan] of b) {
    const other = fields.get(name);
    fields.set(name, other ? merge(other, plan, `${pointer}/${name}`) : plan);
  }
  return { kind: 'object', fields };
}

function sameMark(a: PersonalMark, b: PersonalMark): boolean {
  return a.class === b.class && a.subject === b.subject;
}

/** One step of a JSON pointer (RFC 6901). */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
