import { describe, expect, test } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { FileRefused } from './file-refused.js';
import { nothingFound } from './findings.js';
import { inspectFile } from './inspect-file.js';
import { docx, zipOf } from './zip.fixture.js';

const pdf = (inside = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${inside}\ntrailer<<>>\n%%EOF\n`, 'latin1');
const box = (type: string, content: string): string => `\0\0\0\x20${type}${content}`;
const m4a = (handler = 'soun', more = ''): Buffer =>
  Buffer.from(
    `${box('ftyp', 'M4A \0\0\0\0')}${box('hdlr', `\0\0\0\0\0\0\0\0${handler}`)}${more}`.padEnd(64, '\0'),
    'latin1',
  );
const blank = (width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background: '#336699' } });
const refusal = (name: string, bytes: Buffer): Promise<unknown> =>
  inspectFile(name, bytes).then(
    () => 'taken',
    (error: unknown) => (error instanceof FileRefused ? error.code : error),
  );

describe('B7 what is in the list comes in', () => {
  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['rapport.pdf', pdf, 'application/pdf'],
    ['BILD.JPG', () => blank().jpeg().toBuffer(), 'image/jpeg'],
    ['bild.jpeg', () => blank().jpeg().toBuffer(), 'image/jpeg'],
    ['bild.png', () => blank().png().toBuffer(), 'image/png'],
    ['bild.gif', () => blank().gif().toBuffer(), 'image/gif'],
    ['anteckning.txt', () => Buffer.from('Åke ringde.\r\n\tSedan kom Öst.'), 'text/plain'],
    ['gammal.txt', () => Buffer.from('\u00c5ke', 'latin1'), 'text/plain'],
    ['brev.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      'lista.xlsx',
      () =>
        zipOf([
          { name: '[Content_Types].xml', content: '<Types/>' },
          { name: 'xl/workbook.xml', content: '<workbook/>' },
        ]),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'brev.odt',
      () =>
        zipOf([
          { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
          { name: 'content.xml', content: '<office/>' },
        ]),
      'application/vnd.oasis.opendocument.text',
    ],
    ['samtal.m4a', m4a, 'audio/mp4'],
  ])('%s', async (name, make, mediaType) => {
    expect(await inspectFile(name, await make())).toMatchObject({ mediaType, findings: nothingFound });
  });
});

describe('B7 what is not what it says is refused', () => {
  test.each<[string, string, () => Buffer | Promise<Buffer>, string]>([
    ['an empty file', 'a.pdf', () => Buffer.alloc(0), 'file-empty'],
    ['a file over 25 MB', 'a.txt', () => Buffer.alloc(25_000_001, 'a'), 'file-too-large'],
    ['a kind that is not in the list', 'a.exe', () => Buffer.from('MZ'), 'file-type-not-allowed'],
    ['a name without an end', 'rapport', pdf, 'file-type-not-allowed'],
    ['two ends, the last of another kind', 'rapport.pdf.html', pdf, 'file-type-not-allowed'],
    ['a page under a picture name', 'a.png', () => Buffer.from('<html>'), 'file-unreadable'],
    ['a program under a text name', 'a.txt', () => Buffer.from('MZ\x90 program'), 'file-not-what-it-says'],
    ['control signs in a text', 'a.txt', () => Buffer.from('hej\0då'), 'file-not-what-it-says'],
    ['a jpg called png', 'a.png', () => blank().jpeg().toBuffer(), 'file-not-what-it-says'],
    [
      'half a picture',
      'a.jpg',
      async () =>
        (
          await sharp({
            create: {
              width: 300,
              height: 300,
              channels: 3,
              background: 'red',
              noise: { type: 'gaussian', mean: 99, sigma: 50 },
            },
          })
            .jpeg()
            .toBuffer()
        ).subarray(0, 4_000),
      'file-unreadable',
    ],
    ['a PDF with an archive behind it', 'a.pdf', () => Buffer.concat([pdf(), docx()]), 'file-not-what-it-says'],
    ['an archive with a PDF in front', 'a.docx', () => Buffer.concat([pdf(), docx()]), 'file-not-what-it-says'],
    ['a PDF without an end', 'a.pdf', () => Buffer.from('%PDF-1.7 hej'), 'file-not-what-it-says'],
    [
      'an archive of something else',
      'a.docx',
      () => zipOf([{ name: 'hej.xml', content: 'x' }]),
      'file-not-what-it-says',
    ],
    ['a docx called odt', 'a.odt', docx, 'file-not-what-it-says'],
    ['a film under the name of a recording', 'a.m4a', () => m4a('vide'), 'file-not-what-it-says'],
    ['macros', 'a.docx', () => docx([{ name: 'word/vbaProject.bin', content: 'x' }]), 'file-has-macros'],
    [
      'macros by type',
      'a.docx',
      () =>
        zipOf([
          {
            name: '[Content_Types].xml',
            content: '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
          },
          { name: 'word/document.xml', content: 'x' },
        ]),
      'file-has-macros',
    ],
    ['a locked document', 'a.docx', () => docx([{ name: 'x.xml', content: 'x', flags: 1 }]), 'file-unreadable'],
    [
      'a link out of the archive',
      'a.docx',
      () => docx([{ name: 'x.xml', content: '/etc/passwd', attributes: 0xa1ff0000 }]),
      'file-unreadable',
    ],
  ])('%s', async (_, name, make, code) => {
    expect(await refusal(name, await make())).toBe(code);
  });
});

describe('B7 bombs', () => {
  test.each<[string, string, () => Buffer | Promise<Buffer>, string]>([
    [
      '101 MB unpacked',
      'a.docx',
      () => docx([{ name: 'a.xml', content: Buffer.alloc(101_000_000) }]),
      'archive-too-large',
    ],
    [
      'a ratio over 100',
      'a.docx',
      () => docx([{ name: 'a.xml', content: Buffer.alloc(5_000_000) }]),
      'archive-too-large',
    ],
    [
      'more than it says',
      'a.docx',
      () => docx([{ name: 'a.xml', content: Buffer.alloc(90_000), claims: 500 }]),
      'archive-too-large',
    ],
    ['less than it says', 'a.docx', () => docx([{ name: 'a.xml', content: 'x', claims: 500 }]), 'archive-too-large'],
    [
      '1 002 entries',
      'a.docx',
      () => docx(Array.from({ length: 1_000 }, (_, n) => ({ name: `${String(n)}.xml`, content: 'x' }))),
      'archive-too-large',
    ],
    [
      'an archive in the archive',
      'a.docx',
      () => docx([{ name: 'word/embeddings/blad.xlsx', content: 'x' }]),
      'archive-nested',
    ],
    [
      'an archive under another name',
      'a.docx',
      () => docx([{ name: 'word/a.xml', content: docx() }]),
      'archive-nested',
    ],
    ['a picture of 51 million pixels', 'a.png', () => blank(7_200, 7_100).png().toBuffer(), 'image-too-large'],
  ])('%s', async (_, name, make, code) => {
    expect(await refusal(name, await make())).toBe(code);
  });
});

describe('B7 what a file tells besides itself', () => {
  test('a picture loses its position, camera and owner, stands upright, and it is told that it had a position', async () => {
    const exif = {
      IFD0: { Make: 'Kanariekamera', Artist: 'Kanarie Fågelsson' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 19/1 46/1' },
    };
    const sent = await blank(40, 20).withMetadata({ exif, orientation: 6 }).jpeg().toBuffer();
    expect(sent.toString('latin1')).toContain('Kanarie');
    const kept = await inspectFile('IMG_0001.jpg', sent);
    expect(kept).toMatchObject({ reencoded: true, findings: { ...nothingFound, position: true } });
    expect(kept.bytes.toString('latin1')).not.toContain('Kanarie');
    const { width, height, exif: left } = await sharp(kept.bytes).metadata();
    expect([width, height, left]).toEqual([20, 40, undefined]);
  });

  test('a document tells who wrote it, that changes are tracked and that there are comments', async () => {
    const core =
      '<cp:coreProperties><dc:creator>Kim &amp; Co</dc:creator><cp:lastModifiedBy>Alex Ek</cp:lastModifiedBy></cp:coreProperties>';
    const file = docx(
      [
        { name: 'docProps/core.xml', content: core },
        { name: 'word/comments.xml', content: '<w:comments><w:comment w:id="0">Hej</w:comment></w:comments>' },
      ],
      '<w:ins w:id="1">ny</w:ins>',
    );
    expect(await inspectFile('a.docx', file)).toMatchObject({
      reencoded: false,
      authorName: 'Kim & Co, Alex Ek',
      findings: { ...nothingFound, author: true, trackedChanges: true, comments: true },
    });
  });

  test('a workbook tells of sheets that are hidden, an odt of its author and changes', async () => {
    const xlsx = zipOf([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<sheet name="A"/><sheet name="B" sheetId="2" state="veryHidden"/>' },
    ]);
    expect((await inspectFile('a.xlsx', xlsx)).findings).toEqual({ ...nothingFound, hiddenSheets: true });
    const odt = zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', content: '<text:tracked-changes/><office:annotation/>' },
      { name: 'meta.xml', content: '<meta:initial-creator>Kim Ek</meta:initial-creator>' },
    ]);
    expect(await inspectFile('a.odt', odt)).toMatchObject({
      authorName: 'Kim Ek',
      findings: { trackedChanges: true, comments: true, author: true },
    });
  });

  test.each<[string, Buffer, string]>([
    ['plain', pdf('<</Author(Kim \\(KE\\) Ek)>>'), 'Kim (KE) Ek'],
    ['wide', pdf('<</Author<FEFF004B0069006D>>>'), 'Kim'],
    [
      'in XMP',
      pdf(Buffer.from('<dc:creator><rdf:Seq><rdf:li>Åsa Ek</rdf:li></rdf:Seq></dc:creator>').toString('latin1')),
      'Åsa Ek',
    ],
    [
      'packed',
      pdf(`<</Type/ObjStm>>stream\n${deflateSync('<</Author(Kim Ek)/JS(x)>>').toString('latin1')}\nendstream`),
      'Kim Ek',
    ],
  ])('a PDF tells who wrote it (%s)', async (_, file, author) => {
    expect((await inspectFile('a.pdf', file)).authorName).toBe(author);
  });

  test('a PDF tells of comments, scripts and files in it, a recording of where it was made', async () => {
    const file = pdf('<</Subtype/Highlight>><</S/JavaScript>><</Type/Filespec>>');
    expect((await inspectFile('a.pdf', file)).findings).toEqual({
      ...nothingFound,
      comments: true,
      scripts: true,
      embeddedFiles: true,
    });
    expect((await inspectFile('a.m4a', m4a('soun', '\u00a9xyz+59.3+18.0/'))).findings.position).toBe(true);
  });
});
