import type { DeadlineRow } from './deadline-policy.js';

const configured = { basis: 'configured', ground: null, reminders: { shares: [0.5, 0.8] } } as const;
const days = (n: number) => ({ unit: 'days', n }) as const;

/** Other authorities and utförare: no law gives a time, so each is a target of ours. */
export const externDeadlineRows: readonly DeadlineRow[] = [
  // Late: the samordnare reminds the counterparty. There is no level above that could do more.
  { ...configured, kind: 'DL-EX-1', name: 'Kvittens från motparten', span: { unit: 'working-days', n: 10 }, responsible: ['samordnare'], escalateTo: [] },
  // Late: it is lifted to a forum, which the chef decides on.
  { ...configured, kind: 'DL-EX-2', name: 'Svar från motparten', span: days(60), responsible: ['samordnare'], escalateTo: ['enhetschef'] },
  { ...configured, kind: 'DL-EX-3', name: 'Svar på inkommen avvikelse', span: days(60), responsible: ['enhetschef'], escalateTo: ['verksamhetschef'] },
  { ...configured, kind: 'DL-EX-4', name: 'Möte i samverkan hållet', span: days(90), responsible: ['kvalitetsledare'], escalateTo: ['verksamhetschef'] },
  {
    ...configured, kind: 'DL-PI-1', name: 'Granska information från utförare', span: { unit: 'working-days', n: 5 },
    ground: { lagrum: '10 kap. 8 § kommunallagen (2017:725)', since: '2018-01-01' }, responsible: ['avtalsansvarig'], escalateTo: ['enhetschef'],
  },
];
