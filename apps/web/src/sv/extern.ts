import type { ExternAvvikelseView } from '#domain/extern-avvikelse/extern-avvikelse.view.js';
import { dayText } from '../time.js';
import type { FieldText } from './fields.js';
import { privacyHint } from './words.js';

const written = (label: string, hint = privacyHint): FieldText => ({ label, hint });
const noIdentity = 'Inga namn och inga personnummer. Vem det gäller lämnas för sig.';
const ground: FieldText = { label: 'Varför får vi lämna uppgifterna?' };
const along: FieldText = {
  label: 'Filer som följer med',
  hint: 'Klarsyn läser inte vad som står i filerna. Bara filens namn och den som står som författare jämförs med ärendets namn. Läs varje fil själv. En fil som du inte väljer här är inte sekretessgranskad och får inte skickas.',
};
const duty: FieldText = { label: 'Vilken lag ger uppgiftsskyldigheten?', hint: 'Skriv paragraf och lag. Behövs bara när grunden är uppgiftsskyldighet.' };
const channels: FieldText = { label: 'Hur skickades den?' };
const identity: FieldText = { label: 'Hur får motparten veta vem det gäller?', hint: 'Lämnas alltid skilt från texten.' };

export const externCommandFields: Record<string, Record<string, FieldText>> = {
  ReviseExternAvvikelse: { description: written('Vad har hänt?', noIdentity), konsekvens: written('Vad blev följden?', noIdentity), wantedAtgard: written('Vad vill vi att motparten gör?', noIdentity) },
  ClearExternAvvikelse: { disclosureGround: ground, dutyLagrum: duty, enclosures: along, lookedThrough: { label: 'Jag har läst hela texten, och filerna som följer med. Ingen kan kännas igen i dem.' } },
  RecordExternAvvikelseDispatch: { channel: channels, identityChannel: identity, ourRef: { label: 'Vår beteckning i brevet', hint: 'Lämna tomt om det är ärendenumret.' } },
  RecordExternAvvikelseReceipt: { receivedAt: { label: 'När kvitterade de?' }, theirRef: { label: 'Deras beteckning' } },
  RemindExternAvvikelseCounterparty: { remindedAt: { label: 'När påmindes de?' }, channel: { label: 'Hur påmindes de?' }, newDate: { label: 'Vi bad om svar senast' } },
  RecordExternAvvikelseAnswer: { receivedAt: { label: 'När kom svaret?' }, text: written('Vad svarade de?'), sufficient: { label: 'Räcker svaret?' }, missing: written('Vad saknas i svaret?') },
  RaiseExternAvvikelse: { forum: { label: 'Vilket forum?', hint: 'Till exempel samverkan socialtjänst och BUP.' }, plannedMeetingDate: { label: 'Planerat möte' }, purpose: written('Vad ska tas upp?', noIdentity) },
  RecordExternAvvikelseMeeting: { held: { label: 'Blev mötet av?' }, heldAt: { label: 'Mötesdag' }, outcome: written('Vad kom man fram till?'), notHeldBecause: written('Varför blev det inte av?'), plannedMeetingDate: { label: 'Ny planerad dag' } },
  AnalyseExternAvvikelse: { conclusion: written('Slutsats'), ownShare: { label: 'Hade vi själva del i det som hände?', hint: 'Då ska det finnas en egen avvikelse.' } },
  AcknowledgeExternAvvikelse: { at: { label: 'När kvitterade vi?' }, channel: { label: 'Hur kvitterade vi?' } },
  AnswerExternAvvikelse: { text: written('Vårt svar', noIdentity), disclosureGround: ground, dutyLagrum: duty, enclosures: along, enclosuresRead: { label: 'Jag har läst filerna som följer med. Ingen kan kännas igen i dem.' }, channel: { label: 'Hur skickades svaret?' }, identityChannel: identity },
  AssignExternAvvikelse: { handlerId: { label: 'Samordnare' } },
  CloseExternAvvikelse: { outcome: { label: 'Hur slutade det?' }, reason: written('Varför avslutas det utan svar?', 'Fyll i om svar saknas.'), liftTo: { label: 'Vart lyfts mönstret?', hint: 'Fyll i om svar saknas.' }, liftNote: { label: 'Vilket forum eller vilken risk?' } },
};

export const externFields: Record<string, FieldText> = {
  counterpartyId: { label: 'Motpart' },
  counterpartyUnit: { label: 'Enhet, mottagning eller klass hos motparten', hint: 'Inte namn på personer.' },
  causeIn: { label: 'Vems brist handlar det om?' },
  occurredFrom: { label: 'När hände det?' },
  konsekvens: written('Vad blev följden?'),
  wantedAtgard: written('Vad vill vi att motparten gör?'),
  disclosureGround: ground,
  dutyLagrum: duty,
  identityChannel: identity,
  plannedMeetingDate: { label: 'Planerat möte' },
  liftTo: { label: 'Vart lyfts mönstret?' },
  liftNote: { label: 'Vilket forum eller vilken risk?' },
};

export const externSteps: Record<string, string> = {
  ExternAvvikelseCreated: 'Du skrev avvikelsen', ExternAvvikelseCleared: 'Texten granskades', ExternAvvikelseDispatched: 'Avvikelsen skickades till motparten',
  ExternAvvikelseReceiptRecorded: 'Motparten bekräftade att den kommit fram', ExternAvvikelseCounterpartyReminded: 'Motparten påmindes', ExternAvvikelseAnswerRecorded: 'Motparten svarade',
  ExternAvvikelseUnansweredMarked: 'Tiden för svar gick ut', ExternAvvikelseRaised: 'Frågan lyftes till samverkan', ExternAvvikelseMeetingRecorded: 'Samverkan följdes upp',
  ExternAvvikelseAnalysed: 'Svaret analyserades', ExternAvvikelseMoved: 'Avvikelsen flyttades till rätt enhet', ExternAvvikelseClosed: 'Ärendet avslutades',
};

const plain: Record<string, string> = {
  draft: 'Det du skrev väntar på att granskas innan det skickas.',
  cleared: 'Texten är granskad och ska skickas till motparten.',
  sent: 'Avvikelsen är skickad. Vi väntar på motparten.',
  acknowledged: 'Motparten har bekräftat att avvikelsen kommit fram. Vi väntar på svar.',
  unanswered: 'Motparten har inte svarat i tid. Vi följer upp det.',
  raised: 'Frågan är lyft till samverkan med motparten.',
  answered: 'Motparten har svarat. Svaret gås igenom.',
  analysed: 'Svaret är genomgånget.',
  closed: 'Ärendet är avslutat.',
};

export function externPlainStatus(status: string): string {
  return plain[status] ?? 'Ärendet pågår.';
}

/** EX-01: whether the secrecy step covered a file. What nobody has looked through does not leave. */
export function fileSecrecy({ cleared, dispatched, ownAnswer }: Pick<ExternAvvikelseView, 'cleared' | 'dispatched' | 'ownAnswer'>, attachmentId: string): string {
  const covered = [cleared, ownAnswer].find((one) => one?.enclosures.some(({ id }) => id === attachmentId));
  if (!covered) return 'Inte sekretessgranskad. Får inte skickas till motparten.';
  const sent = dispatched !== null || ownAnswer !== null;
  return `Sekretessgranskad ${dayText(covered.at)}. ${sent ? 'Hörde till det som skickades.' : 'Får följa med.'}`;
}
