import { inflateSync } from 'node:zlib';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
  readonly type?: string;
  readonly id?: string;
}

export interface ReadPdf {
  /** Text in reading order, one line per piece. */
  readonly text: string;
  readonly pages: number;
  readonly language: string | null;
  readonly title: string | null;
  readonly showsTitle: boolean;
  readonly marked: boolean;
  readonly xmp: string;
  /** Roles of the structure tree in order, with their depth. */
  readonly roles: readonly string[];
  /** Texts shown outside both the structure tree and the artifacts. */
  readonly loose: number;
  /** Ids of content that the structure tree names, and of the content that the pages hold. */
  readonly named: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
  /** The file without compression, as Latin-1. */
  readonly raw: string;
}

/** Reads a PDF back as a checker of PDF/UA would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await loading.promise;
  const found = { text: [] as string[], roles: [] as string[], named: new Set<string>(), held: new Set<string>(), loose: 0 };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    for (const item of content.items) {
      if ('str' in item) found.text.push(item.str);
      else if (item.type === 'beginMarkedContentProps' && typeof item.id === 'string') found.held.add(item.id);
    }
    walk(await page.getStructTree(), found);
    const { fnArray, argsArray } = await page.getOperatorList();
    found.loose += looseTexts(fnArray, argsArray as unknown[][]);
  }
  const about = await aboutFile(pdf);
  await loading.destroy();
  return { ...found, ...about, ...aboutBytes(unpacked(Buffer.from(bytes))), text: found.text.join('\n') };
}

async function aboutFile(pdf: PDFDocumentProxy) {
  const { info } = await pdf.getMetadata();
  const { Language, Title } = info as { Language?: string; Title?: string };
  const markInfo = (await pdf.getMarkInfo()) as { Marked: boolean } | null;
  return { pages: pdf.numPages, language: Language ?? null, title: Title ?? null, marked: markInfo?.Marked === true };
}

function aboutBytes(raw: string) {
  const xmp = /<\?xpacket[\s\S]*?<\?xpacket end/.exec(raw)?.[0] ?? '';
  return { raw, showsTitle: raw.includes('/DisplayDocTitle true'), xmp: Buffer.from(xmp, 'latin1').toString('utf8') };
}

function walk(node: Node, found: { roles: string[]; named: Set<string> }): void {
  if (node.role !== undefined) found.roles.push(node.role);
  if (node.type === 'content' && node.id !== undefined) found.named.add(node.id);
  for (const child of node.children ?? []) walk(child, found);
}

/** Counts the texts that stand in no marked content at all. */
function looseTexts(fns: readonly number[], args: readonly unknown[][]): number {
  let depth = 0;
  let loose = 0;
  fns.forEach((fn, at) => {
    if (fn === OPS.beginMarkedContent || fn === OPS.beginMarkedContentProps) depth += 1;
    if (fn === OPS.endMarkedContent) depth -= 1;
    if (fn === OPS.showText && depth === 0 && args[at] !== undefined) loose += 1;
  });
  return loose;
}

/** Every stream inflated in its place, so that a search of the bytes sees what they say. */
export function unpacked(bytes: Buffer): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const start = bytes.indexOf('stream\n', from);
    if (start < 0) break;
    const end = bytes.indexOf('\nendstream', start);
    parts.push(bytes.subarray(from, start + 7).toString('latin1'));
    const body = bytes.subarray(start + 7, end);
    parts.push(inflated(body), '\nendstream');
    from = end + '\nendstream'.length;
  }
  return [...parts, bytes.subarray(from).toString('latin1')].join('');
}

function inflated(body: Buffer): string {
  try {
    return inflateSync(body).toString('latin1');
  } catch {
    return body.toString('latin1');
  }
}
