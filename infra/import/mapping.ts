import { z } from 'zod';

const column = z.string().min(1, 'may not be empty').max(200);
const values = z.record(z.string(), z.string());
const dateFormat = z
  .string()
  .refine(
    (format) => /y{4}/.test(format) && /M/.test(format) && /d/.test(format),
    'must hold yyyy, M or MM, and d or dd',
  );

const table = {
  /** What the older system is called, always the same: with the number of a row it makes the id of the case. */
  system: z.string().min(1, 'may not be empty').max(60),
  /** Code of the nämnd; may be left out where there is one. */
  namnd: z.string().optional(),
  encoding: z.enum(['auto', 'utf-8', 'windows-1252'], { error: 'must be auto, utf-8 or windows-1252' }).default('auto'),
  separator: z.enum(['auto', ';', ',', '\t'], { error: 'must be auto, ";", "," or "\\t"' }).default('auto'),
  /** Number of the sheet of a workbook, from 1. */
  sheet: z.int('must be a whole number').min(1).default(1),
  /** How days are written; tried in order. A cell that a workbook knows as a date needs none. */
  dates: z.array(dateFormat).min(1).default(['yyyy-MM-dd']),
};

const caseColumns = z.strictObject({
  number: column,
  received: column,
  unit: column.optional(),
  caseType: column.optional(),
  categories: column.optional(),
  kind: column.optional(),
  subject: column.optional(),
  beslut: column.optional(),
  decided: column.optional(),
  ivo: column.optional(),
  aterkoppling: column.optional(),
});
const countColumns = z.strictObject({
  year: column,
  measure: column.optional(),
  unit: column.optional(),
  value: column,
  qualifier: column.optional(),
});

const always = z.strictObject({
  unit: z.string().optional(),
  caseType: z.string().optional(),
  kind: z.string().optional(),
  subject: z.string().optional(),
  measure: z.string().optional(),
});

/** How the columns and words of a file become ours: kept as a file, so that the same import can be done again. */
export const mapping = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('cases'),
      ...table,
      columns: caseColumns,
      /** Ours for theirs, per field; without a list the cell itself must be a code. */
      values: z
        .partialRecord(z.enum(['unit', 'caseType', 'categories', 'kind', 'subject', 'beslut', 'aterkoppling']), values)
        .default({}),
      /** The same for every row. */
      always: always.default({}),
      /** Between several categories in one cell. */
      categorySeparator: z.string().min(1).max(3).default(','),
    }),
    z.strictObject({
      kind: z.literal('counts'),
      ...table,
      columns: countColumns,
      values: z.partialRecord(z.enum(['unit', 'measure', 'qualifier']), values).default({}),
      always: always.default({}),
    }),
  ],
  { error: 'kind must be "cases" or "counts"' },
);
export type Mapping = z.output<typeof mapping>;
export type CaseMapping = Extract<Mapping, { kind: 'cases' }>;
export type CountMapping = Extract<Mapping, { kind: 'counts' }>;

/** One sentence per fault, with the place. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
}

/** @throws MappingError */
export function readMapping(text: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new MappingError('The mapping is no JSON.');
  }
  const parsed = mapping.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new MappingError(
    parsed.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'mapping'}: ${issue.message}`).join('\n'),
  );
}
