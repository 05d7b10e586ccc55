import type { LocalDate } from '../ids.js';

type OperatorKind = 'namnd' | 'enskild-verksamhet' | 'sis';

/** First day of socialtjänstlagen (2025:400). */
const newSolFrom = '2025-07-01';

/**
 * IVO-10: secrecy does not hinder what is handed over for supervision. OSL binds authorities only; the duty to hand over
 * stands in SoL. Of the act before 2025-07-01 only OSL is cited: its own section has not been verified.
 */
export function disclosureLagrum(operatorKind: OperatorKind, date: LocalDate): readonly string[] {
  const osl = operatorKind === 'enskild-verksamhet' ? [] : ['10 kap. 17 § offentlighets- och sekretesslagen (2009:400)'];
  return date >= newSolFrom ? [...osl, '28 kap. 5 § socialtjänstlagen (2025:400)'] : osl;
}
