import 'pdfkit';

declare global {
  namespace PDFKit {
    namespace Mixins {
      interface StructureElementOptions {
        /** Of a header cell: which cells it is the heading of. */
        scope?: 'Column' | 'Row';
      }
      interface PDFMarking {
        /** A new page on which what was open goes on. */
        continueOnNewPage(): this;
      }
    }
  }
}
