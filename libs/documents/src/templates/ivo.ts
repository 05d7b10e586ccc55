import { documentName } from '#domain/documents/document-name.js';
import { dutyOn, lexSarahOf, otherOn, receivedAtOf, signatureOf } from '../case-texts.js';
import type { Block, Fact } from '../document-tree.js';
import { ivoFieldText } from '../ivo-fields.js';
import { beslutText, wordOf } from '../labels.js';
import { capital, dayText, hashText, momentText, said } from '../swedish.js';
import type { DocumentData, TemplateText } from '../template.js';

const narrative = ['eventDescription', 'konsekvenser', 'vidtagnaAtgarder', 'ovrigt'];

interface Group {
  readonly heading: string;
  readonly fields: readonly string[];
}

/** The order of the blankett (7.5): who sends, where and when, what, which law, the three free texts, who signs. */
const groups: readonly Group[] = [
  { heading: '1. Avsändare', fields: ['avsandarensDiarienummer', 'senderName', 'senderOrgNumber', 'senderAddress', 'senderPostalAddress', 'contactName', 'contactTitle', 'contactPhone', 'contactEmail'] },
  { heading: '3. Var och när', fields: ['verksamhetName', 'verksamhetAddress', 'kommun', 'enhet', 'occurredDate', 'occurredTime'] },
];

function prepared(data: DocumentData) {
  return lexSarahOf(data).ivo.prepared;
}

function fieldOf(data: DocumentData, name: string): string | null {
  return prepared(data)?.fields.find((one) => one.name === name)?.value ?? null;
}

function factsOf(data: DocumentData, names: readonly string[]): Fact[] {
  return names.map((name) => ({ label: ivoFieldText(name), value: name === 'signedDate' ? dayText(fieldOf(data, name)) : said(fieldOf(data, name)) }));
}

function department(data: DocumentData): string {
  const name = fieldOf(data, 'ivoDepartment');
  return name === null ? 'Inspektionen för vård och omsorg (IVO)' : `Inspektionen för vård och omsorg (IVO), ${name}`;
}

/** T-08: the form's own order, ready to be copied or sent; or the missiv that goes with a late utredning. */
export const ivoUnderlag: TemplateText = {
  secret: true,
  missing: (data) => (data.variant === 'missiv' ? missingForMissiv(data) : missingForUnderlag(data)),
  title: (data) => (data.variant === 'missiv' ? 'Utredning till anmälan enligt lex Sarah' : 'Underlag för anmälan enligt lex Sarah'),
  recipient: (data) => (data.variant === 'missiv' ? [department(data)] : []),
  citations: (data) => {
    const sent = lexSarahOf(data).ivo.sent;
    return [sent?.lagrum ?? dutyOn(data, 'notify-ivo', sent?.sentAt ?? data.createdAt), ...otherOn(data, 'tillsyn', data.createdAt)];
  },
  blocks: (data) => (data.variant === 'missiv' ? missiv(data) : underlag(data)),
};

function missingForUnderlag(data: DocumentData): string[] {
  const found = prepared(data);
  if (found === null) return ['Anmälan är inte förberedd i ärendet.'];
  return found.missing.map((name) => `Uppgiften ”${ivoFieldText(name)}” saknas i anmälan.`);
}

function missingForMissiv(data: DocumentData): string[] {
  const { sent, utredningSent } = lexSarahOf(data).ivo;
  if (sent === null) return ['Anmälan till IVO är inte gjord ännu.'];
  if (sent.utredningAttached) return ['Utredningen bifogades redan i anmälan.'];
  return utredningSent === null && lexSarahOf(data).utredning.frozen.length === 0 ? ['Utredningen är inte klar: lämna först förslag till beslut.'] : [];
}

function underlag(data: DocumentData): Block[] {
  const [sender, where] = groups;
  const found = prepared(data);
  return [
    { kind: 'frame', text: 'Det här är ett underlag. Anmälan görs på IVO:s blankett eller i IVO:s e-tjänst. Uppgifterna står i blankettens ordning.' },
    ...group(data, sender),
    { kind: 'heading', level: 2, text: '2. Vad anmälan gäller' },
    {
      kind: 'facts',
      rows: [
        { label: 'Anmälan avser', value: severityText(found?.severity ?? null) },
        { label: 'Anmälan görs av', value: data.operator.kind === 'namnd' ? 'Nämnd i kommun' : 'Enskild verksamhet' },
      ],
    },
    ...group(data, where),
    { kind: 'heading', level: 2, text: '4. Beskrivning av händelsen' },
    { kind: 'text', text: said(fieldOf(data, 'eventDescription')) },
    { kind: 'heading', level: 2, text: '5. Utredning' },
    { kind: 'text', text: attachedText(found?.utredningAttached ?? null) },
    { kind: 'heading', level: 2, text: '6. Verksamhetsområde och lagrum' },
    { kind: 'facts', rows: lawRows(data) },
    ...narrative.slice(1).flatMap((name, at): Block[] => [
      { kind: 'heading', level: 2, text: `${String(at + 7)}. ${ivoFieldText(name)}` },
      { kind: 'text', text: said(fieldOf(data, name)) },
    ]),
    { kind: 'heading', level: 2, text: '10. Datum och underskrift' },
    { kind: 'facts', rows: factsOf(data, ['signedDate', 'signedBy', 'ivoDepartment']) },
    ...enclosureBlocks(data),
    ...protectedWarning(found?.warnings ?? []),
  ];
}

