import { externPlainStatus, externSteps } from './extern.js';

/** Status in the words one would use to a colleague. Nothing about IVO and nothing about other people's åtgärder. */
const common: Record<string, string> = {
  received: 'Din rapport har kommit in och väntar på att bedömas.',
  'bedomning-done': 'Din rapport är läst och bedömd.',
  'under-utredning': 'Det du rapporterade utreds.',
  'under-atgard': 'Utredningen är klar och åtgärder genomförs.',
  'under-uppfoljning': 'Åtgärderna är genomförda. Nu följs det upp om de hjälpte.',
  closed: 'Ärendet är avslutat.',
  duplicate: 'En kollega hade redan rapporterat samma sak. Rapporterna hålls ihop, och ni får båda återkoppling.',
  'handed-over': 'Det du rapporterade hör till någon annan och har lämnats över dit.',
  acknowledged: 'Synpunkten är bekräftad och väntar på en handläggare.',
  assigned: 'En handläggare har fått synpunkten.',
  'awaiting-yttrande': 'Vi väntar på svar från utföraren.',
  answered: 'Synpunkten är besvarad.',
  'forhandsbedomning-done': 'Din rapport är läst och en första bedömning är gjord.',
  'beslut-proposed': 'Utredningen är klar och ett beslut förbereds.',
  'beslut-recorded': 'Det finns ett beslut. Du får återkoppling om det.',
};

export function plainStatus(caseType: string, status: string): string {
  if (caseType === 'extern-avvikelse') return externPlainStatus(status);
  if (caseType === 'synpunkt' && status === 'received') return 'Synpunkten är registrerad och väntar på en handläggare.';
  return common[status] ?? 'Ärendet pågår.';
}

const steps: Record<string, string> = {
  ...externSteps,
  AvvikelseRegistered: 'Du skickade in rapporten',
  SynpunktRegistered: 'Synpunkten registrerades',
  LexSarahRapportRegistered: 'Du lämnade rapporten',
  AvvikelseAcknowledged: 'Du fick en bekräftelse',
  SynpunktAcknowledged: 'Avsändaren fick en bekräftelse',
  LexSarahRapportAcknowledged: 'Du fick en bekräftelse',
  AvvikelseBedomningRecorded: 'Rapporten bedömdes',
  LexSarahForhandsbedomningRecorded: 'En första bedömning gjordes',
  AvvikelseUtredareAssigned: 'En utredare utsågs',
  LexSarahUtredareAssigned: 'En utredare utsågs',
  SynpunktAssigned: 'En handläggare fick synpunkten',
  AvvikelseUtredningStarted: 'Utredningen började',
  LexSarahUtredningStarted: 'Utredningen började',
  SynpunktUtredningStarted: 'Utredningen började',
  AvvikelseUtredningCompleted: 'Utredningen blev klar',
  LexSarahBeslutsforslagSubmitted: 'Utredningen blev klar',
  LexSarahBeslutRecorded: 'Beslut fattades',
  SynpunktAnswered: 'Synpunkten besvarades',
  AvvikelseUppfoljningStarted: 'Uppföljningen av åtgärderna började',
  LexSarahUppfoljningStarted: 'Uppföljningen av åtgärderna började',
  AvvikelseAterkopplingGiven: 'Du fick återkoppling',
  LexSarahAterkopplingGiven: 'Du fick återkoppling',
  AvvikelseEscalated: 'Ärendet hanteras också som lex Sarah',
  SynpunktEscalated: 'Ärendet hanteras också som lex Sarah',
  AvvikelseMoved: 'Rapporten flyttades till rätt enhet',
  SynpunktMoved: 'Synpunkten flyttades till rätt enhet',
  LexSarahMoved: 'Rapporten flyttades till rätt enhet',
  AvvikelseClosed: 'Ärendet avslutades',
  SynpunktClosed: 'Ärendet avslutades',
  LexSarahClosed: 'Ärendet avslutades',
  AvvikelseReopened: 'Ärendet öppnades igen',
  SynpunktReopened: 'Ärendet öppnades igen',
  LexSarahReopened: 'Ärendet öppnades igen',
  AvvikelseDuplicateMarked: 'Rapporten lades ihop med en kollegas rapport',
  SynpunktDuplicateMarked: 'Synpunkten lades ihop med en annan',
  LexSarahDuplicateMarked: 'Rapporten lades ihop med en kollegas rapport',
};

/** Null for what a reporter is not shown. A status message says how it stood then, and that somebody is still at it. */
export function stepText(type: string, status?: string): string | null {
  if (type.startsWith('LexSarahStatusMessageSent')) return `Besked från Klarsyn: ${plainStatus('lex-sarah', status ?? '')}`;
  return steps[type.replace(/\.v\d+$/, '')] ?? null;
}

interface Told {
  readonly receivedAt: string;
  readonly steps: readonly { readonly type: string; readonly at: string }[];
  readonly aterkoppling: { readonly at: string } | null;
}

/** What each step of the way is called, and the events by which it is reached. */
const way = [
  { name: 'Mottagen', reached: /Registered/ },
  { name: 'Bedömd', reached: /^(AvvikelseBedomningRecorded|LexSarahForhandsbedomningRecorded|SynpunktAssigned|ExternAvvikelse\w*Assessed)/ },
  { name: 'Utredd och beslutad', reached: /^(AvvikelseUtredningCompleted|LexSarahBeslutRecorded|SynpunktAnswered|ExternAvvikelse\w*Answer\w*)/ },
] as const;

/** Received, assessed, decided, and what changed: when each was reached, or null while it is waited for. */
export function progressOf({ receivedAt, steps: taken, aterkoppling }: Told): { readonly name: string; readonly at: string | null }[] {
  const reached = way.map(({ name, reached: by }) => ({ name, at: taken.find(({ type }) => by.test(type))?.at ?? null }));
  const [first, ...rest] = reached;
  return [{ name: first?.name ?? '', at: receivedAt || (first?.at ?? null) }, ...rest, { name: 'Vad som ändrades', at: aterkoppling?.at ?? null }];
}
