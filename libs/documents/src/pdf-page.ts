import PDFDocument from 'pdfkit';
import { fontBytes, fontNames, type FontName } from './pdf-fonts.js';
import { linesOf } from './line-breaks.js';

export type Tag = 'P' | 'H1' | 'H2' | 'H3' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Sect';

export interface Style {
  readonly font: FontName;
  readonly size: number;
  readonly leading: number;
  readonly color: string;
}

export const ink = '#1a1a1a';
export const soft = '#4a4a4a';
export const rule = '#8a8a8a';

export const styles = {
  body: { font: 'regular', size: 11, leading: 15.5, color: ink },
  strong: { font: 'bold', size: 11, leading: 15.5, color: ink },
  small: { font: 'regular', size: 9, leading: 12, color: soft },
  smallStrong: { font: 'bold', size: 9, leading: 12, color: soft },
  title: { font: 'bold', size: 20, leading: 25, color: ink },
  h2: { font: 'bold', size: 14, leading: 18, color: ink },
  h3: { font: 'bold', size: 11.5, leading: 15.5, color: ink },
  cell: { font: 'regular', size: 10, leading: 13.5, color: ink },
  cellStrong: { font: 'bold', size: 10, leading: 13.5, color: ink },
} as const satisfies Record<string, Style>;

export const a4 = { width: 595.28, height: 841.89, left: 79, right: 71, top: 84, bottom: 92 } as const;
export const textWidth = a4.width - a4.left - a4.right;
const lowest = a4.height - a4.bottom;

type Pdf = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Pdf['struct']>;

/** A page being written, with the place where the next text goes. Every text is in the structure tree or an artifact. */
export class PdfPage {
  y: number = a4.top;
  private parents: Element[] = [];

  constructor(readonly pdf: Pdf) {
    for (const name of fontNames) pdf.registerFont(name, fontBytes(name));
    const root = pdf.struct('Document');
    pdf.addStructure(root);
    this.parents = [root];
  }

  lines(text: string, style: Style, width: number): string[] {
    this.set(style);
    return linesOf(text, width, (one) => this.pdf.widthOfString(one));
  }

  widthOf(text: string, style: Style): number {
    this.set(style);
    return this.pdf.widthOfString(text);
  }

  /** Whether `height` more fits on the page. */
  fits(height: number): boolean {
    return this.y + height <= lowest;
  }

  /** Between two elements: nothing is open that would have to go on. */
  newPage(): void {
    this.pdf.addPage();
    this.y = a4.top;
  }

  atTop(): boolean {
    return this.y <= a4.top;
  }

  /** An element that holds others. */
  within(tag: Tag, write: () => void): void {
    const element = this.pdf.struct(tag);
    this.parents.at(-1)?.add(element);
    this.parents.push(element);
    write();
    this.parents.pop();
    element.end();
  }

  /** An element that holds text. */
  leaf(tag: Tag, write: () => void, scope?: 'Column' | 'Row'): void {
    const element = this.pdf.struct(tag, scope === undefined ? {} : { scope });
    this.parents.at(-1)?.add(element);
    element.add(write);
    element.end();
  }

  /** Lines one under the other from `y`; a paragraph goes on over the page with at least two lines on each side. */
  flow(lines: readonly string[], style: Style, x: number): void {
    lines.forEach((line, at) => {
      const left = lines.length - at;
      const keep = left === 2 || (at === 0 && left > 1) ? 2 : 1;
      if (!this.fits(style.leading * keep) && !this.atTop()) {
        this.pdf.continueOnNewPage();
        this.y = a4.top;
      }
      // The blank between two lines is said too, or who copies or listens hears two words as one.
      this.put(left > 1 && !line.endsWith('-') ? `${line} ` : line, style, x, this.y);
      this.y += style.leading;
    });
  }

  put(line: string, style: Style, x: number, y: number): void {
    this.set(style);
    this.pdf.text(line, x, y, { lineBreak: false });
  }

  /** What is drawn or said again on each page and is no part of the text. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.pdf.markContent('Artifact', { type });
    draw();
    this.pdf.endMarkedContent();
  }

  line(x: number, y: number, width: number, color: string = rule): void {
    this.artifact('Layout', () => {
      this.pdf.save().lineWidth(0.6).strokeColor(color).moveTo(x, y).lineTo(x + width, y).stroke().restore();
    });
  }

  private set(style: Style): void {
    this.pdf.font(style.font).fontSize(style.size).fillColor(style.color);
  }
}
