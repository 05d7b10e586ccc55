import type { Action } from '../commands.js';

export const templateIds = [
  'T-01', 'T-02', 'T-03', 'T-04', 'T-05', 'T-06', 'T-07', 'T-08', 'T-09', 'T-10', 'T-11', 'T-12', 'T-13', 'T-14', 'T-15', 'T-16', 'T-18',
] as const;
export type TemplateId = (typeof templateIds)[number];

export const documentFormats = ['pdf', 'docx'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export type TemplateCaseType = 'avvikelse' | 'synpunkt' | 'lex-sarah' | 'extern-avvikelse' | 'lex-sarah-info';

export interface TemplateVariant {
  readonly code: string;
  readonly label: string;
}

/** One document template as it may be chosen: 7.10. What it says stands in `libs/documents`. */
export interface TemplateRow {
  readonly id: TemplateId;
  /** Grows with every change of what a new document of it says; documents that exist keep theirs. */
  readonly version: number;
  readonly name: string;
  /** Empty: made from figures or rules, not from a case. */
  readonly caseTypes: readonly TemplateCaseType[];
  /** In which states of the case it may be made. */
  readonly states: 'any' | readonly string[];
  readonly formats: readonly DocumentFormat[];
  /** Whose installation makes it; anybody's when left out. */
  readonly operator?: 'enskild-verksamhet';
  /** Who may make it: whoever may do this in the case. */
  readonly action: Action;
  /** One of these has to be chosen; the first is proposed. Empty: there is one form only. */
  readonly variants: readonly TemplateVariant[];
  /** What the person who makes it may write into it; null when everything comes from the case. */
  readonly ownText: string | null;
}

const edited = ['pdf', 'docx'] as const;
const fixed = ['pdf'] as const;
const decided = ['beslut-recorded', 'under-uppfoljning', 'closed'] as const;
const one: readonly TemplateVariant[] = [];

export const templates: readonly TemplateRow[] = [
  { id: 'T-01', version: 1, name: 'Bekräftelse till rapportör', caseTypes: ['avvikelse', 'lex-sarah'], states: 'any', formats: fixed, action: 'handle', variants: one, ownText: null },
  { id: 'T-02', version: 1, name: 'Begäran om komplettering', caseTypes: ['avvikelse', 'synpunkt', 'lex-sarah'], states: 'any', formats: edited, action: 'handle', variants: one, ownText: 'Det ni vill veta, om frågorna inte redan står i ärendet' },
  { id: 'T-03', version: 1, name: 'Lex Sarah-utredning', caseTypes: ['lex-sarah'], states: ['under-utredning', 'beslut-proposed', ...decided], formats: edited, action: 'investigate', variants: one, ownText: null },
  { id: 'T-04', version: 1, name: 'Beslut enligt lex Sarah', caseTypes: ['lex-sarah'], states: decided, formats: fixed, action: 'handle', variants: one, ownText: null },
  { id: 'T-05', version: 1, name: 'Återkoppling till rapportör', caseTypes: ['avvikelse', 'lex-sarah'], states: 'any', formats: edited, action: 'feedback', variants: one, ownText: 'Vad ärendet ledde till, om återkopplingen inte redan är skriven i ärendet' },
  {
    id: 'T-06', version: 1, name: 'Information till den enskilde', caseTypes: ['avvikelse', 'lex-sarah'], states: 'any', formats: edited, action: 'feedback',
    variants: [
      { code: 'enskild', label: 'Till den enskilde' }, { code: 'barn', label: 'Till ett barn' },
      { code: 'vardnadshavare', label: 'Till vårdnadshavare' }, { code: 'god-man', label: 'Till god man eller annan ställföreträdare' },
    ],
    ownText: 'Vad som har hänt, vad ni gör och vad personen kan göra',
  },
  { id: 'T-07', version: 1, name: 'Återkoppling till arbetsgruppen', caseTypes: ['avvikelse', 'lex-sarah'], states: 'any', formats: edited, action: 'feedback', variants: one, ownText: 'Vad gruppen behöver veta, utan namn på någon' },
  {
    id: 'T-08', version: 2, name: 'Underlag för anmälan till IVO', caseTypes: ['lex-sarah'], states: 'any', formats: edited, action: 'notify-ivo',
    variants: [{ code: 'underlag', label: 'Underlag i blankettens ordning' }, { code: 'missiv', label: 'Missiv när utredningen skickas senare' }],
    ownText: null,
  },
  {
    id: 'T-09', version: 1, name: 'Information till nämnden från privat utförare', caseTypes: ['lex-sarah'], states: 'any', formats: edited, operator: 'enskild-verksamhet', action: 'handle',
    variants: [{ code: 'rapport', label: 'Om en mottagen rapport' }, { code: 'ivo-anmalan', label: 'Om en anmälan till IVO' }],
    ownText: 'Vilken nämnd informationen går till',
  },
  { id: 'T-10', version: 1, name: 'Anmälan av delegationsbeslut', caseTypes: ['lex-sarah'], states: decided, formats: edited, action: 'handle', variants: one, ownText: null },
  { id: 'T-11', version: 1, name: 'Bekräftelse på synpunkt', caseTypes: ['synpunkt'], states: 'any', formats: edited, action: 'handle', variants: one, ownText: null },
  { id: 'T-12', version: 1, name: 'Svar på synpunkt eller klagomål', caseTypes: ['synpunkt'], states: 'any', formats: edited, action: 'handle', variants: one, ownText: 'Svaret, om det inte redan är skrivet i ärendet' },
  { id: 'T-13', version: 1, name: 'Meddelande om försening', caseTypes: ['synpunkt'], states: 'any', formats: edited, action: 'handle', variants: one, ownText: 'Varför svaret dröjer, om det inte redan är skrivet i ärendet' },
  { id: 'T-14', version: 1, name: 'Begäran om yttrande från utförare', caseTypes: ['synpunkt', 'lex-sarah-info'], states: 'any', formats: edited, action: 'handle', variants: one, ownText: 'Det ni vill ha besked om, om frågorna inte redan står i ärendet' },
  { id: 'T-15', version: 2, name: 'Avvikelse till annan myndighet', caseTypes: ['extern-avvikelse'], states: 'any', formats: edited, action: 'handle', variants: one, ownText: null },
  { id: 'T-16', version: 1, name: 'Sammanställning för del- eller helår', caseTypes: [], states: 'any', formats: edited, action: 'handle', variants: one, ownText: null },
  { id: 'T-18', version: 1, name: 'Personalinformation om lex Sarah', caseTypes: [], states: 'any', formats: edited, action: 'handle', variants: one, ownText: null },
];

export function templateOf(id: TemplateId): TemplateRow {
  const found = templates.find((row) => row.id === id);
  if (found === undefined) throw new RangeError(`no template ${id}`);
  return found;
}

/** The templates of a case type, in the order of their numbers. */
export function templatesFor(caseType: string): readonly TemplateRow[] {
  return templates.filter((row) => row.caseTypes.some((known) => known === caseType));
}

/** Whether this installation makes it: what a private operator writes to a nämnd, no nämnd writes to itself. */
export function isForOperator({ operator }: TemplateRow, kind: 'namnd' | 'enskild-verksamhet' = 'namnd'): boolean {
  return operator === undefined || operator === kind;
}