/** IVO-06: what goes along, held to its bytes. A file that has changed since is told, since the list is of the version that was frozen. */
function enclosureBlocks(data: DocumentData): Block[] {
  const found = prepared(data);
  const heading: Block = { kind: 'heading', level: 2, text: 'Bilagor' };
  if (found === null || found.enclosures.length === 0) return [heading, { kind: 'text', text: 'Inga bilagor är valda i underlaget.' }];
  const rows = found.enclosures.map((one) => [`${enclosureName(data, one)}${one.change === null ? '' : ' (ändrad eller borttagen sedan dess)'}`, hashText(one.sha256)]);
  return [
    heading,
    { kind: 'text', text: `Bilagorna frystes i version ${String(found.version)} av underlaget. Kontrollsumman visar att en fil är densamma.` },
    { kind: 'table', columns: [{ label: 'Bilaga', share: 40 }, { label: 'Kontrollsumma (SHA-256)', share: 60 }], rows },
  ];
}

function enclosureName(data: DocumentData, { kind, id }: { readonly kind: string; readonly id: string }): string {
  const { attachments, documents } = lexSarahOf(data).sections;
  if (kind === 'attachment') return said(attachments.find((one) => one.attachmentId === id)?.name);
  const found = documents.find((one) => one.documentId === id);
  return found === undefined ? said(null) : documentName(found);
}

function severityText(severity: string | null): string {
  return severity === null ? said(null) : capital(beslutText(severity));
}

function attachedText(attached: boolean | null): string {
  if (attached === null) return said(null);
  return attached ? 'Utredningen bifogas anmälan.' : 'Utredningen skickas senare.';
}

function lawRows(data: DocumentData): Fact[] {
  const found = prepared(data);
  const laws = found?.laws ?? [];
  const area = found?.verksamhetsomrade ?? null;
  return [
    { label: 'Verksamhetsområde', value: area === null ? said(null) : capital(wordOf(area)) },
    { label: 'Lag', value: laws.length === 0 ? said(null) : laws.map(wordOf).join(' och ') },
    { label: ivoFieldText('lagrumOther'), value: said(fieldOf(data, 'lagrumOther')) },
    { label: 'Skyldigheten att anmäla', value: dutyOn(data, 'notify-ivo', data.createdAt) },
  ];
}

/** IVO-11 */
function protectedWarning(warnings: readonly string[]): Block[] {
  if (!warnings.includes('skyddade-personuppgifter')) return [];
  return [{ kind: 'frame', text: 'Någon i ärendet har skyddade personuppgifter. Kontrollera att ingen adress eller uppgift om vistelseort följer med.' }];
}

function group(data: DocumentData, found: Group | undefined): Block[] {
  return found === undefined ? [] : [{ kind: 'heading', level: 2, text: found.heading }, { kind: 'facts', rows: factsOf(data, found.fields) }];
}

function missiv(data: DocumentData): Block[] {
  const { ivo, beslut } = lexSarahOf(data);
  const { sent } = ivo;
  if (sent === null) return [];
  return [
    { kind: 'text', text: `${data.operator.namnd} anmälde den ${dayText(sent.sentAt)} en händelse enligt lex Sarah. Rapporten kom in till oss den ${dayText(receivedAtOf(data))}. Utredningen var då inte klar. Den skickas med detta brev.` },
    { kind: 'facts', rows: missivRows(data, sent) },
    { kind: 'heading', level: 2, text: 'Bilagor' },
    { kind: 'list', items: ['Utredning enligt lex Sarah', ...(beslut.length > 0 ? ['Beslut enligt lex Sarah'] : [])] },
    { kind: 'text', text: `Skyldigheten att anmäla står i ${sent.lagrum ?? dutyOn(data, 'notify-ivo', sent.sentAt)}. Sekretess hindrar inte att uppgifterna lämnas till IVO för tillsyn (${otherOn(data, 'tillsyn', data.createdAt).join(' och ')}).` },
    signatureOf(data),
  ];
}

function missivRows(data: DocumentData, sent: { readonly sentAt: string; readonly avsandarensDiarienummer: string }): Fact[] {
  const { ivo, utredning, deadlines } = lexSarahOf(data);
  const limit = deadlines.findLast((one) => one.kind === 'DL-IVO-2');
  const version = utredning.frozen.at(-1)?.version;
  const later = limit === undefined || limit.lastAllowed === limit.nominal ? '' : ` (får lämnas till och med ${dayText(limit.lastAllowed)})`;
  return [
    { label: 'IVO:s diarienummer', value: said(ivo.diarienummer) },
    { label: 'Vårt diarienummer', value: sent.avsandarensDiarienummer },
    { label: 'Anmälan skickades', value: momentText(sent.sentAt) },
    { label: 'Utredningens version', value: version === undefined ? said(null) : String(version) },
    ...(limit === undefined ? [] : [{ label: 'Senaste dag för utredningen', value: `${dayText(limit.nominal)}${later}` }]),
  ];
}
