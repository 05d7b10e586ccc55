import type { DeadlineExplanation, DeadlinePoliciesAnswer, PolicyValueAnswer } from '#domain/answers/deadlines.js';
import type { PolicyWarning } from '#domain/policies/recorded-policy.js';
import { dayText } from '../time.js';
import { roleLabel } from './words.js';
import { ruleText } from './deadlines.js';

type Row = DeadlinePoliciesAnswer['rows'][number];

/** Who has set the number: never two of these in one breath. */
export const standingLabels: Record<Row['standing'], string> = {
  law: 'Lag', foreskrift: 'Föreskrift', 'law-word': 'Lagens ord, nämndens mål', own: 'Nämndens eget mål',
};
export const standingHelp: Record<Row['standing'], string> = {
  law: 'Tiden står i lagen eller i en myndighets beslut. Den kan inte ändras här.',
  foreskrift: 'Tiden står i en föreskrift. Den ändras här först när en ny föreskrift gäller, och då med dess beteckning.',
  'law-word': 'Lagen har ett ord men inget antal dagar. Målet nedan är nämndens eget och visas aldrig som lagens gräns.',
  own: 'Ingen lag säger hur lång tid det får ta. Målet är nämndens eget.',
};

export const warningTexts: Record<PolicyWarning, string> = {
  'long-for-the-word': 'Lagen kräver skyndsamhet. Ett mål på mer än fem dagar är svårt att förena med lagens ord. Det går att spara, men tänk efter.',
  'month-for-the-word': 'Lagen kräver skyndsamhet. Ett mål i månader går inte att förena med lagens ord. Det går att spara, men tänk efter.',
};

export const unitChoices = [
  { value: 'hours', label: 'timmar' }, { value: 'days', label: 'dagar' }, { value: 'working-days', label: 'arbetsdagar' }, { value: 'months', label: 'månader' },
] as const;

function list(words: readonly (string | number)[]): string {
  return words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;
}

export function remindersText(plan: PolicyValueAnswer['reminders']): string {
  if ('shares' in plan) {
    const shares = [...plan.shares].sort().map((share) => `${Math.round(share * 100)} %`);
    return shares.length === 0 ? 'På dagen.' : `När ${list(shares)} av tiden har gått, och på dagen.`;
  }
  if ('daysBefore' in plan) return plan.daysBefore.length === 0 ? 'På dagen.' : `${list(plan.daysBefore)} dagar före, och på dagen.`;
  return `Dag ${list(plan.daysAfterStart)}${plan.daily ? ', sedan varje dag' : ''}, och på dagen.`;
}

export function valueText(value: Pick<PolicyValueAnswer, 'unit' | 'n'>): string {
  return ruleText({ unit: value.unit, n: value.n });
}

function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** Reached as an ersättare is told as such: `ersattare-enhetschef`. */
export function reachedText(as: string): string {
  const [, behind] = /^ersattare-(.+)$/.exec(as) ?? [];
  return behind === undefined ? inSentence(roleLabel(as)) : `ersättare för ${inSentence(roleLabel(behind))}`;
}

export function toText(to: readonly string[]): string {
  return to.length === 0 ? 'ingen' : list(to.map(reachedText));
}

const what: Record<DeadlineExplanation['told'][number]['what'], string> = {
  reminder: 'Påminnelse till', missed: 'Tiden gick ut. Besked till', overdue: 'Fortfarande inte gjort. Besked till',
};

export function toldText({ what: kind, to, sent, failed }: DeadlineExplanation['told'][number]): string {
  const missing = failed > 0 ? (sent > 0 ? ' Ett eller flera brev gick inte fram.' : ' Ingen fanns att skicka till.') : '';
  return `${what[kind]} ${toText(to)}.${missing}`;
}

/** How the day was counted, as one says it to a colleague. */
export function countText({ rule, nominal, lastAllowed }: Pick<DeadlineExplanation['deadline'], 'rule' | 'nominal' | 'lastAllowed'>, startDay: string): string {
  const from = `Tiden började ${dayText(startDay)}.`;
  if (rule.unit === 'date') return `${from} Dagen är bestämd för sig: ${dayText(nominal)}.`;
  if (rule.unit === 'hours') return `${from} Den räknas i klocktimmar från starten, dygnet runt och även på helger.`;
  if (rule.unit === 'working-days') return rule.n === 0 ? `${from} Det ska göras samma dag.` : `${from} Räkningen börjar dagen efter och går förbi lördagar, söndagar, helgdagar och de tre aftnarna.`;
  const moved = nominal === lastAllowed ? '' : ` Den dagen är ingen vardag, så det är i tid till och med ${dayText(lastAllowed)} (lagen om beräkning av lagstadgad tid, 1930:173).`;
  return `${from} ${rule.n === 0 ? 'Samma dag' : ruleText(rule)} senare är ${dayText(nominal)}.${moved}`;
}

export const weekdayNames = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const;
export const weekdayShort = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'] as const;

export const failedReasons: Record<string, string> = {
  refused: 'Mejlservern tog inte emot brevet.', 'no-address': 'Det finns ingen e-postadress.', 'no-recipient': 'Ingen har rollen, eller så är alla borta eller jäviga.',
};

/** As the page groups them. */
export const ruleGroups = [
  { title: 'Avvikelser', kinds: /^DL-AV-|^DL-REP-/ }, { title: 'Synpunkter och klagomål', kinds: /^DL-SY-/ }, { title: 'Lex Sarah', kinds: /^DL-LS-/ },
  { title: 'IVO', kinds: /^DL-IVO-/ }, { title: 'Privata utförare', kinds: /^DL-P[RI]-/ }, { title: 'Andra myndigheter', kinds: /^DL-EX-/ }, { title: 'Åtgärder', kinds: /^DL-AT-/ },
  { title: 'Övrigt', kinds: /^DL-(?!AV-|REP-|SY-|LS-|IVO-|PR-|PI-|EX-|AT-)/ },
] as const;
