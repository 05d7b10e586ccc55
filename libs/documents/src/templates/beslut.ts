import { isAllvarligt } from '#domain/lex-sarah/lex-sarah.status.js';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import { atgardBlocks, dutyOn, lexSarahOf, otherOn, personText, receivedAtOf, signatureOf } from '../case-texts.js';
import type { Block } from '../document-tree.js';
import { beslutText, wordOf } from '../labels.js';
import { dayOf, dayText, momentText, said } from '../swedish.js';
import type { DocumentData, TemplateText } from '../template.js';

type Beslut = LexSarahView['beslut'][number];

const noBeslut = 'Det finns inget beslut i ärendet ännu.';

function standing(data: DocumentData): Beslut | undefined {
  return lexSarahOf(data).beslut.at(-1);
}

/** The act as it was stored with the beslut: the law of that day, whatever the law is today. */
function lagrumOf(data: DocumentData, beslut: Beslut): string {
  return beslut.lagrum ?? dutyOn(data, 'investigate', beslut.decidedAt);
}

/** T-04: what 7.4 asks for. Nothing is said of appeal: whether the beslut can be appealed is not established. */
export const beslut: TemplateText = {
  secret: true,
  missing: (data) => (standing(data) === undefined ? [noBeslut] : []),
  title: () => 'Beslut enligt lex Sarah',
  recipient: () => [],
  citations: (data) => {
    const found = standing(data);
    if (found === undefined) return [];
    const ivo = isAllvarligt(found.value) ? [dutyOn(data, 'notify-ivo', found.decidedAt)] : [];
    return [...new Set([dutyOn(data, 'report', receivedAtOf(data)), lagrumOf(data, found), ...ivo])];
  },
  blocks: (data) => {
    const found = standing(data);
    return found === undefined ? [] : beslutBlocks(data, found);
  },
};

function beslutBlocks(data: DocumentData, found: Beslut): Block[] {
  const correction = found.corrections.at(-1);
  return [
    { kind: 'heading', level: 2, text: 'Beslut' },
    { kind: 'text', text: `${data.operator.namnd} beslutar att det som rapporten gäller är ${beslutText(found.value)}.` },
    { kind: 'text', text: ivoSentence(data, found) },
    { kind: 'heading', level: 2, text: 'Motivering' },
    { kind: 'text', text: said(correction?.motivering ?? found.motivering) },
    { kind: 'heading', level: 2, text: 'Lagrum' },
    { kind: 'text', text: `Rapporten kom in ${dayText(receivedAtOf(data))} och lämnades enligt ${dutyOn(data, 'report', receivedAtOf(data))}. Beslutet är fattat enligt ${lagrumOf(data, found)}.` },
    { kind: 'heading', level: 2, text: 'Beslutade åtgärder' },
    ...atgardBlocks(data.atgarder),
    ...changes(data, found),
    { kind: 'heading', level: 2, text: 'Hur beslutet fattades' },
    {
      kind: 'facts',
      rows: [
        { label: 'Beslutsdag', value: momentText(found.decidedAt) },
        { label: 'Beslutsfattare', value: personText(data, found.beslutsfattare, correction?.title ?? found.title) },
        { label: 'Delegation', value: said(found.delegationRef) },
        { label: 'Andra läsningen', value: found.secondReading === 'waived' ? 'Ingen andra läsning har kunnat göras' : `Andra läsaren ${wordOf(found.secondReading)}` },
        { label: 'Sekretessbedömning', value: said(found.sekretessbedomning) },
      ],
    },
    { kind: 'signature', lines: [personText(data, found.beslutsfattare, correction?.title ?? found.title), `${data.operator.namnd}, på delegation (${found.delegationRef})`] },
  ];
}

function ivoSentence(data: DocumentData, found: Beslut): string {
  const lagrum = dutyOn(data, 'notify-ivo', found.decidedAt);
  if (!isAllvarligt(found.value)) return `Beslutet innebär inte att en anmälan ska göras till Inspektionen för vård och omsorg (IVO) enligt ${lagrum}.`;
  const { sent } = lexSarahOf(data).ivo;
  const duty = `Det ska snarast anmälas till Inspektionen för vård och omsorg (IVO) enligt ${lagrum}.`;
  return sent === null ? duty : `${duty} Anmälan gjordes ${dayText(sent.sentAt)}.`;
}

function changes(data: DocumentData, found: Beslut): Block[] {
  const corrections = found.corrections.map((one) => `Rättat ${dayText(one.at)} av ${personText(data, one.by, one.title)}: ${said(one.reason)}`);
  const revised = found.revision === 0 ? [] : [`Beslutet ändrades ${dayText(found.at)}: ${said(found.reason)}`];
  const items = [...revised, ...corrections];
  return items.length === 0 ? [] : [{ kind: 'heading', level: 2, text: 'Ändringar' }, { kind: 'list', items }];
}

/** T-10: the delegated beslut as it is laid before the nämnd, without anybody's data. */
export const delegationsbeslut: TemplateText = {
  secret: false,
  missing: (data) => (standing(data) === undefined ? [noBeslut] : []),
  title: () => 'Anmälan av delegationsbeslut',
  recipient: (data) => [data.operator.namnd],
  citations: (data) => {
    const found = standing(data);
    return found === undefined ? [] : [lagrumOf(data, found), ...otherOn(data, 'anmalan-av-delegationsbeslut', data.createdAt)];
  },
  blocks: (data) => {
    const found = standing(data);
    if (found === undefined) return [];
    const meeting = lexSarahOf(data).aterkoppling.namnd.reported.at(-1);
    return [
      { kind: 'text', text: 'Följande beslut har fattats på nämndens vägnar och anmäls till nämnden.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Ärende', value: data.number },
          { label: 'Verksamhet', value: said(data.operator.unit) },
          { label: 'Beslutsdag', value: dayText(found.decidedAt) },
          { label: 'Beslutsfattare', value: personText(data, found.beslutsfattare, found.title) },
          { label: 'Delegation', value: said(found.delegationRef) },
          { label: 'Beslut', value: `Det som rapporten gäller är ${beslutText(found.value)}` },
          { label: 'Lagrum', value: lagrumOf(data, found) },
          { label: 'Anmält till IVO', value: anmaltText(data, found) },
          { label: 'Nämndens sammanträde', value: meeting === undefined ? 'Inte bestämt' : dayText(meeting.meetingDate) },
        ],
      },
      { kind: 'text', text: `Anmälan görs enligt ${otherOn(data, 'anmalan-av-delegationsbeslut', data.createdAt).join(' och ')}. Beslutet redovisas utan personuppgifter. Handlingarna i ärendet finns hos förvaltningen.` },
      signatureOf(data),
    ];
  },
};

function anmaltText(data: DocumentData, found: Beslut): string {
  const { sent } = lexSarahOf(data).ivo;
  if (sent !== null) return `Ja, ${dayText(dayOf(sent.sentAt))}`;
  return isAllvarligt(found.value) ? 'Nej, inte ännu' : 'Nej, det ska inte anmälas';
}
