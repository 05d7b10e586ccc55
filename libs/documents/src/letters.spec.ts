import { describe, expect, test } from '@jest/globals';
import { buildDocument, missingFor } from './build-document.js';
import { avvikelseData, canary, dataOf, enskildId, externFacts, infoData, lexSarahData, notifiedData, synpunktData } from './document-cases.fixture.js';
import { textsOf } from './document-texts.fixture.js';
import type { DocumentData } from './template.js';
import type { TemplateId } from '#domain/documents/templates.js';

const textOf = (id: TemplateId, data: DocumentData) => textsOf(buildDocument(id, data));
const partsOf = (name: string) => name.split(' ');

describe('who may not be named is named in no letter', () => {
  const others = [canary.enskild, canary.other, canary.staff];
  const forbidden: readonly [TemplateId, string, DocumentData, readonly string[]][] = [
    ['T-01', 'to the reporter', lexSarahData(), others],
    ['T-02', 'to the reporter', lexSarahData(), others],
    ['T-05', 'VIS-06 to the reporter: no other individual', lexSarahData(), others],
    ['T-05', 'VIS-06 about an avvikelse', avvikelseData(), [canary.enskild]],
    ['T-06', 'to the enskild: neither reporter nor the other person nor staff', lexSarahData({}, { variant: 'enskild', enskildId }), [canary.reporter, canary.other, canary.staff]],
    ['T-06', 'to the vårdnadshavare', lexSarahData({}, { variant: 'vardnadshavare', enskildId }), [canary.reporter, canary.other, canary.staff]],
    ['T-07', 'to the team: nobody at all', lexSarahData(), Object.values(canary)],
    ['T-08', 'to IVO: not the reporter', notifiedData({ variant: 'underlag' }), [canary.reporter]],
    ['T-09', 'to the nämnd: not the reporter', lexSarahData({}, { variant: 'rapport', ownText: 'Socialnämnden' }), Object.values(canary)],
  ];
  test.each(forbidden)('%s %s', (id, _whom, data, names) => {
    const text = textOf(id, data);
    for (const part of names.flatMap(partsOf)) expect(text).not.toContain(part);
  });

  test('T-05 a name in the text has become a word, and lex Sarah is still lex Sarah', () => {
    const text = textOf('T-05', lexSarahData());
    expect(text).toContain('Barnet har fått hjälp och en medarbetare har fått stöd.');
    const sarah = lexSarahData({}, { reporterNames: ['Sarah Lex'] });
    expect(textOf('T-03', sarah)).toContain('enligt lex Sarah');
  });
});

test('T-01 tells what happens next, cites the duty to report and promises no anonymity', () => {
  const text = textOf('T-01', lexSarahData());
  for (const said of [canary.reporter, 'LS-2026-0004', '2 mars 2026', '27 kap. 2 § socialtjänstlagen (2025:400)', 'Vi kan inte lova att du är anonym', 'genast']) expect(text).toContain(said);
  expect(missingFor('T-01', avvikelseData({}, { anonymous: true, reporterId: null }))).toHaveLength(1);
  expect(textOf('T-01', avvikelseData())).toContain('5 kap. 1 § andra stycket socialtjänstlagen (2025:400) och 24 a §');
});

test('T-02 asks each question on its own, and no answer stops nothing (CM-03)', () => {
  const tree = buildDocument('T-02', lexSarahData());
  expect(tree.blocks).toContainEqual({ kind: 'list', items: ['Vilka dagar uteblev insatsen?', 'Vem tog emot överlämningen?'] });
  expect(textsOf(tree)).toContain('går ärendet vidare ändå');
  expect(buildDocument('T-02', synpunktData()).recipient).toEqual(['Maj Lund', 'Ekvägen 4', '123 45 Nackby']);
});

test('T-05 tells what it led to and what changed, and cannot be made before that is written', () => {
  const text = textOf('T-05', lexSarahData());
  for (const said of ['Överlämningen görs nu skriftligt.', 'ett missförhållande', 'Gå igenom rutinen på arbetsplatsträff.']) expect(text).toContain(said);
  expect(missingFor('T-05', lexSarahData({ upTo: 'beslut' }))).toEqual(['Återkopplingen är inte skriven i ärendet. Skriv den där, eller skriv texten här.']);
  expect(missingFor('T-05', lexSarahData({ upTo: 'beslut' }, { ownText: 'Så här gick det.' }))).toEqual([]);
});

