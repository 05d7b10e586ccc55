import { sectionsOf, storyOf, type Subject } from './case.js';
import type { FormField } from './schema-fields.js';
import { newId } from './ids.js';
import { localDay } from './time.js';

export type Values = Record<string, unknown>;

/** Times that are nearly always now. A time somebody must state, such as when a letter was sent, is left empty. */
const usuallyNow = new Set(['takenAt', 'informedAt', 'decidedAt', 'documentedAt', 'diarieforingAt', 'completedAt', 'at']);

function without(value: object | null | undefined, ...names: readonly string[]): Values {
  const left = Object.entries(value ?? {}).filter(([name, inner]) => !names.includes(name) && inner !== null && inner !== undefined);
  return Object.fromEntries(left);
}

/** Only what the form asks for; a field that the view says more of is not sent back. */
function known(fields: readonly FormField[], values: Values): Values {
  const names = new Set(fields.map((field) => field.name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function lastNote(subject: Subject, part: string): string | null {
  if (subject.type !== 'lex-sarah') return null;
  return subject.view.utredning.parts.find((one) => one.part === part)?.notes.at(-1)?.text ?? null;
}

function ivoPackage(subject: Subject): Values {
  if (subject.type !== 'lex-sarah') return {};
  const prepared = subject.view.ivo.prepared;
  const filled = Object.fromEntries((prepared?.fields ?? []).flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
  const fromCase = {
    verksamhetName: subject.answer.unitName, avsandarensDiarienummer: subject.view.sections.diarienummer?.diarienummer,
    eventDescription: lastNote(subject, 'handelse') ?? storyOf(subject), vidtagnaAtgarder: lastNote(subject, 'vidtagna-atgarder'),
    laws: subject.view.classification?.laws,
  };
  return { ...without(fromCase), ...filled, ...without({ severity: prepared?.severity, utredningAttached: prepared?.utredningAttached }) };
}

/** What the case already knows, command by command, so that nobody writes the same thing twice. */
function fromCase(command: string, subject: Subject): Values {
  if (command.startsWith('Send')) return { from: 'handler' };
  if (command.startsWith('Escalate') || command.startsWith('Continue')) return { whatHappened: storyOf(subject) ?? '' };
  if (command === 'AnswerAvvikelseLexSarahQuestion' || command === 'RecordSynpunktMissforhallandeBedomning') return { whatHappened: storyOf(subject) ?? '' };
  if (command === 'RecordAvvikelseBedomning' && subject.type === 'avvikelse') return { enheter: [], ...without(subject.view.bedomningar.at(-1), 'motivering') };
  if (command === 'ClassifySynpunkt' && subject.type === 'synpunkt') return classificationOf(subject);
  if (command === 'ClassifyLexSarah' && subject.type === 'lex-sarah') return { laws: subject.view.rapport?.laws ?? [], ...without(subject.view.classification) };
  if (command === 'RecordLexSarahBeslut' && subject.type === 'lex-sarah') return without({ value: subject.view.beslutsforslag.at(-1)?.value, motivering: subject.view.beslutsforslag.at(-1)?.motivering });
  if (command === 'ReviseLexSarahBeslut' && subject.type === 'lex-sarah') return without({ delegationRef: subject.view.beslut.at(-1)?.delegationRef });
  if (command === 'CorrectLexSarahBeslut' && subject.type === 'lex-sarah') return without({ motivering: subject.view.beslut.at(-1)?.motivering });
  if (command === 'PrepareLexSarahIvoAnmalan') return ivoPackage(subject);
  if (command === 'ProposeAtgard' && subject.type !== 'atgard') return { nodeId: subject.view.ownerUnit, caseRefs: [{ caseId: subject.answer.caseId, caseType: subject.type }] };
  return {};
}

function classificationOf(subject: Extract<Subject, { type: 'synpunkt' }>): Values {
  const { subject: about, area, utforareId, sex, ageGroup, isChild, insatstyp } = subject.view.report;
  return { ...without({ subject: about, area, utforareId, sex, ageGroup, isChild, insatstyp }), ...without(subject.view.classifications.at(-1)) };
}

function emptyOf(field: FormField, title: string): unknown {
  if (field.control === 'fresh-id') return newId();
  if (field.name === 'title') return title;
  if (field.name === 'date') return localDay();
  if (field.control === 'when' && field.required && usuallyNow.has(field.name)) return new Date().toISOString();
  return undefined;
}

/** The answers a form opens with. `title` is the befattning of the person who writes. */
export function startingValues(command: string, fields: readonly FormField[], subject: Subject, title: string): Values {
  const empty = Object.fromEntries(fields.map((field) => [field.name, emptyOf(field, title)]).filter(([, value]) => value !== undefined));
  const given = fromCase(command, subject);
  const silent = without({ from: given.from, caseRefs: given.caseRefs });
  return { ...empty, ...known(fields, given), ...silent };
}

/** Persons, krav and questions of the case that a form chooses among. */
export function picksOf(field: string, subject: Subject): { value: string; label: string }[] {
  const sections = sectionsOf(subject);
  if (field === 'enskildId') {
    return (sections?.enskilda ?? []).map((one, index) => ({ value: one.enskildId, label: `${one.name ?? `Person ${index + 1}`}${one.isChild ? ' (barn)' : ''}` }));
  }
  if (field === 'kompletteringId') {
    return (sections?.kompletteringar ?? []).flatMap((one) => (one.kompletteringId === null ? [] : [{ value: one.kompletteringId, label: one.asked?.questions ?? 'Fråga' }]));
  }
  if (field === 'kravId' && subject.type === 'lex-sarah') {
    return (subject.view.ivo.beslut?.krav ?? []).filter((one) => one.answer === null).map((one, index) => ({ value: one.kravId, label: one.text ?? `Krav ${index + 1}` }));
  }
  return [];
}
