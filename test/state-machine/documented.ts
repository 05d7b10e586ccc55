import type { CaseAggregateName } from '#domain/registry.js';

/** One cell row of a process as it is written down: from which states a command may come, and where it leads. */
export interface Row {
  readonly from: 'new' | 'open' | 'any' | readonly string[];
  /** States it may lead to; `=` leaves the case where it is. */
  readonly to: readonly string[];
}

export interface Process {
  readonly states: readonly string[];
  readonly rows: Readonly<Record<string, Row>>;
}

/** What every case type has (`{Case}` is its name in commands): never a change of state but to a duplicate. */
const shared = `
  Record{Case}Diarienummer | any | =
  Move{Case} | open | =
  Link{Case} | any | =
  Mark{Case}Duplicate | open | duplicate
  Add{Case}Enhet | open | =
  Request{Case}Komplettering | open | =
  Add{Case}Komplettering | open | =
  Add{Case}Enskild | open | =
  Record{Case}Konsekvens | open | =
  Add{Case}InvolvedStaff | open | =
  Declare{Case}Jav | open | =
  Decide{Case}Jav | open | =
  Confirm{Case}ParallelDuty | open | =
  Add{Case}Anteckning | any | =
  Send{Case}Message | any | =
  Link{Case}Atgard | any | =
  Place{Case}LegalHold | any | =
  Lift{Case}LegalHold | any | =
  Add{Case}Attachment | any | =
  Note{Case}AttachmentScan | any | =
  Withdraw{Case}Attachment | any | =
  Create{Case}Document | any | =
`;
/** The share of it that avvikelser to and from others, and information from providers, have. */
const fewer = shared
  .split('\n')
  .filter((line) => /Diarienummer|Move|Link|Jav|Anteckning|LegalHold|Attachment|Document/.test(line))
  .join('\n');
const deadlines = `
  Note{Case}DeadlineMissed | any | =
  Note{Case}DeadlineReminder | any | =
`;

const avvikelse = `
  RegisterAvvikelse | new | received
  AcknowledgeAvvikelse | open | =
  AddAvvikelseCoReporter | open | =
  RecordAvvikelseOmedelbarAtgard | open | =
  RecordAvvikelseBedomning | open | received:bedomning-done, =
  ConfirmAvvikelseLexSarahNo | open | =
  AnswerAvvikelseLexSarahQuestion | open | =
  EscalateAvvikelse | any | =
  AssignAvvikelseUtredare | bedomning-done under-utredning under-atgard under-uppfoljning | =
  StartAvvikelseUtredning | bedomning-done | under-utredning
  RecordAvvikelseUtredning | under-utredning | =
  CompleteAvvikelseUtredning | under-utredning | under-atgard
  StartAvvikelseUppfoljning | under-atgard | under-uppfoljning
  RaiseAvvikelseRisk | any | =
  GiveAvvikelseAterkoppling | bedomning-done under-utredning under-atgard under-uppfoljning closed duplicate | =
  SkipAvvikelseAterkoppling | bedomning-done under-utredning under-atgard under-uppfoljning closed duplicate | =
  CloseAvvikelse | under-atgard under-uppfoljning | closed
  ReopenAvvikelse | closed | under-utredning
`;

const synpunkt = `
  RegisterSynpunkt | new | received
  IssueSynpunktReceiptCode | open | =
  AcknowledgeSynpunkt | open | received:acknowledged, =
  AssignSynpunkt | open | received:assigned, acknowledged:assigned, =
  ClassifySynpunkt | open | =
  RecordSynpunktMissforhallandeBedomning | open | =
  StartSynpunktUtredning | assigned | under-utredning
  RecordSynpunktUtredning | under-utredning awaiting-yttrande | =
  RequestSynpunktYttrande | assigned under-utredning | awaiting-yttrande
  RecordSynpunktYttrande | awaiting-yttrande | under-utredning
  AssessSynpunktVardnadshavareContact | open | =
  EscalateSynpunkt | any | =
  ContinueSynpunktAsAvvikelse | open | =
  HandOverSynpunktOverklagande | open | =
  AnswerSynpunkt | assigned under-utredning duplicate | duplicate:duplicate, answered
  NotifySynpunktDelay | received acknowledged assigned under-utredning awaiting-yttrande | =
  WithdrawSynpunkt | open | =
  HandOverSynpunkt | received acknowledged assigned | handed-over
  StartSynpunktUppfoljning | answered | under-uppfoljning
  CloseSynpunkt | received acknowledged assigned answered under-uppfoljning | closed
  ReopenSynpunkt | closed | under-utredning
`;

