import type { LocalDate } from '../ids.js';
import { lexSarahLaws, type LexSarahLaw } from './rule-sets.js';

/** What a document rests on besides the lex Sarah duties themselves. */
export type CitedTopic =
  | 'god-kvalitet' | 'medverka' | 'tystnadsplikt' | 'sekretess' | 'sekretessmarkering' | 'sekretess-mot-vardnadshavare' | 'sekretess-egna-uppgifter'
  | 'samtycke' | 'uppgiftsskyldighet' | 'tillsyn' | 'utforares-uppgifter' | 'uppfoljning-av-utforare' | 'anmalan-av-delegationsbeslut'
  | 'sekretess-anmalare' | 'sekretess-skyddat-boende' | 'klagomal' | 'barnets-basta' | 'service' | 'forsening' | 'utredning-av-barn';

interface Cited {
  readonly topic: CitedTopic;
  /** Acts of the case for which it counts; for every case when absent. */
  readonly law?: LexSarahLaw;
  readonly validFrom: LocalDate;
  /** Last day in force; open when absent. */
  readonly validTo?: LocalDate;
  readonly lagrum: string;
}

const sol2025 = 'socialtjänstlagen (2025:400)';
const sol2001 = 'socialtjänstlagen (2001:453)';
const lss = 'lagen (1993:387) om stöd och service till vissa funktionshindrade';
const osl = 'offentlighets- och sekretesslagen (2009:400)';
const fl = 'förvaltningslagen (2017:900)';
const kl = 'kommunallagen (2017:725)';
const earliest = '2011-07-01';
const oldSol = { law: 'sol', validFrom: earliest, validTo: '2025-06-30' } as const;
const newSol = { law: 'sol', validFrom: '2025-07-01' } as const;

/** Dated as the rule sets are: a change of law is a new row, and the end of the row before it. */
const rows: readonly Cited[] = [
  { topic: 'god-kvalitet', ...oldSol, lagrum: `3 kap. 3 § ${sol2001}` },
  { topic: 'god-kvalitet', ...newSol, lagrum: `5 kap. 1 § ${sol2025}` },
  { topic: 'god-kvalitet', law: 'lss', validFrom: earliest, lagrum: `6 § ${lss}` },
  { topic: 'medverka', ...oldSol, lagrum: `14 kap. 2 § ${sol2001}` },
  { topic: 'medverka', ...newSol, lagrum: `5 kap. 1 § andra stycket ${sol2025}` },
  { topic: 'medverka', law: 'lss', validFrom: earliest, lagrum: `24 a § ${lss}` },
  { topic: 'tystnadsplikt', ...oldSol, lagrum: `15 kap. 1 § ${sol2001}` },
  { topic: 'tystnadsplikt', ...newSol, lagrum: `17 kap. 11 § ${sol2025}` },
  { topic: 'tystnadsplikt', law: 'lss', validFrom: earliest, lagrum: `29 § ${lss}` },
  { topic: 'utforares-uppgifter', validFrom: '2025-07-01', lagrum: `15 kap. 9 § ${sol2025}` },
  { topic: 'barnets-basta', validFrom: '2025-07-01', lagrum: `3 kap. 1–4 §§ ${sol2025}` },
  { topic: 'utredning-av-barn', validFrom: earliest, validTo: '2025-06-30', lagrum: `11 kap. 1–2 §§ ${sol2001}` },
  { topic: 'utredning-av-barn', validFrom: '2025-07-01', lagrum: `20 kap. ${sol2025}` },
  { topic: 'sekretess', validFrom: earliest, lagrum: `26 kap. 1 § ${osl}` },
  { topic: 'sekretess-anmalare', validFrom: earliest, lagrum: `26 kap. 5 § ${osl}` },
  { topic: 'sekretess-skyddat-boende', validFrom: earliest, lagrum: `26 kap. 14 b–14 c §§ ${osl}` },
  { topic: 'sekretessmarkering', validFrom: earliest, lagrum: `5 kap. 5 § ${osl}` },
  { topic: 'sekretess-mot-vardnadshavare', validFrom: earliest, lagrum: `12 kap. 3 § ${osl}` },
  { topic: 'sekretess-egna-uppgifter', validFrom: earliest, lagrum: `12 kap. 1 § ${osl}` },
  { topic: 'samtycke', validFrom: earliest, lagrum: `12 kap. 2 § ${osl}` },
  { topic: 'uppgiftsskyldighet', validFrom: earliest, lagrum: `10 kap. 28 § ${osl}` },
  { topic: 'tillsyn', validFrom: earliest, lagrum: `10 kap. 17 § ${osl}` },
  { topic: 'uppfoljning-av-utforare', validFrom: '2018-01-01', lagrum: `10 kap. 8 § ${kl}` },
  { topic: 'anmalan-av-delegationsbeslut', validFrom: '2018-01-01', lagrum: `6 kap. 40 § och 7 kap. 8 § ${kl}` },
  { topic: 'service', validFrom: '2018-07-01', lagrum: `6 § ${fl}` },
  { topic: 'forsening', validFrom: '2018-07-01', lagrum: `11 § ${fl}` },
  { topic: 'klagomal', validFrom: '2012-01-01', lagrum: '5 kap. 3 § Socialstyrelsens föreskrifter och allmänna råd (SOSFS 2011:9) om ledningssystem för systematiskt kvalitetsarbete' },
];

/** What stands for a topic on a day, one citation per act of the case; empty where the law of that day has nothing. */
export function citedOn(topic: CitedTopic, laws: readonly string[], date: LocalDate): readonly string[] {
  const known = lexSarahLaws(laws);
  const inForce = rows.filter((row) => row.topic === topic && row.validFrom <= date && (row.validTo === undefined || date <= row.validTo));
  return inForce.filter(({ law }) => law === undefined || known.includes(law)).map(({ lagrum }) => lagrum);
}
