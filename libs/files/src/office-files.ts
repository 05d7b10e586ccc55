import { FileRefused } from './file-refused.js';
import { elementsOf, found, type Found } from './findings.js';
import { readZip, type ZipDirectory } from './zip-directory.js';

export type OfficeKind = 'docx' | 'xlsx' | 'odt';

/** Looks into a document of an office program. @throws FileRefused when it is another kind, holds macros or is a bomb */
export async function inspectOffice(bytes: Buffer, kind: OfficeKind): Promise<Found> {
  const zip = await readZip(bytes);
  if (!(await isOf(zip, kind))) throw new FileRefused('file-not-what-it-says');
  if (await hasMacros(zip)) throw new FileRefused('file-has-macros');
  return kind === 'odt' ? inOdt(zip) : inOoxml(zip, kind);
}

async function isOf(zip: ZipDirectory, kind: OfficeKind): Promise<boolean> {
  const has = (...names: readonly string[]) => names.every((name) => zip.names.includes(name));
  if (kind === 'docx') return has('[Content_Types].xml', 'word/document.xml');
  if (kind === 'xlsx') return has('[Content_Types].xml', 'xl/workbook.xml');
  const type = (await zip.text('mimetype')).trim();
  return has('content.xml') && type === 'application/vnd.oasis.opendocument.text';
}

async function hasMacros(zip: ZipDirectory): Promise<boolean> {
  if (zip.names.some((name) => /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)\/.+/i.test(name))) return true;
  return /macroEnabled/i.test(await zip.text('[Content_Types].xml'));
}

async function textOfAll(zip: ZipDirectory, pattern: RegExp): Promise<string> {
  const texts: string[] = [];
  for (const name of zip.names.filter((one) => pattern.test(one))) texts.push(await zip.text(name));
  return texts.join('\n');
}

async function inOoxml(zip: ZipDirectory, kind: 'docx' | 'xlsx'): Promise<Found> {
  const [core, app] = [await zip.text('docProps/core.xml'), await zip.text('docProps/app.xml')];
  const body = await textOfAll(zip, /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/);
  const comments = await textOfAll(zip, /^(word\/comments\w*|xl\/(comments|threadedComments)\/?\w*)\.xml$/);
  const workbook = kind === 'xlsx' ? await zip.text('xl/workbook.xml') : '';
  const authors = [
    ...elementsOf(core, 'dc:creator'),
    ...elementsOf(core, 'cp:lastModifiedBy'),
    ...elementsOf(app, 'Manager'),
    ...elementsOf(app, 'Company'),
  ];
  return found(
    {
      trackedChanges:
        /<w:(ins|del|moveFrom|moveTo)\s/.test(body) || zip.names.some((one) => /^xl\/revisions\//.test(one)),
      comments: /<(w:comment|comment|threadedComment)\s/.test(comments),
      hiddenSheets: /<sheet\s[^>]*state="(hidden|veryHidden)"/.test(workbook),
      embeddedFiles: zip.names.some((one) => /^(word|xl)\/(embeddings|activeX)\/.+/.test(one)),
    },
    authors,
  );
}

async function inOdt(zip: ZipDirectory): Promise<Found> {
  const [meta, body] = [await zip.text('meta.xml'), await zip.text('content.xml')];
  return found(
    {
      trackedChanges: /<text:tracked-changes[\s/>]/.test(body),
      comments: /<office:annotation[\s/>]/.test(body),
      embeddedFiles: zip.names.some((one) => /^Object \d+\/.+/.test(one)),
    },
    [...elementsOf(meta, 'dc:creator'), ...elementsOf(meta, 'meta:initial-creator')],
  );
}
