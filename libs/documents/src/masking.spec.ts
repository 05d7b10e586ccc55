import { expect, test } from '@jest/globals';
import { buildDocument } from './build-document.js';
import { documentId, lexSarahData } from './document-cases.fixture.js';
import { maskedCopy, maskingProtocol, NothingToMask, placesOf, type Masking } from './masking.js';
import { renderPdf } from './pdf.js';
import { readPdf, unpacked } from './pdf-reading.fixture.js';
import { hashText } from './swedish.js';

const copying = { documentId: '01930000-0000-7000-8000-00000000d0c2', createdAt: '2026-04-01T08:00:00.000Z', createdBy: { name: 'Ragnar Falk', title: 'Registrator' } };
const tree = () => buildDocument('T-04', lexSarahData());
const secret = 'En insats som är beviljad har uteblivit i tre dygn. Det har haft konsekvenser för personens hälsa.';
const placeOf = (text: string) => placesOf(tree()).find((one) => one.text === text)?.place ?? '';

const maskings = (): Masking[] => [
  { place: placeOf(secret), ground: 'sekretess', reason: 'Uppgift om hälsa' },
  { phrase: 'Eva Ström', ground: 'sekretess-anmalare', reason: 'Kan röja vem som lämnade uppgiften' },
];

/** Texts in a content stream are hexadecimal glyph numbers; the font says which sign each is. */
async function said(bytes: Uint8Array): Promise<string> {
  const { text, raw, xmp, title } = await readPdf(bytes);
  return [text.replaceAll(/\s+/g, ' '), raw, xmp, title].join('\n');
}

test('F-22 what is masked is gone from every byte of the copy, metadata and inflated streams too', async () => {
  const original = await said(await renderPdf(tree()));
  for (const one of ['uteblivit i tre dygn', 'Eva Ström']) expect(original).toContain(one);
  const { tree: copy } = maskedCopy(tree(), maskings(), copying);
  const masked = await said(await renderPdf(copy));
  for (const one of ['uteblivit i tre dygn', 'konsekvenser för personens', 'Eva Ström', 'Eva ', 'Ström']) expect(masked).not.toContain(one);
  expect(JSON.stringify(copy)).not.toMatch(/Eva Ström|uteblivit i tre dygn/i);
  for (const one of ['[maskat, 26 kap. 1 § OSL]', '[maskat, 26 kap. 5 § OSL]', 'maskerad kopia', 'SN 2026/117']) expect(masked).toContain(one);
});

test('F-22 the fonts of the copy hold no sign that only the masked text had', async () => {
  const base = tree();
  const withSign = { ...base, blocks: [...base.blocks, { kind: 'text' as const, text: 'Ørsted Ångqvist' }] };
  const place = `b${String(withSign.blocks.length)}`;
  const { tree: copy } = maskedCopy(withSign, [{ place, ground: 'sekretess', reason: 'Namn' }], copying);
  const maps = async (one: typeof base) => [...unpacked(Buffer.from(await renderPdf(one))).matchAll(/beginbfrange[\s\S]*?endbfrange/g)].join('');
  expect((await maps(withSign)).includes('00d8')).toBe(true);
  expect((await maps(copy)).includes('00d8')).toBe(false);
});

test('F-22 the original stays as it is, and the copy and its protocol are the same each time', async () => {
  const before = JSON.stringify(tree());
  const base = tree();
  const first = maskedCopy(base, maskings(), copying);
  expect(JSON.stringify(base)).toBe(before);
  expect(JSON.stringify(maskedCopy(tree(), maskings(), copying))).toBe(JSON.stringify(first));
});

test('F-22 the maskeringsprotokoll lists every place with lagrum, reason and both hashes, and nothing of what stood there', () => {
  const { tree: copy, places } = maskedCopy(tree(), maskings(), copying);
  const [original, masked] = ['a'.repeat(64), 'b'.repeat(64)];
  const protocol = maskingProtocol(copy, places, { ...copying, documentId: '01930000-0000-7000-8000-00000000d0c3', original: { documentId, hash: original }, copy: { documentId: copying.documentId, hash: masked } });
  const text = placesOf(protocol).map((one) => one.text).join('\n');
  expect(places.map((one) => one.where)).toEqual(['Under ”Motivering”, stycke 1', 'Under ”Hur beslutet fattades”, stycke 1, uppgift 2', 'Under ”Hur beslutet fattades”, stycke 2, uppgift 1']);
  for (const one of [hashText(original), hashText(masked), 'Uppgift om hälsa', '26 kap. 5 § offentlighets- och sekretesslagen (2009:400)', 'Ragnar Falk']) expect(text).toContain(one);
  expect(text).not.toMatch(/Eva Ström|uteblivit/);
});

test('F-22 a masking that hits nothing is refused: a slip of the pen hands out what it meant to hide', () => {
  expect(() => maskedCopy(tree(), [{ phrase: 'Eva Strömm', ground: 'sekretess', reason: 'Namn' }], copying)).toThrow(NothingToMask);
  expect(() => maskedCopy(tree(), [{ place: 'b999', ground: 'sekretess', reason: 'Namn' }], copying)).toThrow(NothingToMask);
});
