/** States of an avvikelse between authorities; some mean different things each way (domain 5.2). */
const states: Record<string, string> = {
  draft: 'Utkast', cleared: 'Granskad', sent: 'Skickad', received: 'Inkommen', acknowledged: 'Kvitterad', 'under-utredning': 'Under utredning',
  answered: 'Svar mottaget', unanswered: 'Utan svar', raised: 'Lyft till samverkan', analysed: 'Analyserad', closed: 'Avslutad',
};

export function externStatus(status: string, direction?: string | null): string {
  if (status === 'answered' && direction !== 'out') return direction === 'in' ? 'Besvarad' : 'Besvarad eller svar mottaget';
  return states[status] ?? status;
}

export const externStates: readonly string[] = Object.keys(states);

export const directionLabels: Record<string, string> = { out: 'Till annan myndighet', in: 'Från annan myndighet' };
