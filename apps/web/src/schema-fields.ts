import { z } from 'zod';
import { requiredAnmalanFields } from '#domain/lex-sarah/ivo-package.js';
import { operatorSentence } from './operator.js';
import { optionsOf, type Option } from './options.js';
import { commandFieldTexts } from './sv/command-fields.js';
import { codeOptions, openCodes } from './sv/codes.js';
import { anmalanTexts, fieldTexts } from './sv/fields.js';
import { roleLabel } from './sv/words.js';

export type Control =
  | 'narrative' | 'text' | 'when' | 'when-or-day' | 'date' | 'yes-no' | 'choice' | 'choices' | 'number'
  | 'person' | 'unit' | 'units' | 'utforare' | 'counterparty' | 'case' | 'cases' | 'fresh-id' | 'pick'
  | 'categories' | 'risk' | 'causes' | 'grades' | 'krav' | 'attachments' | 'enclosures' | 'reading' | 'tick' | 'severity' | 'left-out';

/** One field of a command's form, read off the command's own schema. */
export interface FormField {
  readonly name: string;
  readonly control: Control;
  readonly required: boolean;
  /** Not marked as voluntary: the schema lets a draft pass without it, the law does not. */
  readonly wanted: boolean;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly Option[];
}

/** What a name means, where the type alone does not tell. */
const byName: Record<string, Control> = {
  utredareId: 'person', beslutsfattareId: 'person', handlerId: 'person', owner: 'person', decidedBy: 'left-out', personId: 'person', readerId: 'person',
  nodeId: 'unit', toNodeId: 'unit', enhetId: 'unit', enheter: 'units', utforareId: 'utforare', counterpartyId: 'counterparty', toCaseId: 'case', masterCaseId: 'case', similarCaseIds: 'cases',
  lexSarahId: 'fresh-id', avvikelseId: 'fresh-id', underlagId: 'fresh-id', noteId: 'fresh-id', riskId: 'fresh-id', kompletteringId: 'fresh-id', ivoKompletteringId: 'fresh-id', protectedConfirmed: 'tick',
  enskildId: 'pick', kravId: 'pick', corrects: 'left-out', namndId: 'left-out', replacedBy: 'pick', caseRefs: 'left-out', riskIds: 'left-out', origin: 'left-out',
  reporterId: 'left-out', from: 'left-out', categories: 'categories', risk: 'risk', causes: 'causes', grades: 'grades', krav: 'krav',
  attachments: 'attachments', enclosures: 'enclosures', secondReading: 'reading', severityGuide: 'severity', secrecyChecked: 'tick', enclosuresRead: 'tick', namesMayStand: 'tick', accountId: 'person', granskningIds: 'left-out',
};

/** What differs from one command to another. */
const byCommand: Record<string, Record<string, Control>> = {
  AddKomplettering: { kompletteringId: 'pick' },
  RecordIvoKomplettering: { ivoKompletteringId: 'pick' },
  ResolveInvolvedStaff: { personId: 'pick' },
  WithdrawAttachment: { attachmentId: 'left-out' },
  AddEnskild: { enskildId: 'fresh-id' },
  CloseAtgard: { riskId: 'left-out' },
};

function commonName(command: string): string {
  return command.replace(/ExternAvvikelse|LexSarahInfo|Avvikelse|Synpunkt|LexSarah/, '');
}

interface Unwrapped {
  readonly schema: z.core.$ZodType;
  readonly required: boolean;
}

function isWanted(command: string, name: string): boolean {
  return command === 'PrepareLexSarahIvoAnmalan' && requiredAnmalanFields.some((one) => one === name);
}

/** What is told comes before how it is documented; a name in no list keeps its place in the schema. */
const early = ['enskildId', 'kravId', 'kompletteringId', 'part', 'value', 'heading', 'whatHappened', 'courseOfEvents', 'causes', 'causeUndetermined', 'text', 'occurredText', 'possibleText', 'grades'];
const late = ['nature', 'source', 'date', 'title'];

function place(name: string): number {
  if (early.includes(name)) return early.indexOf(name) - early.length;
  return late.includes(name) ? late.indexOf(name) + 1 : 0;
}

function unwrap(schema: z.core.$ZodType): Unwrapped {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return { ...unwrap(schema.unwrap()), required: false };
  if (schema instanceof z.ZodDefault) return { ...unwrap(schema.unwrap()), required: false };
  return { schema, required: true };
}

function maxLength(schema: z.core.$ZodType): number {
  if (schema instanceof z.ZodPipe) return maxLength(schema.out);
  return schema instanceof z.ZodString ? (schema.maxLength ?? 0) : 0;
}

function controlOf(schema: z.core.$ZodType): Control {
  if (schema instanceof z.ZodISODateTime) return 'when';
  if (schema instanceof z.ZodISODate) return 'date';
  if (schema instanceof z.ZodBoolean) return 'yes-no';
  // Something that must be true is a box to tick, not a question.
  if (schema instanceof z.ZodLiteral) return 'tick';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodUnion) return 'when-or-day';
  if (schema instanceof z.ZodArray) return 'choices';
  return maxLength(schema) > 600 ? 'narrative' : 'text';
}

function codesIn(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodArray) return codesIn(schema.element);
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}

function textOf(command: string, name: string): { label: string; hint?: string } {
  const ivo = command === 'PrepareLexSarahIvoAnmalan' ? anmalanTexts[name] : undefined;
  if (ivo !== undefined) return { label: ivo };
  const { label, hint } = commandFieldTexts[command]?.[name] ?? fieldTexts[name] ?? { label: roleLabel(name) };
  return { label: operatorSentence(label), ...(hint === undefined ? {} : { hint: operatorSentence(hint) }) };
}

function fieldOf(command: string, name: string, wrapped: z.core.$ZodType): FormField {
  const { schema, required } = unwrap(wrapped);
  const open = openCodes[name];
  const special = byCommand[command]?.[name] ?? byCommand[commonName(command)]?.[name] ?? byName[name];
  const control = special ?? (open === undefined ? controlOf(schema) : 'choice');
  const options = open === undefined ? codeOptions(name, codesIn(schema)) : optionsOf(open);
  return { name, control, required, wanted: required || isWanted(command, name), options, ...textOf(command, name) };
}

/** The fields of a command in the order of its schema, those that must be answered first. */
export function fieldsOf(command: string, schema: z.ZodType): FormField[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const fields = Object.entries(shape).map(([name, inner]) => fieldOf(command, name, inner));
  return fields.filter((field) => field.control !== 'left-out').sort((a, b) => place(a.name) - place(b.name));
}
