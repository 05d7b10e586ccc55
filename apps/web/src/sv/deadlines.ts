import type { DeadlineAnswer } from '#domain/answers/worklist.js';
import { targetOwner } from '../operator.js';
import { roleLabel } from './words.js';

/** Names of domain 6.3. A kind without a name does not pass the dictionary test of the repository. */
export const deadlineNames: Record<string, string> = {
  'DL-REP-1': 'Rapportera',
  'DL-AV-1': 'Bekräfta till rapportör',
  'DL-AV-2': 'Bedöm avvikelse',
  'DL-AV-3': 'Påbörja utredning',
  'DL-AV-4': 'Avsluta utredning',
  'DL-AV-5': 'Återkoppla till rapportör',
  'DL-AV-6': 'Lex Sarah-frågan besvaras',
  'DL-LS-1': 'Ta emot och registrera',
  'DL-LS-2': 'Omedelbar åtgärd bedömd',
  'DL-LS-3': 'Bekräfta till rapportör',
  'DL-LS-4': 'Förhandsbedömning, utredare utsedd',
  'DL-LS-5': 'Utredning påbörjad',
  'DL-LS-6': 'Utredning klar',
  'DL-LS-7': 'Beslut',
  'DL-LS-8': 'Återkoppling till rapportör',
  'DL-LS-8-status': 'Besked till rapportören om hur det går',
  'DL-LS-9': 'Information till den enskilde',
  'DL-LS-9-first-contact': 'Första kontakten med den enskilde',
  'DL-LS-9-outcome': 'Information om beslutet till den enskilde',
  'DL-LS-10': 'Återkoppling till personal',
  'DL-LS-11': 'Anmäl delegationsbeslut',
  'DL-IVO-1': 'Anmäl till IVO',
  'DL-IVO-2': 'Utredning till IVO',
  'DL-IVO-3': 'Kompletteringsbegäran från IVO',
  'DL-IVO-4': 'Krav i IVO:s beslut',
  'DL-PR-1': 'Informera nämnd om rapport',
  'DL-PR-1-name': 'Ange berörda nämnder',
  'DL-PR-2': 'Informera nämnd om anmälan',
  'DL-SY-1': 'Bekräfta synpunkt',
  'DL-SY-2': 'Svar eller besked',
  'DL-SY-3': 'Försening meddelas',
  'DL-SY-4': 'Yttrande från utförare',
  'DL-SY-5': 'Lex Sarah-ställningstagande',
  'DL-PI-1': 'Granska information från utförare',
  'DL-EX-1': 'Kvittens från motparten',
  'DL-EX-2': 'Svar från motparten',
  'DL-EX-3': 'Svar på inkommen avvikelse',
  'DL-EX-4': 'Möte i samverkan hållet',
  'DL-GDPR-72': 'Anmäl personuppgiftsincident',
  'DL-AT-1': 'Åtgärd klar',
  'DL-AT-2': 'Effektuppföljning',
};

/** Where several clocks of a kind run, the cycle tells which part it is: `outcome-1`. */
export function deadlineName(kind: string, cycle = ''): string {
  return deadlineNames[`${kind}-${cycle.replace(/-\d+$/, '')}`] ?? deadlineNames[kind] ?? kind;
}

export const lagkravWords = { genast: 'genast', snarast: 'snarast', 'utan-drojsmal': 'utan dröjsmål' } as const;

const units = {
  hours: ['timme', 'timmar'],
  days: ['dag', 'dagar'],
  'working-days': ['arbetsdag', 'arbetsdagar'],
  months: ['månad', 'månader'],
} as const;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export function ruleText(rule: DeadlineAnswer['rule']): string {
  if (rule.unit === 'date') return 'bestämt datum';
  if (rule.n === 0) return 'samma dag';
  return `${rule.n} ${units[rule.unit][rule.n === 1 ? 0 : 1]}`;
}

/** What the law says and what the nämnd has set itself are two things, and are never run together. */
export function basisText(deadline: Pick<DeadlineAnswer, 'basis' | 'lagkrav' | 'rule'>): string {
  const goal = ruleText(deadline.rule);
  if (deadline.basis === 'statutory-limit') return `Lagen eller föreskriften: ${goal}`;
  if (deadline.basis === 'configured') return `${capital(targetOwner.value)} mål: ${goal}`;
  return `Lagen: ${deadline.lagkrav === null ? 'ingen bestämd dag' : lagkravWords[deadline.lagkrav]} · ${targetOwner.value} mål: ${goal}`;
}

export function responsibleText(responsible: readonly string[]): string {
  return responsible.map(roleLabel).join(', ');
}

export function lagkravText(word: keyof typeof lagkravWords): string {
  return lagkravWords[word];
}