test('T-06 is plain to the grown-up and plainer to the child (3 kap. 1–4 §§ SoL)', () => {
  const adult = textOf('T-06', lexSarahData({}, { variant: 'enskild', enskildId }));
  expect(adult).toContain(canary.enskild);
  expect(adult).toContain('Det skrivs in i utredningen med dina egna ord.');
  const child = buildDocument('T-06', lexSarahData({}, { variant: 'barn', enskildId, ownText: 'Du fick ingen hjälp tre kvällar.' }));
  const told = child.blocks.flatMap((block) => (block.kind === 'list' ? block.items : block.kind === 'text' ? block.text.split(/(?<=[.!?])\s/) : []));
  expect(told.filter((sentence) => sentence.split(' ').length > 17)).toEqual([]);
  expect(told.join(' ')).toContain('Det är inte ditt fel.');
  expect(told.join(' ')).not.toMatch(/lagen|lex Sarah|missförhållande|utredning/i);
  expect(child.head.citations).toContain('3 kap. 1–4 §§ socialtjänstlagen (2025:400)');
});

test('T-06 to a vårdnadshavare cites OSL 12:3, and a protected address is written nowhere', () => {
  const tree = buildDocument('T-06', lexSarahData({}, { variant: 'vardnadshavare', enskildId }));
  expect(tree.head.citations).toContain('12 kap. 3 § offentlighets- och sekretesslagen (2009:400)');
  expect(tree.recipient).toEqual([`Vårdnadshavare för ${canary.enskild}`]);
  expect(missingFor('T-06', lexSarahData())).toEqual(['Välj vem brevet gäller, eller lägg först till personen i ärendet.', 'Det är inte skrivet vad personen ska få veta. Skriv det i ärendet eller här.']);
});

test('T-08 follows the order of the blankett and names what is missing', () => {
  const text = textOf('T-08', notifiedData({ variant: 'underlag' }));
  const order = ['1. Avsändare', '2. Vad anmälan gäller', '3. Var och när', '4. Beskrivning av händelsen', '5. Utredning', '6. Verksamhetsområde och lagrum', '7. Konsekvenser för den enskilde', '8. Vidtagna åtgärder', '9. Övrigt', '10. Datum och underskrift'];
  expect(order.map((heading) => text.indexOf(heading))).toEqual(order.map((heading) => text.indexOf(heading)).sort((a, b) => a - b));
  for (const said of [...order, '212000-0000', 'Utredningen skickas senare.', '24 f §', 'Rapportören upptäckte det på måndagen']) expect(text).toContain(said);
  expect(missingFor('T-08', lexSarahData({}, { variant: 'underlag' }))).toEqual(['Anmälan är inte förberedd i ärendet.']);
});

test('T-08 lists what goes along by name and hash, as it was frozen', () => {
  const tree = buildDocument('T-08', notifiedData({ variant: 'underlag' }));
  expect(tree.head.version).toBe('T-08, version 2');
  const at = tree.blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Bilagor');
  expect(tree.blocks.slice(at + 1).find((block) => block.kind === 'table')).toMatchObject({
    rows: [['Signeringslista rapportören.pdf', Array(8).fill('aaaaaaaa').join(' ')], ['T-04 Beslut enligt lex Sarah', Array(8).fill('dddddddd').join(' ')]],
  });
  expect(textOf('T-08', notifiedData({ variant: 'underlag' }, []))).toContain('Inga bilagor är valda i underlaget.');
});

test('T-08 the missiv of a late utredning says to which anmälan it belongs', () => {
  const text = textOf('T-08', notifiedData({ variant: 'missiv' }));
  for (const said of ['3.1.2-01234/2026', '3 mars 2026 kl. 16.00', 'Avdelning öst', '10 kap. 17 § offentlighets- och sekretesslagen (2009:400)', 'Beslut enligt lex Sarah']) expect(text).toContain(said);
  expect(missingFor('T-08', lexSarahData({}, { variant: 'missiv' }))).toEqual(['Anmälan till IVO är inte gjord ännu.']);
});

test('T-09 a private operator informs by 27:4 and 27:6, and marks tystnadsplikt and not secrecy', () => {
  const operator = { huvudman: 'Lindgården HVB AB', namnd: 'Ledningen', unit: 'Lindgården', kind: 'enskild-verksamhet' } as const;
  const rapport = buildDocument('T-09', lexSarahData({}, { variant: 'rapport', ownText: 'Socialnämnden', operator }));
  expect(rapport.head.citations).toEqual(['27 kap. 4 § socialtjänstlagen (2025:400)']);
  expect(rapport.head.reference.label).toBe('Ärendenummer');
  expect(rapport.secrecy).toBe('Uppgifterna i handlingen omfattas av tystnadsplikt enligt 17 kap. 11 § socialtjänstlagen (2025:400).');
  expect(buildDocument('T-09', notifiedData({ variant: 'ivo-anmalan', ownText: 'Socialnämnden', operator })).head.citations[0]).toContain('24 f §');
  expect(missingFor('T-09', lexSarahData({}, { variant: 'rapport' }))).toHaveLength(1);
});

