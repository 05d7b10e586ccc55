import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** Kinds of åtgärd. For a personnel matter no text is kept: it belongs outside the system. */
export const measureTypes = [
  { code: 'information-utbildning', label: 'Information eller utbildning', validFrom: firstDay },
  { code: 'rutin', label: 'Ny eller ändrad rutin', validFrom: firstDay },
  { code: 'bemanning-organisation', label: 'Bemanning eller organisation', validFrom: firstDay },
  { code: 'handledning', label: 'Handledning', validFrom: firstDay },
  { code: 'teknik-miljo', label: 'Teknik eller miljö', validFrom: firstDay },
  { code: 'avtal-utforardialog', label: 'Avtal eller utförardialog', validFrom: firstDay },
  { code: 'samverkan', label: 'Samverkan', validFrom: firstDay },
  { code: 'individinsats', label: 'Individinsats', validFrom: firstDay },
  { code: 'kontroll-egenkontroll', label: 'Kontroll eller egenkontroll', validFrom: firstDay },
  { code: 'personalarende', label: 'Personalärende', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type MeasureType = (typeof measureTypes)[number]['code'];

export const personnelMatter = 'personalarende';

export const measureType = codeOf(measureTypes);
