import { externCommandFields } from './extern.js';
import { infoCommandFields } from './info.js';
import type { FieldText } from './fields.js';
import { privacyHint } from './words.js';

const written = (label: string, hint = privacyHint): FieldText => ({ label, hint });

/** What a field is called in one command, where the general label would be wrong. */
export const commandFieldTexts: Record<string, Record<string, FieldText>> = {
  ...externCommandFields,
  ...infoCommandFields,
  RecordAvvikelseOmedelbarAtgard: { outcome: { label: 'Behövdes något göras direkt?' }, description: written('Vad gjordes, eller varför behövdes inget?') },
  AddAvvikelseCoReporter: { text: written('Vad såg du?') },
  AnswerAvvikelseLexSarahQuestion: { answer: { label: 'Är det ett missförhållande eller en påtaglig risk (lex Sarah)?' }, whatHappened: written('Text till lex Sarah-rapporten') },
  EscalateAvvikelse: { whatHappened: written('Text till lex Sarah-rapporten') },
  EscalateSynpunkt: { whatHappened: written('Text till lex Sarah-rapporten') },
  RecordSynpunktMissforhallandeBedomning: { answer: { label: 'Visar synpunkten på ett missförhållande eller en påtaglig risk?' }, whatHappened: written('Text till lex Sarah-rapporten') },
  CloseAvvikelse: { summary: written('Sammanfattning av ärendet') },
  CloseSynpunkt: { outcome: { label: 'Hur slutade det?' } },
  AnswerSynpunkt: { summary: written('Svaret i sammanfattning'), channel: { label: 'Hur lämnades svaret?' } },
  AcknowledgeSynpunkt: { channel: { label: 'Hur bekräftades det?' } },
  RequestSynpunktYttrande: { dueDate: { label: 'Svar senast' }, questions: written('Vad vill vi veta?') },
  RecordSynpunktYttrande: { text: written('Utförarens yttrande') },
  HandOverSynpunkt: { to: { label: 'Vem lämnas den över till?' } },
  HandOverSynpunktOverklagande: { to: { label: 'Vem lämnas det över till?' } },
  ClassifySynpunkt: { isChild: { label: 'Berörs ett barn?' } },
  GiveAvvikelseAterkoppling: { text: written('Återkoppling', 'Rapportören läser det här. Skriv inget om andra enskilda.') },
  GiveLexSarahAterkoppling: { text: written('Återkoppling', 'Rapportören läser det här. Skriv inget om andra enskilda.') },
  ResolveLexSarahInvolvedStaff: { personId: { label: 'Vem i ärendet gäller det?' }, reason: written('Hur vet vi det?') },
  InformLexSarahEnskild: {
    to: { label: 'Vem informerades?', hint: 'Ett barn får veta med egna ord för barn, och vårdnadshavaren för sig.' },
    text: written('Vad sades?', 'Till ett barn: korta meningar. Berätta vad som hände, att det inte var barnets fel och vad de vuxna gör nu. Skriv inget om andra enskilda.'),
  },
  InformLexSarahStaff: { text: written('Vad sades?', 'Avidentifierat. Skriv inte namn eller personnummer här.') },
  SkipLexSarahAterkoppling: { to: { label: 'Vem kan inte få återkoppling?' } },
  RecordLexSarahMuntligRapport: { text: written('Det som berättades') },
  RecordLexSarahOmedelbarAtgard: { what: written('Vad gjordes?') },
  RuleOutLexSarahOmedelbarAtgard: { reason: written('Varför behövs ingen omedelbar åtgärd?') },
  RecordLexSarahForhandsbedomning: { motivering: written('Motivering', 'Vad tyder på det, och vad vet vi inte ännu? Skriv inte namn eller personnummer här.') },
  SubmitLexSarahBeslutsforslag: { value: { label: 'Vilket beslut föreslår du?' }, motivering: written('Motivering', 'Knyt fakta till det juridiska begreppet. Skriv ”rapportören”, inte namn.') },
  RecordLexSarahBeslut: { value: { label: 'Beslut' }, motivering: written('Motivering', 'Knyt fakta till det juridiska begreppet. Skriv ”rapportören”, inte namn.') },
  ReviseLexSarahBeslut: { value: { label: 'Nytt beslut' }, reason: written('Varför ändras beslutet?') },
  CorrectLexSarahBeslut: { motivering: written('Rättad motivering'), reason: written('Vilket skrivfel rättas?') },
  RecordLexSarahIvoAnmalan: { channel: { label: 'Hur skickades anmälan?' }, utredningAttached: { label: 'Skickades utredningen med?', hint: 'Om inte ska den skickas inom två månader från anmälan.' } },
  RecordLexSarahIvoBeslut: { outcome: { label: 'Vad beslutade IVO?' } },
  RecordLexSarahIvoKravAnswer: { summary: written('Vad svarade vi?') },
  RecordLexSarahIvoKompletteringRequest: { dueDate: { label: 'Svar senast', hint: 'Den dag IVO har angett.' } },
  AddLexSarahBerordNamnd: { name: { label: 'Nämndens namn' } },
  PublishLexSarahPrecedent: { summary: written('Avidentifierad sammanfattning') },
  ContinueLexSarahAsAvvikelse: { whatHappened: written('Text till avvikelsen') },
  ContinueSynpunktAsAvvikelse: { whatHappened: written('Text till avvikelsen') },
  StartAtgard: {},
  ReopenAtgard: { dueDate: { label: 'Nytt datum' } },
  RescheduleAtgard: { to: { label: 'Nytt datum' } },
  ApproveAtgard: { decidedAt: { label: 'När beslutades det?' } },
};
