import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** Where the cause lies. */
export const causeAreas = [
  { code: 'kommunikation-information', label: 'Kommunikation och information', validFrom: firstDay },
  { code: 'omgivning-organisation', label: 'Omgivning och organisation', validFrom: firstDay },
  { code: 'processer-rutiner', label: 'Processer, rutiner, arbetssätt och riktlinjer', validFrom: firstDay },
  { code: 'teknik-utrustning', label: 'Teknik, utrustning och apparatur', validFrom: firstDay },
  { code: 'kunskap-kompetens', label: 'Människa – kunskap och kompetens', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type CauseArea = (typeof causeAreas)[number]['code'];

/** The primary cause. The last but one is the municipality's own observation: acute work came before the documentation. */
export const causes = [
  { code: 'brist-i-kommunikation', label: 'Brist i kommunikation', validFrom: firstDay },
  { code: 'tidsbrist', label: 'Tidsbrist eller arbetsbelastning', validFrom: firstDay },
  { code: 'kunskapsbrist', label: 'Kunskapsbrist', validFrom: firstDay },
  { code: 'rutin-saknas', label: 'Rutin saknas', validFrom: firstDay },
  { code: 'rutin-foljs-inte', label: 'Rutin följs inte', validFrom: firstDay },
  { code: 'tekniskt-fel', label: 'Tekniskt fel', validFrom: firstDay },
  { code: 'akut-fore-dokumentation', label: 'Akut arbete gick före dokumentation', validFrom: firstDay },
  { code: 'ovrigt', label: 'Övrigt', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type Cause = (typeof causes)[number]['code'];

export const causeArea = codeOf(causeAreas);
export const cause = codeOf(causes);
