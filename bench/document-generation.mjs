import { viewLexSarah } from '#domain/lex-sarah/lex-sarah.view.js';
import { buildDocument } from '#documents/build-document.js';
import { dataOf, lexSarahEventsOf } from '#documents/document-cases.fixture.js';
import { renderDocx } from '#documents/docx.js';
import { renderPdf } from '#documents/pdf.js';
import { interleaved, medianOf, percentile, round, timings } from './measure.mjs';

/** Section 8: from the events of a case to the bytes of a document, as the API makes it. */
export async function documentGeneration({ sizes, say }) {
  const events = lexSarahEventsOf({});
  const data = () => dataOf({ caseType: 'lex-sarah', view: viewLexSarah(events) });
  const turn = (make) => async () => {
    const took = await timings(sizes.documents, make);
    return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
  };
  const contestants = {
    'utredning pdf': turn(() => renderPdf(buildDocument('T-03', data()))),
    'beslut pdf': turn(() => renderPdf(buildDocument('T-04', data()))),
    'utredning docx': turn(() => renderDocx(buildDocument('T-03', data()))),
  };
  const results = await interleaved(sizes.rounds, contestants, say);
  const raw = Object.fromEntries(
    Object.keys(contestants).map((name) => [
      name,
      { p50Ms: round(medianOf(results[name], 'p50')), p99Ms: round(medianOf(results[name], 'p99')) },
    ]),
  );
  return {
    // The longest of the documents is the one that is judged.
    figures: { documentP50Ms: raw['utredning pdf'].p50Ms },
    raw,
    lines: Object.entries(raw).map(([name, { p50Ms, p99Ms }]) => [name, `p50 ${p50Ms} ms, p99 ${p99Ms} ms`]),
  };
}
