import type { Block, Column, Fact } from './document-tree.js';
import { a4, styles, textWidth, type PdfPage, type Style } from './pdf-page.js';

/** Empty values are said, never left blank. */
export const nothingKnown = '–';
const gap = 7;
const bulletIndent = 16;
const cellPadding = 4;
/** Facts of at most this height are not parted by a page. */
const keptTogether = 240;

/** Writes blocks one below the other. A heading goes with what follows it, and a last paragraph with its signature. */
export function writeBlocks(page: PdfPage, blocks: readonly Block[]): void {
  blocks.forEach((block, at) => {
    const next = blocks[at + 1];
    if (next?.kind === 'signature') keepWithSignature(page, block, next.lines.length);
    if (block.kind === 'heading') writeHeading(page, block.level, block.text, next === undefined ? 0 : leadOf(page, next));
    else writeBlock(page, block);
  });
}

function writeBlock(page: PdfPage, block: Exclude<Block, { readonly kind: 'heading' }>): void {
  switch (block.kind) {
    case 'text':
      return writeParagraphs(page, block.text, styles.body);
    case 'source':
      return writeParagraphs(page, block.text, styles.small);
    case 'list':
      return writeList(page, block.items);
    case 'facts':
      return writeFacts(page, block.rows);
    case 'table':
      return writeTable(page, block.columns, block.rows);
    case 'frame':
      return writeFrame(page, block.text);
    case 'signature':
      return writeSignature(page, block.lines);
  }
}

/** A heading never stands last on a page. */
export function writeHeading(page: PdfPage, level: 1 | 2 | 3, text: string, lead = 0): void {
  const style = { 1: styles.title, 2: styles.h2, 3: styles.h3 }[level];
  const lines = page.lines(text, style, textWidth);
  const space = { 1: 4, 2: 12, 3: 7 }[level];
  if (!page.fits(space + lines.length * style.leading + 3 + lead) && !page.atTop()) page.newPage();
  if (!page.atTop()) page.y += space;
  page.leaf(level === 1 ? 'H1' : level === 2 ? 'H2' : 'H3', () => page.flow(lines, style, a4.left));
  page.y += level === 1 ? 8 : 3;
}

/** How much of a block has to stand right below its heading. */
function leadOf(page: PdfPage, block: Block): number {
  switch (block.kind) {
    case 'facts': {
      const height = factRows(page, block.rows).reduce((sum, cells) => sum + heightOf(cells), 0);
      return height < keptTogether ? height : 3 * styles.cell.leading;
    }
    case 'table':
      return 5 * styles.cell.leading;
    case 'heading':
      return 5 * styles.body.leading;
    case 'text':
    case 'source':
    case 'list':
    case 'frame':
    case 'signature':
      return 3 * styles.body.leading;
  }
}

/** The last paragraph goes along when the signature does not fit below it. */
function keepWithSignature(page: PdfPage, block: Block, lines: number): void {
  if (block.kind !== 'text' && block.kind !== 'source') return;
  const height = page.lines(block.text, styles.body, textWidth).length * styles.body.leading + gap;
  if (!page.fits(height + signatureHeight(lines)) && page.fits(height) && !page.atTop()) page.newPage();
}

function signatureHeight(lines: number): number {
  return 50 + lines * styles.body.leading;
}

export function writeParagraphs(page: PdfPage, text: string, style: Style): void {
  for (const paragraph of paragraphsOf(text)) {
    const lines = page.lines(paragraph, style, textWidth);
    if (!page.fits(style.leading * Math.min(2, lines.length)) && !page.atTop()) page.newPage();
    page.leaf('P', () => page.flow(lines, style, a4.left));
    page.y += gap;
  }
}

export function paragraphsOf(text: string): string[] {
  const found = text.split(/\n+/).map((one) => one.trim()).filter((one) => one !== '');
  return found.length > 0 ? found : [nothingKnown];
}

function writeList(page: PdfPage, items: readonly string[]): void {
  page.within('L', () => {
    for (const item of items) {
      const lines = page.lines(item, styles.body, textWidth - bulletIndent);
      if (!page.fits(styles.body.leading * Math.min(2, lines.length)) && !page.atTop()) page.newPage();
      page.within('LI', () => {
        page.leaf('Lbl', () => page.put('•', styles.body, a4.left + 4, page.y));
        page.leaf('LBody', () => page.flow(lines, styles.body, a4.left + bulletIndent));
      });
      page.y += 2;
    }
  });
  page.y += gap - 2;
}

interface Cell {
  readonly lines: readonly string[];
  readonly x: number;
  readonly style: Style;
  readonly scope?: 'Column' | 'Row';
}

