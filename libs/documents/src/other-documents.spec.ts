import { expect, test } from '@jest/globals';
import { templates } from '#domain/documents/templates.js';
import { buildDocument } from './build-document.js';
import { lexSarahData } from './document-cases.fixture.js';
import { textsOf } from './document-texts.fixture.js';
import { renderDocx } from './docx.js';
import { everyTemplate, figures, longTree } from './every-template.fixture.js';
import { figuresDocument, type Making } from './figures-document.js';
import { staffInformation } from './staff-information.js';
import { readZip } from './zip-archive.js';

const making = (createdAt: string): Making => ({
  documentId: '01930000-0000-7000-8000-00000000d0c1', createdAt, createdBy: { name: 'Kristina Ek', title: null },
  operator: { huvudman: 'Nackby kommun', namnd: 'Socialnämnden', unit: 'Omsorgsenheten', kind: 'namnd' },
});

test('7.10 every template that the list has is made by some document of the specs', () => {
  expect([...new Set(everyTemplate.map(({ id }) => id))]).toEqual(templates.map(({ id }) => id));
});

test('T-16 says 0, – and the change as the statistics do, and warns of small figures', () => {
  const text = textsOf(figuresDocument(figures, 'year', making('2026-01-15T10:00:00.000Z')));
  expect(text).toContain('Under 2025 har det inom barn- och familjeenheten gjorts fyra rapporter');
  expect(text).toContain('Rapporter enligt lex Sarah\n5\n–\n–');
  for (const said of ['+17', '−2', 'Siffror under 5', 'Ett ärende är gemensamt']) expect(text).toContain(said);
});

test('T-18 tells the staff what the law of the day says, in each of the two acts', () => {
  const now = textsOf(staffInformation(['sol'], making('2026-01-15T10:00:00.000Z')));
  for (const said of ['27 kap. 3 § socialtjänstlagen (2025:400)', '27 kap. 2 §', 'avhjälpas eller undanröjas genast', 'Omsorgsenheten', '5 kap. 1 § andra stycket']) expect(now).toContain(said);
  const then = textsOf(staffInformation(['sol', 'lss'], making('2025-06-30T10:00:00.000Z')));
  for (const said of ['14 kap. 4 § socialtjänstlagen (2001:453) och 24 c §', 'avhjälpas eller undanröjas utan dröjsmål']) expect(then).toContain(said);
  expect(then).not.toContain('2025:400');
});

const xmlOf = (archive: Uint8Array, name: string) => readZip(Buffer.from(archive)).find((entry) => entry.name === name)?.bytes.toString('utf8') ?? '';

test('7.9 a DOCX has real headings, table heads, Swedish as its language and the same head and foot', async () => {
  const archive = await renderDocx(buildDocument('T-03', lexSarahData()));
  const body = xmlOf(archive, 'word/document.xml');
  for (const said of ['w:val="Heading1"', 'w:val="Heading2"', '<w:tblHeader/>', 'SN 2026/117', 'T-03, version 1', 'Socialnämnden']) expect(body).toContain(said);
  expect(xmlOf(archive, 'word/styles.xml')).toContain('w:val="sv-SE"');
  const feet = readZip(Buffer.from(archive)).filter(({ name }) => /footer\d+\.xml$/.test(name)).map(({ bytes }) => bytes.toString('utf8'));
  expect(feet.every((one) => one.includes('Sekretessmarkering') && one.includes('NUMPAGES'))).toBe(true);
  expect(body).not.toContain('Rapportsson');
});

test('the same document twice is the same DOCX, dated when it was made', async () => {
  const [first, again] = [await renderDocx(longTree()), await renderDocx(longTree())];
  expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
  expect(xmlOf(first, 'docProps/core.xml')).toContain('2026-03-20T13:05:00Z');
  expect(xmlOf(first, 'docProps/core.xml')).not.toContain(String(new Date().getFullYear() + 1));
});
