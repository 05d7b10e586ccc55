import type { z } from 'zod';
import type { enclosureView } from '#domain/case/enclosures.js';
import { providerRetention } from '#domain/lex-sarah/retention.js';
import { sectionsOf, storyOf, type Subject } from './case.js';
import type { FormField } from './schema-fields.js';
import { newId } from './ids.js';
import { addWorkingDays } from '#domain/time/calendar.js';
import { localDay } from './time.js';

export type Values = Record<string, unknown>;

/** Times that are nearly always now. A time somebody must state, such as when a letter was sent, is left empty. */
const usuallyNow = new Set(['takenAt', 'informedAt', 'decidedAt', 'documentedAt', 'diarieforingAt', 'completedAt', 'at', 'remindedAt']);

function without(value: object | null | undefined, ...names: readonly string[]): Values {
  const said: Values = { ...value };
  return Object.fromEntries(Object.entries(said).filter(([name, inner]) => !names.includes(name) && inner !== null && inner !== undefined));
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
  const enclosures = unchanged(prepared);
  return { ...without(fromCase), ...without({ enclosures }), ...filled, ...without({ severity: prepared?.severity, utredningAttached: prepared?.utredningAttached }) };
}

type Known = (subject: Subject) => Values;
const lexSarah = (know: (view: Extract<Subject, { type: 'lex-sarah' }>['view']) => Values): Known => (subject) => (subject.type === 'lex-sarah' ? know(subject.view) : {});
const story: Known = (subject) => ({ whatHappened: storyOf(subject) ?? '' });
const message: Known = () => ({ from: 'handler' });

/** What the case already knows, command by command, so that nobody writes the same thing twice. */
const fromCase: Record<string, Known> = {
  SendAvvikelseMessage: message, SendSynpunktMessage: message, SendLexSarahMessage: message,
  EscalateAvvikelse: story, EscalateSynpunkt: story, ContinueSynpunktAsAvvikelse: story, ContinueLexSarahAsAvvikelse: story,
  AnswerAvvikelseLexSarahQuestion: story, RecordSynpunktMissforhallandeBedomning: story,
  RecordAvvikelseBedomning: (subject) => (subject.type === 'avvikelse' ? without(subject.view.bedomningar.at(-1), 'motivering') : {}),
  ClassifySynpunkt: (subject) => (subject.type === 'synpunkt' ? classificationOf(subject) : {}),
  ClassifyLexSarah: lexSarah((view) => ({ laws: view.rapport?.laws ?? [], ...without(view.classification) })),
  // DL-SY-4: what the nämnd has as its own target is proposed; the handler may give another day.
  RequestSynpunktYttrande: (subject) => ({ dueDate: addWorkingDays(localDay(), 5), ...(subject.type === 'synpunkt' ? without({ utforareId: subject.view.classifications.at(-1)?.utforareId ?? subject.view.report.utforareId }) : {}) }),
  ConfirmSynpunktParallelDuty: (subject) => (subject.type === 'synpunkt' && subject.view.needsOrosanmalan ? { duty: 'orosanmalan', needed: true } : {}),
  RecordLexSarahBeslut: lexSarah((view) => without({ value: view.beslutsforslag.at(-1)?.value, motivering: view.beslutsforslag.at(-1)?.motivering })),
  ReviseLexSarahBeslut: lexSarah((view) => without({ delegationRef: view.beslut.at(-1)?.delegationRef })),
  CorrectLexSarahBeslut: lexSarah((view) => without({ motivering: view.beslut.at(-1)?.motivering })),
  CloseLexSarah: lexSarah((view) => (view.operatorKind === 'enskild-verksamhet' ? { retentionClass: providerRetention } : {})),
  PrepareLexSarahIvoAnmalan: ivoPackage,
  ReviseExternAvvikelse: (subject) => (subject.type === 'extern-avvikelse' ? { counterpartyId: subject.view.counterpartyId, ...without(subject.view.letter) } : {}),
  ClearExternAvvikelse: (subject) => (subject.type === 'extern-avvikelse' ? clearanceOf(subject.view) : {}),
  RegisterExternAvvikelseOwnShare: story, EscalateLexSarahInfo: story, RegisterLexSarahInfoOwnShare: story,
  ProposeAtgard: (subject) => (subject.type === 'atgard' ? replacing(subject) : { nodeId: subject.view.ownerUnit, caseRefs: [{ caseId: subject.answer.caseId, caseType: subject.type }] }),
};