test('T-11 thanks, gives the number and the day, and speaks to a child as to a child', () => {
  expect(textOf('T-11', synpunktData())).toContain('SY-2026-0031');
  expect(textOf('T-11', synpunktData({}, { form: 'child', isChild: true }))).toContain('Ingen får vara arg på dig för att du berättade.');
  expect(missingFor('T-11', synpunktData({}, { senderName: undefined, anonymous: true }))).toHaveLength(1);
});

test('T-12 answers, tells what changes and how an appeal is another thing (SY-07)', () => {
  const text = textOf('T-12', synpunktData());
  for (const said of ['Vi beklagar att ingen ringde tillbaka.', 'Telefontiden är nu bemannad varje dag.', 'Hur man överklagar står i beslutet']) expect(text).toContain(said);
});

test('T-12 SY-05 a child who wrote gets the text that was written for the child, and nothing of the other', () => {
  const childAnswer = 'Du gjorde rätt som berättade. Nu finns alltid en vuxen att ringa.';
  const text = textOf('T-12', synpunktData({}, { form: 'child', isChild: true }, { childAnswer }));
  expect(text).toContain(childAnswer);
  expect(text).not.toContain('dåligt bemannad');
  expect(text).not.toContain('Telefontiden är nu bemannad');
  expect(textOf('T-12', synpunktData({}, { isChild: true }, { childAnswer }))).toContain('dåligt bemannad');
});

test('T-13 gives a new day and the reason', () => {
  const text = textOf('T-13', synpunktData());
  for (const said of ['10 april 2026', 'Vi väntar på svar från utföraren.', '11 § förvaltningslagen (2017:900)']) expect(text).toContain(said);
});

test('T-14 cites 15:9 from 2025-07-01, and before that only the duty to follow up', () => {
  expect(buildDocument('T-14', synpunktData()).head.citations[0]).toBe('15 kap. 9 § socialtjänstlagen (2025:400)');
  const before = buildDocument('T-14', synpunktData({ createdAt: '2025-06-30T12:00:00.000Z' }));
  expect(before.head.citations).toEqual(['10 kap. 8 § kommunallagen (2017:725)']);
  expect(textsOf(before)).not.toContain('2025:400');
  expect(before.recipient).toEqual(['Omsorg i Centrum AB']);
});

test('T-14 to an utförare who has informed of a rapport: asks for the utredning that the review wants, or what is written', () => {
  const tree = buildDocument('T-14', infoData());
  expect([tree.recipient, tree.head.reference.value, tree.head.citations[0]]).toEqual([['Lindgården HVB AB'], 'SN 2026/141', '15 kap. 9 § socialtjänstlagen (2025:400)']);
  const text = textsOf(tree);
  for (const said of ['LI-2026-0002', 'en rapport enligt lex Sarah i Solgläntans korttidsboende, er beteckning LG 2026-4', 'Skicka er utredning enligt lex Sarah', 'Vi behöver inte veta vem som rapporterade.']) expect(text).toContain(said);
  expect(text).not.toContain('klagat');
  const own = textOf('T-14', infoData({ isAboutIvo: true, verksamhet: null }, { ownText: 'Vilka datum gäller det?' }));
  expect(own).toContain('en anmälan till IVO enligt lex Sarah, er beteckning');
  expect([own.includes('Vilka datum gäller det?'), own.includes('Skicka er utredning')]).toEqual([true, false]);
  expect(missingFor('T-14', infoData({ asksForUtredning: false, utforare: null }))).toHaveLength(2);
});

test('T-15 names nobody and says on which ground and by which way the identity goes (EX-01)', () => {
  const text = textOf('T-15', dataOf({ caseType: 'extern-avvikelse', view: externFacts }));
  for (const said of ['EX-2026-0003', 'Planeringen försenades tre veckor.', 'gemensamt ärendesystem', 'går inte att härleda till någon', '19 maj 2026']) expect(text).toContain(said);
  expect(text).toContain('Bilagor');
  expect(text).toContain('Kallelse 2026-02-12.pdf');
  expect(textOf('T-15', dataOf({ caseType: 'extern-avvikelse', view: { ...externFacts, enclosures: [] } }))).not.toContain('Bilagor');
  expect(missingFor('T-15', dataOf({ caseType: 'extern-avvikelse', view: { ...externFacts, disclosureGround: null } }))).toHaveLength(1);
});
