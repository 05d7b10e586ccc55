import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { templateOf, type TemplateId } from '#domain/documents/templates.js';
import type { DocumentTree } from './document-tree.js';
import { everyTemplate, longTree } from './every-template.fixture.js';
import { renderPdf } from './pdf.js';
import { readPdf, type ReadPdf } from './pdf-reading.fixture.js';

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const read = async (tree: DocumentTree): Promise<ReadPdf> => readPdf(await renderPdf(tree));

/** What PDF/UA asks for at the least, and PDF/A-2a besides. */
function faultsOf(pdf: ReadPdf): string[] {
  const levels = pdf.roles.flatMap((role) => (/^H[1-6]$/.test(role) ? [Number(role.slice(1))] : []));
  const fonts = [...pdf.raw.matchAll(/<<\n\/Type \/Font\n\/Subtype \/(\w+)[\s\S]*?>>/g)].map(([whole, kind]) => ({ kind, whole }));
  const headers = [...pdf.raw.matchAll(/\/S \/TH\b[\s\S]*?>>\nendobj/g)].map(([whole]) => whole);
  const checks: readonly [string, boolean][] = [
    ['tagged', pdf.marked && pdf.roles.includes('Document')],
    ['every text in the tree or an artifact', pdf.loose === 0],
    ['the tree names nothing that is not there', [...pdf.named].every((id) => pdf.held.has(id))],
    ['the tree names all marked content', [...pdf.held].every((id) => pdf.named.has(id))],
    ['one H1, first', levels[0] === 1 && levels.filter((level) => level === 1).length === 1],
    ['heading levels without jumps', levels.every((level, at) => at === 0 || level <= (levels[at - 1] ?? 0) + 1)],
    ['header cells with scope', headers.length > 0 && headers.every((one) => /\/Scope \/(Row|Column)/.test(one))],
    ['language', pdf.language === 'sv-SE'],
    ['title shown', pdf.showsTitle && (pdf.title ?? '') !== ''],
    ['fonts embedded', [...pdf.raw.matchAll(/\/Type \/FontDescriptor/g)].length === [...pdf.raw.matchAll(/\/FontFile2 /g)].length],
    ['own fonts only', fonts.every(({ kind }) => kind === 'Type0' || kind === 'CIDFontType2')],
    ['ToUnicode', fonts.filter(({ kind }) => kind === 'Type0').every(({ whole }) => whole.includes('/ToUnicode'))],
    ['XMP says PDF/A-2a', /<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</.test(pdf.xmp)],
    ['XMP has the title', pdf.xmp.includes(pdf.title ?? '–')],
    ['output intent', /\/OutputIntents \[/.test(pdf.raw) && pdf.raw.includes('/S /GTS_PDFA1')],
  ];
  return checks.filter(([, holds]) => !holds).map(([name]) => name);
}

/** The head and the foot that 7.9 asks for, as somebody reads them in the file. */
function missingIn({ text, pages }: ReadPdf, { head, secrecy }: DocumentTree, id: TemplateId): string[] {
  const flat = text.replaceAll(/\s+/g, ' ');
  const said = [
    head.huvudman, head.namnd, head.documentType, head.reference.value, `${id}, version ${String(templateOf(id).version)}`, head.createdAt, head.createdBy,
    ...head.citations.map((citation) => citation.slice(0, 12)), (secrecy ?? '').slice(0, 60), `Sida ${String(pages)} av ${String(pages)}`,
  ];
  return [...said.filter((one) => !flat.includes(one)), ...(/undefined|null|NaN|\[object/.exec(flat) ?? [])];
}

test.each(everyTemplate.map(({ name, id, tree }) => [name, id, tree] as const))('7.9 %s is a tagged PDF/A-2a with its head and foot, as a screen reader needs it', async (_name, id, tree) => {
  const made = tree();
  const pdf = await read(made);
  expect({ faults: faultsOf(pdf), missing: missingIn(pdf, made, id) }).toEqual({ faults: [], missing: [] });
});

test('the same document twice is the same bytes, also when others are made meanwhile', async () => {
  const [first, , again] = await Promise.all([renderPdf(longTree()), renderPdf(longTree('Annat')), renderPdf(longTree())]);
  expect(sha(first)).toBe(sha(again));
});

test('long texts, long words and long tables go on over pages and lose nothing', async () => {
  const pdf = await read(longTree());
  const { text, pages } = pdf;
  expect(faultsOf(pdf)).toEqual([]);
  const flat = text.replaceAll(/\s+/g, ' ');
  expect(pages).toBeGreaterThan(3);
  for (const n of [1, 40, 80]) expect(flat).toContain(`Rad ${String(n)} i tabellen`);
  expect(flat.replaceAll('- ', '')).toContain('läkemedelsavvikelsehanteringssystemsuppföljningsrapporteringsrutinbeskrivningsdokumentet');
  expect(flat).toContain('Åäö ÅÄÖ é ü – ”citat” 27 kap. 5 §');
  // The check itself is not asleep.
  const broken = { ...pdf, roles: ['Document', 'H2', 'H1'], marked: false, loose: 3, language: null, xmp: '' };
  expect(faultsOf(broken)).toEqual([
    'tagged', 'every text in the tree or an artifact', 'one H1, first', 'language', 'XMP says PDF/A-2a', 'XMP has the title',
  ]);
});