function writeFacts(page: PdfPage, rows: readonly Fact[]): void {
  const all = factRows(page, rows);
  const height = all.reduce((sum, cells) => sum + heightOf(cells), 0);
  if (height < keptTogether && !page.fits(height) && !page.atTop()) page.newPage();
  page.within('Table', () => all.forEach((cells) => writeRow(page, cells)));
  page.y += gap;
}

function factRows(page: PdfPage, rows: readonly Fact[]): Cell[][] {
  const labelWidth = Math.round(textWidth * 0.36);
  return rows.map((row): Cell[] => [
    { lines: page.lines(row.label, styles.cellStrong, labelWidth - cellPadding), x: a4.left, style: styles.cellStrong, scope: 'Row' },
    { lines: page.lines(paragraphsOf(row.value).join(' '), styles.cell, textWidth - labelWidth), x: a4.left + labelWidth, style: styles.cell },
  ]);
}

/** The head of a table is written again on each page, there as an artifact. */
function writeTable(page: PdfPage, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const all = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (textWidth * column.share) / all);
  const places = widths.map((_, at) => a4.left + widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  const cellOf = (text: string, at: number, style: Style): Cell => ({
    lines: page.lines(text.trim() === '' ? nothingKnown : text, style, (widths[at] ?? textWidth) - 2 * cellPadding), x: places[at] ?? a4.left, style,
  });
  const head = columns.map((column, at) => ({ ...cellOf(column.label, at, styles.cellStrong), scope: 'Column' as const }));
  const bodies = rows.map((row) => row.map((text, at) => ({ ...cellOf(text, at, styles.cell), ...(at === 0 && { scope: 'Row' as const }) })));
  page.within('Table', () => {
    if (!page.fits(heightOf(head) + heightOf(bodies[0] ?? head)) && !page.atTop()) page.newPage();
    writeRow(page, head);
    for (const cells of bodies) {
      if (!page.fits(heightOf(cells)) && !page.atTop()) {
        page.newPage();
        repeatHead(page, head);
      }
      writeRow(page, cells);
    }
  });
  page.y += gap;
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map((cell) => cell.lines.length * cell.style.leading)) + 2 * cellPadding;
}

/** A row that is longer than what is left of the page goes on on the next one, cell by cell from where it began. */
function writeRow(page: PdfPage, cells: readonly Cell[]): void {
  const height = heightOf(cells);
  if (!page.fits(height) && !page.atTop()) page.newPage();
  const top = page.y;
  const first = page.pdf.bufferedPageRange().count;
  page.within('TR', () => {
    for (const cell of cells) {
      page.y = top + cellPadding;
      page.leaf(cell.scope === undefined ? 'TD' : 'TH', () => page.flow(cell.lines, cell.style, cell.x), cell.scope);
    }
  });
  if (page.pdf.bufferedPageRange().count === first) page.y = top + height;
  page.line(a4.left, page.y, textWidth, cells.every((cell) => cell.scope === 'Column') ? '#4a4a4a' : '#c8c8c8');
}

function repeatHead(page: PdfPage, head: readonly Cell[]): void {
  const top = page.y + cellPadding;
  page.artifact('Pagination', () => {
    for (const cell of head) cell.lines.forEach((line, at) => page.put(line, cell.style, cell.x, top + at * cell.style.leading));
  });
  page.y += heightOf(head);
  page.line(a4.left, page.y, textWidth, '#4a4a4a');
}

export function writeFrame(page: PdfPage, text: string): void {
  const lines = page.lines(text, styles.cell, textWidth - 24);
  const height = lines.length * styles.cell.leading + 16;
  if (!page.fits(height) && !page.atTop()) page.newPage();
  const top = page.y;
  page.artifact('Layout', () => {
    page.pdf.save().lineWidth(0.8).strokeColor('#4a4a4a').rect(a4.left, top, textWidth, height).stroke().restore();
  });
  page.y = top + 7;
  page.leaf('P', () => page.flow(lines, styles.cell, a4.left + 12));
  page.y = top + height + 10;
}

/** Kept together: a signature never stands alone without its line. */
function writeSignature(page: PdfPage, lines: readonly string[]): void {
  if (!page.fits(signatureHeight(lines.length)) && !page.atTop()) page.newPage();
  page.y += 38;
  page.line(a4.left, page.y, 230);
  page.y += 5;
  for (const line of lines) {
    const wrapped = page.lines(line, styles.body, textWidth);
    page.leaf('P', () => page.flow(wrapped, styles.body, a4.left));
  }
  page.y += gap;
}
