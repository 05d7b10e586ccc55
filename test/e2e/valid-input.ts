import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { demoId, nodeId } from '#infra/seed/organisation.js';
import { ago, person, today } from './stories.js';

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

/** Fields that a command needs together, or whose rules a schema of JSON cannot say. */
const known: Readonly<Record<string, unknown>> = {
  categories: [{ code: 'dokumentation', primary: true }], risk: { likelihood: 2, severity: 2 }, nodeId: nodeId('bof'), toNodeId: nodeId('omsorg'), omedelbarAtgard: 'Stannade kvar.',
  subject: 'myndighet', secondReading: { readerId: person('goran'), agrees: true, motivering: 'Håller med.' }, utforareId: demoId('utforare', 'lindgarden'), causeUndetermined: 'Okänd.',
  heldAt: today(), missing: 'En tidplan.', plannedMeetingDate: today(),
  measure: 'Q-01', value: 3, role: 'beslutsfattare',
};
const extra: readonly (readonly string[])[] = [['omedelbarAtgardTaken', 'omedelbarAtgard'], ['kind', 'categories'], ['decidedAt', 'secondReading'], ['nature', 'causeUndetermined'], ['type', 'what'], ['answer', 'whatHappened'], ['topic', 'role'], ['qualifier', 'value'], ['sufficient', 'missing'], ['held', 'notHeldBecause'], ['disclosureGround', 'dutyLagrum']];

/** A body that the schema takes: what is required, and what its rules ask for besides. */
export function validInput(schema: z.ZodType): Record<string, unknown> {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const body = objectOf(described, '') as Record<string, unknown>;
  const candidates = [{}, ...extra.map(([because, field]) => (because !== undefined && field !== undefined && because in body && field in (described.properties ?? {}) ? { [field]: known[field] ?? 'Text om saken.' } : {})), { answer: 'no' }, { what: 'Text om saken.', riskIds: [uuidv7()], comesFrom: 'Text om saken.' }];
  return candidates.map((more) => ({ ...body, ...more })).find((one) => schema.safeParse(one).success) ?? body;
}

function objectOf(schema: JsonSchema, name: string): unknown {
  if (name in known) return known[name];
  const entries = (schema.required ?? []).map((field) => [field, valueOf(schema.properties?.[field] ?? {}, field)]);
  return Object.fromEntries(entries);
}

function valueOf(schema: JsonSchema, name: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (name in known) return known[name];
  const [inner] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  return inner ? valueOf(inner, name) : (byType[schema.type ?? ''] ?? textOf)(schema, name);
}

const numberOf = ({ minimum = 1 }: JsonSchema): number => Math.max(1, minimum);
const byType: Readonly<Record<string, (schema: JsonSchema, name: string) => unknown>> = {
  object: objectOf,
  array: ({ minItems = 0, items = {} }) => Array.from({ length: minItems }, () => valueOf(items, '')),
  integer: numberOf,
  number: numberOf,
  boolean: () => false,
};

function textOf({ format, pattern = '' }: JsonSchema, name: string): string {
  if (format === 'date-time') return ago(1);
  if (format === 'date') return today();
  if (pattern.startsWith('^DL-')) return 'DL-AV-2';
  if (pattern.startsWith('^[0-9a-f]{8}-')) return uuidv7();
  if (/(person|utredare|beslutsfattare|handler|reader|owner|reporter|official)(Id)?$/i.test(name)) return person('goran');
  return pattern === '' ? 'Text om saken.' : 'kod';
}
