import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { treeFromJson, treeToJson } from '#documents/document-json.js';
import { maskedCopy, placesOf } from '#documents/masking.js';
import { renderDocx } from '#documents/docx.js';
import { renderPdf } from '#documents/pdf.js';
import { packageRoot } from '#infra/embedded/package-root.js';
import { readPdf } from '../../libs/documents/src/pdf-reading.fixture.js';

const folder = join(packageRoot(), 'test', 'stored-documents');
const kept = readdirSync(folder).filter((name) => name.endsWith('.json'));
const treeOf = (name: string) => treeFromJson(readFileSync(join(folder, name), 'utf8'));
const plain = (text: string) => text.replaceAll(/\s+/g, '');

/** Documents as an older version of their template said them: what is kept of them is never edited. */
describe.each(kept)('%s', (name) => {
  const tree = treeOf(name);
  const [template = '', version = ''] = name.replace('.json', '').split('.v');

  test('is read back whole', () => {
    expect(JSON.parse(treeToJson(tree))).toEqual(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  });

  test('is made into the same bytes each time, and says what it said', async () => {
    const [first, again, word] = [await renderPdf(tree), await renderPdf(treeOf(name)), await renderDocx(tree)];
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    expect(word.length).toBeGreaterThan(1_000);
    const text = plain((await readPdf(first)).text);
    expect(text).toContain(plain(`${template}, version ${version}`));
    for (const { text: said } of placesOf(tree)) expect(text).toContain(plain(said));
  });

  test('is copied for disclosure in its own version', () => {
    const [place] = placesOf(tree);
    const copying = { documentId: '01930000-0000-7000-8000-00000000d0c2', createdAt: '2026-04-01T08:00:00.000Z', createdBy: { name: 'Ragnar Falk', title: null } };
    const copy = maskedCopy(tree, [{ place: place?.place ?? '', ground: 'sekretess', reason: 'Namn' }], copying).tree;
    expect([copy.head.version, copy.blocks.length]).toEqual([tree.head.version, tree.blocks.length]);
  });
});

test('T-08 of version 1 lists no bilagor', () => {
  expect(treeOf('T-08.v1.json').blocks).not.toContainEqual(expect.objectContaining({ kind: 'heading', text: 'Bilagor' }));
});
