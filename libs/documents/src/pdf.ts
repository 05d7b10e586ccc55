import PDFDocument from 'pdfkit';
import type { DocumentTree } from './document-tree.js';
import { writeBlocks, writeFrame, writeHeading } from './pdf-blocks.js';
import { a4, PdfPage, soft, styles, textWidth } from './pdf-page.js';

/** PDF/A-2a with its structure. The same tree gives the same bytes, so that the hash can be checked again. */
export async function renderPdf(tree: DocumentTree): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4', margin: 0, pdfVersion: '1.7', subset: 'PDF/A-2a', tagged: true, lang: 'sv-SE', displayTitle: true, bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: metadataText(tree.title), Author: metadataText(tree.head.huvudman), Creator: 'Klarsyn', Producer: 'Klarsyn',
      Keywords: tree.documentId, CreationDate: new Date(tree.createdAt), ModDate: new Date(tree.createdAt),
    },
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.addPage();
  const page = new PdfPage(pdf);
  writeHead(page, tree);
  writeHeading(page, 1, tree.title);
  if (tree.secrecy !== null) writeFrame(page, tree.secrecy);
  writeBlocks(page, tree.blocks);
  writeMargins(page, tree);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Title and author stand in XML as they are. */
function metadataText(text: string): string {
  return text.replaceAll('&', 'och').replace(/[<>]/g, '');
}

const rightColumn = a4.left + 222;
const labelWidth = 78;

/** Who sends it to the left, what it is to the right: the order of a Swedish letter. */
function writeHead(page: PdfPage, { head, recipient }: DocumentTree): void {
  const top = 46;
  page.y = top;
  page.leaf('P', () => page.flow(page.lines(head.huvudman, styles.strong, 215), styles.strong, a4.left));
  page.leaf('P', () => page.flow(page.lines(head.namnd, styles.body, 215), styles.body, a4.left));
  const leftEnd = page.y;
  page.y = top;
  const facts = [
    ['Handling', head.documentType], [head.reference.label, head.reference.value], ['Upprättad', head.createdAt], ['Upprättad av', head.createdBy],
    ['Mall', head.version],
  ] as const;
  page.within('Table', () => {
    for (const [label, value] of facts) {
      const lines = page.lines(value, styles.small, a4.width - a4.right - rightColumn - labelWidth);
      const from = page.y;
      page.within('TR', () => {
        page.leaf('TH', () => page.put(label, styles.smallStrong, rightColumn, from), 'Row');
        page.leaf('TD', () => page.flow(lines, styles.small, rightColumn + labelWidth));
      });
      page.y += 1;
    }
  });
  page.y = Math.max(page.y, leftEnd) + 6;
  if (head.citations.length > 0) {
    const grounds = page.lines(`Rättslig grund: ${head.citations.join('; ')}.`, styles.small, textWidth);
    page.leaf('P', () => page.flow(grounds, styles.small, a4.left));
  }
  page.y += recipient.length > 0 ? 20 : 10;
  if (recipient.length > 0) {
    page.leaf('P', () => recipient.forEach((line) => page.flow(page.lines(line, styles.body, textWidth), styles.body, a4.left)));
    page.y += 22;
  } else {
    page.line(a4.left, page.y, textWidth);
    page.y += 14;
  }
}

/** Head and foot of every page are no part of the text: who listens to it hears them once, on the first page. */
function writeMargins(page: PdfPage, { head, secrecy, title }: DocumentTree): void {
  const { count } = page.pdf.bufferedPageRange();
  const secrecyLines = secrecy === null ? [] : page.lines(secrecy, footStyle, textWidth - 90).slice(0, 3);
  for (let at = 0; at < count; at += 1) {
    page.pdf.switchToPage(at);
    page.artifact('Pagination', () => {
      if (at > 0) {
        page.put(`${head.namnd}, ${head.huvudman}`, footStyle, a4.left, 44);
        page.put(fitted(page, `${head.reference.value} · ${title}`), footStyle, a4.left, 56);
      }
      secrecyLines.forEach((line, row) => page.put(line, footStyle, a4.left, a4.height - 66 + row * 10));
      const number = `Sida ${String(at + 1)} av ${String(count)}`;
      page.put(number, footStyle, a4.width - a4.right - page.widthOf(number, footStyle), a4.height - 66);
    });
    page.line(a4.left, a4.height - 74, textWidth);
    if (at > 0) page.line(a4.left, 72, textWidth);
  }
}

const footStyle = { font: 'regular', size: 8, leading: 10, color: soft } as const;

function fitted(page: PdfPage, text: string): string {
  const [line = ''] = page.lines(text, footStyle, textWidth);
  return line === text ? text : `${line} …`;
}