const decided = 'beslut-recorded under-uppfoljning closed';
const openOrClosed = 'received forhandsbedomning-done under-utredning beslut-proposed beslut-recorded under-uppfoljning closed';
const lexSarah = `
  RegisterLexSarahRapport | new | received
  RecordLexSarahMuntligRapport | open | =
  ConfirmLexSarahMuntligRapport | open | =
  AcknowledgeLexSarahRapport | open | =
  RecordLexSarahOmedelbarAtgard | open | =
  RuleOutLexSarahOmedelbarAtgard | open | =
  InformLexSarahNamndordforande | open | =
  AssignLexSarahUtredare | open | =
  ReplaceLexSarahUtredare | open | =
  AssignLexSarahBeslutsfattare | open | =
  ResolveLexSarahInvolvedStaff | open | =
  ClassifyLexSarah | open | =
  RecordLexSarahForhandsbedomning | received | forhandsbedomning-done
  HandOverLexSarah | received forhandsbedomning-done | handed-over
  StartLexSarahUtredning | forhandsbedomning-done | under-utredning
  AddLexSarahUnderlag | under-utredning | =
  RecordLexSarahUtredningPart | under-utredning | =
  SubmitLexSarahBeslutsforslag | under-utredning | beslut-proposed
  RecordLexSarahSecondReading | beslut-proposed | =
  WaiveLexSarahSecondReading | beslut-proposed | =
  ReturnLexSarahUtredning | beslut-proposed | under-utredning
  RecordLexSarahBeslut | beslut-proposed | beslut-recorded
  CorrectLexSarahBeslut | ${decided} | =
  ReviseLexSarahBeslut | ${decided} | =
  GiveLexSarahAterkoppling | ${decided} | =
  InformLexSarahEnskild | ${openOrClosed} | =
  InformLexSarahStaff | ${decided} | =
  SkipLexSarahAterkoppling | ${openOrClosed} | =
  ReportLexSarahDelegationsbeslut | ${decided} | =
  StartLexSarahUppfoljning | beslut-recorded | under-uppfoljning
  ContinueLexSarahAsAvvikelse | ${decided} | =
  PublishLexSarahPrecedent | ${decided} | =
  WithdrawLexSarahPrecedent | ${decided} | =
  CloseLexSarah | beslut-recorded under-uppfoljning | closed
  ReopenLexSarah | closed | under-utredning
  SendLexSarahStatusMessage | open | =
  AddLexSarahBerordNamnd | open | =
  RemoveLexSarahBerordNamnd | open | =
  InformLexSarahNamndOfRapport | ${openOrClosed} | =
  InformLexSarahNamndOfIvoAnmalan | ${openOrClosed} | =
  DecideLexSarahIvoAnmalan | open | =
  PrepareLexSarahIvoAnmalan | ${openOrClosed} | =
  RecordLexSarahIvoAnmalan | ${openOrClosed} | =
  RecordLexSarahIvoUtredning | ${openOrClosed} | =
  RecordLexSarahIvoDiarienummer | any | =
  RecordLexSarahIvoKompletteringRequest | ${openOrClosed} | =
  RecordLexSarahIvoKomplettering | ${openOrClosed} | =
  RecordLexSarahIvoBeslut | ${openOrClosed} | =
  RecordLexSarahIvoKravAnswer | ${openOrClosed} | =
  CloseLexSarahIvo | ${openOrClosed} | =
`;

const externAvvikelse = `
  CreateExternAvvikelse | new | draft
  ReviseExternAvvikelse | draft cleared | draft
  ClearExternAvvikelse | draft cleared | cleared
  RecordExternAvvikelseDispatch | cleared | sent
  RecordExternAvvikelseReceipt | sent | acknowledged
  RemindExternAvvikelseCounterparty | sent acknowledged unanswered | =
  RecordExternAvvikelseAnswer | sent acknowledged unanswered raised answered | answered
  MarkExternAvvikelseUnanswered | sent acknowledged | unanswered
  RaiseExternAvvikelse | sent acknowledged unanswered answered analysed | raised
  RecordExternAvvikelseMeeting | raised answered analysed | =
  AnalyseExternAvvikelse | answered raised | analysed
  RegisterExternAvvikelse | new | received
  AcknowledgeExternAvvikelse | received | acknowledged
  StartExternAvvikelseUtredning | acknowledged | under-utredning
  AnswerExternAvvikelse | under-utredning | answered
  AssignExternAvvikelse | open | =
  RegisterExternAvvikelseOwnShare | sent acknowledged unanswered raised answered analysed received under-utredning | =
  CloseExternAvvikelse | analysed unanswered raised answered | closed
`;