/** Looked through once more, because of a file: the ground is most often the same. */
function clearanceOf({ cleared }: Extract<Subject, { type: 'extern-avvikelse' }>['view']): Values {
  if (cleared === null) return {};
  const { disclosureGround, dutyLagrum } = cleared;
  return without({ disclosureGround, dutyLagrum, enclosures: unchanged(cleared) });
}

/** What was chosen before and still lies there. */
function unchanged(chosen: { readonly enclosures: readonly z.output<typeof enclosureView>[] } | null) {
  return chosen?.enclosures.filter((one) => one.change === null).map(({ kind, id }) => ({ kind, id }));
}

/** A new åtgärd in the place of one that did not help comes from the same. */
function replacing({ view }: Extract<Subject, { type: 'atgard' }>): Values {
  const { ownerUnit: nodeId, caseRefs, riskIds, granskningIds, comesFrom, level, type, aim } = view;
  const references = { ...(riskIds.length > 0 && { riskIds }), ...(granskningIds.length > 0 && { granskningIds }) };
  return { ...without({ nodeId, level, type, aim, comesFrom }), caseRefs, ...references };
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
  const empty: Values = {};
  for (const field of fields) {
    const value = emptyOf(field, title);
    if (value !== undefined) empty[field.name] = value;
  }
  const given = fromCase[command]?.(subject) ?? {};
  const silent = without({ from: given.from, caseRefs: given.caseRefs, riskIds: given.riskIds, granskningIds: given.granskningIds });
  return { ...empty, ...known(fields, given), ...silent };
}

type Pick = { readonly value: string; readonly label: string };

const picks: Record<string, (subject: Subject) => Pick[]> = {
  enskildId: (subject) =>
    (sectionsOf(subject)?.enskilda ?? []).map((one, index) => ({ value: one.enskildId, label: `${one.name ?? `Person ${index + 1}`}${one.isChild ? ' (barn)' : ''}` })),
  personId: (subject) => {
    if (subject.type !== 'lex-sarah') return [];
    const { unresolvedStaff, sections } = subject.view;
    return unresolvedStaff.map((value, index) => ({ value, label: sections.involvedStaff.find((one) => one.personId === value)?.name ?? `Person ${index + 1}` }));
  },
  kompletteringId: (subject) =>
    (sectionsOf(subject)?.kompletteringar ?? []).flatMap((one) => (one.kompletteringId === null ? [] : [{ value: one.kompletteringId, label: one.asked?.questions ?? 'Fråga' }])),
  replacedBy: (subject) => subject.answer.atgarder.map((one) => ({ value: one.atgardId, label: one.what ?? 'Åtgärd utan text' })),
  ivoKompletteringId: (subject) => {
    const asked = subject.type === 'lex-sarah' ? subject.view.ivo.kompletteringar : [];
    return asked.flatMap((one) => (one.open && one.ivoKompletteringId !== null ? [{ value: one.ivoKompletteringId, label: one.questions ?? `Begäran ${one.requestedAt.slice(0, 10)}` }] : []));
  },
  kravId: (subject) => {
    const krav = subject.type === 'lex-sarah' ? (subject.view.ivo.beslut?.krav ?? []) : [];
    return krav.filter((one) => one.answer === null).map((one, index) => ({ value: one.kravId, label: one.text ?? `Krav ${index + 1}` }));
  },
};

/** Persons, krav and questions of the case that a form chooses among. */
export function picksOf(field: string, subject: Subject): Pick[] {
  return picks[field]?.(subject) ?? [];
}