const lexSarahInfo = `
  RegisterLexSarahInfo | new | received
  ReviewLexSarahInfo | received reviewed | received:reviewed, =
  RecordLexSarahInfoUtredning | reviewed under-uppfoljning | =
  StartLexSarahInfoUppfoljning | reviewed | under-uppfoljning
  AssignLexSarahInfo | open | =
  EscalateLexSarahInfo | any | =
  RegisterLexSarahInfoOwnShare | open | =
  CloseLexSarahInfo | reviewed under-uppfoljning | closed
`;

const atgard = `
  ProposeAtgard | new | proposed
  ApproveAtgard | proposed | approved
  RejectAtgard | proposed | rejected
  StartAtgard | approved | ongoing
  AssignAtgardOwner | approved ongoing done | =
  RescheduleAtgard | approved ongoing done | =
  CompleteAtgard | approved ongoing | done
  ReviewAtgardEffect | done | effect-reviewed
  ReopenAtgard | effect-reviewed closed | ongoing
  CloseAtgard | effect-reviewed done | closed
`;

const sides = ['closed', 'duplicate'];
export const documented: Readonly<Record<CaseAggregateName, Process>> = {
  avvikelse: process('Avvikelse', [avvikelse, shared, deadlines], ['received', 'bedomning-done', 'under-utredning', 'under-atgard', 'under-uppfoljning', ...sides]),
  synpunkt: process('Synpunkt', [synpunkt, shared, deadlines], ['received', 'acknowledged', 'assigned', 'under-utredning', 'awaiting-yttrande', 'answered', 'under-uppfoljning', 'handed-over', ...sides]),
  lexSarah: process('LexSarah', [lexSarah, shared, deadlines], ['received', 'forhandsbedomning-done', 'under-utredning', 'beslut-proposed', 'beslut-recorded', 'under-uppfoljning', 'handed-over', ...sides]),
  externAvvikelse: process('ExternAvvikelse', [externAvvikelse, fewer, deadlines], ['draft', 'cleared', 'sent', 'acknowledged', 'unanswered', 'raised', 'answered', 'analysed', 'received', 'under-utredning', 'closed']),
  lexSarahInfo: process('LexSarahInfo', [lexSarahInfo, fewer.split('\n').filter((line) => !line.includes('Atgard')).join('\n'), deadlines], ['received', 'reviewed', 'under-uppfoljning', 'closed']),
  atgard: process('Atgard', [atgard, deadlines], ['proposed', 'approved', 'rejected', 'ongoing', 'done', 'effect-reviewed', 'closed']),
};

function process(prefix: string, tables: readonly string[], states: readonly string[]): Process {
  const lines = tables.join('\n').replaceAll('{Case}', prefix).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return { states, rows: Object.fromEntries(lines.map(rowOf)) };
}

function rowOf(line: string): [string, Row] {
  const [command = '', from = '', to = ''] = line.split('|').map((cell) => cell.trim());
  const states = from === 'new' || from === 'open' || from === 'any' ? from : from.split(/\s+/);
  return [command, { from: states, to: to.split(/,\s*/) }];
}

const ended: readonly string[] = ['closed', 'duplicate', 'handed-over', 'rejected'];

export function isDocumented({ from }: Row, status: string): boolean {
  if (status === 'none' || from === 'new') return from === 'new' && status === 'none';
  if (from === 'any') return true;
  return from === 'open' ? !ended.includes(status) : from.includes(status);
}

/** The states that a command may lead to from this one. */
export function resultsOf({ to }: Row, status: string): readonly string[] {
  const special = to.filter((cell) => cell.startsWith(`${status}:`)).map((cell) => cell.slice(status.length + 1));
  if (special.length > 0) return special;
  return to.filter((cell) => !cell.includes(':')).map((cell) => (cell === '=' ? status : cell));
}
