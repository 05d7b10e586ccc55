import type { Subject } from './case.js';
import { dutyRows } from './duties.js';
import { localDay } from './time.js';

type Of<T extends Subject['type']> = Extract<Subject, { type: T }>;

function avvikelse({ view }: Of<'avvikelse'>): string[] {
  const question = view.lexSarahQuestion.needsSecondPerson && view.lexSarahQuestion.answer === 'no'
    ? ['ConfirmAvvikelseLexSarahNo', 'AnswerAvvikelseLexSarahQuestion']
    : ['AnswerAvvikelseLexSarahQuestion'];
  const first = view.status === 'received' ? ['RecordAvvikelseBedomning'] : [];
  const open = view.lexSarahQuestion.open && view.status !== 'received' ? question : [];
  const complete = view.utredning.length > 0 ? ['CompleteAvvikelseUtredning'] : [];
  return [...first, ...open, 'StartAvvikelseUtredning', 'RecordAvvikelseUtredning', ...complete, 'StartAvvikelseUppfoljning', 'CloseAvvikelse'];
}

function synpunkt({ view }: Of<'synpunkt'>): string[] {
  const assign = view.handlerId === null ? ['AssignSynpunkt'] : [];
  const classify = view.kind === null ? ['ClassifySynpunkt'] : [];
  const question = view.missforhallande.open ? ['RecordSynpunktMissforhallandeBedomning'] : [];
  const yttrande = view.status === 'awaiting-yttrande' ? ['RecordSynpunktYttrande'] : [];
  const answer = view.status === 'assigned' ? ['StartSynpunktUtredning', 'AnswerSynpunkt'] : ['AnswerSynpunkt', 'RecordSynpunktUtredning'];
  const orosanmalan = view.needsOrosanmalan ? ['ConfirmSynpunktParallelDuty'] : [];
  return [...orosanmalan, ...assign, ...question, ...classify, ...yttrande, ...answer, 'StartSynpunktUppfoljning', 'CloseSynpunkt'];
}

function ivoStep({ view }: Of<'lex-sarah'>): string[] {
  const steps: Partial<Record<typeof view.ivo.status, string[]>> = {
    'anmalan-decided': ['PrepareLexSarahIvoAnmalan', 'RecordLexSarahIvoAnmalan'],
    'anmalan-prepared': ['RecordLexSarahIvoAnmalan', 'PrepareLexSarahIvoAnmalan'],
    'komplettering-requested': ['RecordLexSarahIvoKomplettering'],
    'ivo-beslut-received': ['RecordLexSarahIvoKravAnswer', 'CloseLexSarahIvo'],
  };
  const owed = view.ivo.status === 'sent-without-utredning' && view.utredning.frozen.length > 0 ? ['RecordLexSarahIvoUtredning'] : [];
  return [...owed, ...(steps[view.ivo.status] ?? [])];
}

function beforeUtredning({ view }: Of<'lex-sarah'>): string[] {
  const protect = view.omedelbarAtgard.state === 'not-assessed' ? ['RecordLexSarahOmedelbarAtgard', 'RuleOutLexSarahOmedelbarAtgard'] : [];
  const utredare = view.people.utredare === null ? ['AssignLexSarahUtredare'] : [];
  return [...protect, ...utredare, 'RecordLexSarahForhandsbedomning', 'StartLexSarahUtredning'];
}

function lexSarah(subject: Of<'lex-sarah'>): string[] {
  const { view } = subject;
  const beslutsfattare = view.people.beslutsfattare === null ? ['AssignLexSarahBeslutsfattare'] : [];
  const classify = view.classification === null ? ['ClassifyLexSarah'] : [];
  const work = view.utredning.missingParts.length > 0
    ? ['RecordLexSarahUtredningPart', 'AddLexSarahUnderlag', ...classify]
    : ['SubmitLexSarahBeslutsforslag', 'AddLexSarahUnderlag', ...classify];
  const read = view.beslutsforslag.at(-1)?.secondReading === null ? ['RecordLexSarahSecondReading'] : [];
  const tell = view.aterkoppling.reporter.state === 'pending' ? ['GiveLexSarahAterkoppling'] : [];
  return [...ivoStep(subject), ...beforeUtredning(subject), ...work, ...beslutsfattare, ...read, 'RecordLexSarahBeslut', ...tell, 'StartLexSarahUppfoljning', 'CloseLexSarah'];
}

const externOut: Record<string, string[]> = {
  draft: ['ClearExternAvvikelse', 'ReviseExternAvvikelse'],
  cleared: ['RecordExternAvvikelseDispatch', 'ReviseExternAvvikelse'],
  sent: ['RecordExternAvvikelseReceipt', 'RecordExternAvvikelseAnswer', 'RemindExternAvvikelseCounterparty'],
  acknowledged: ['RecordExternAvvikelseAnswer', 'RemindExternAvvikelseCounterparty', 'RaiseExternAvvikelse'],
  unanswered: ['RaiseExternAvvikelse', 'RecordExternAvvikelseAnswer', 'RemindExternAvvikelseCounterparty'],
  raised: ['RecordExternAvvikelseMeeting', 'RecordExternAvvikelseAnswer', 'AnalyseExternAvvikelse'],
  answered: ['AnalyseExternAvvikelse', 'RaiseExternAvvikelse'],
};

function lexSarahInfo({ view }: Of<'lex-sarah-info'>): string[] {
  const own = view.ownCaseOwed ? ['EscalateLexSarahInfo', 'RegisterLexSarahInfoOwnShare'] : [];
  const review = view.status === 'received' ? ['ReviewLexSarahInfo'] : [];
  const utredning = view.reviews.at(-1)?.action === 'request-utredning' && view.utredningar.length === 0 ? ['RecordLexSarahInfoUtredning'] : [];
  return [...own, ...review, ...utredning, 'StartLexSarahInfoUppfoljning', 'CloseLexSarahInfo'];
}

function externAvvikelse({ view }: Of<'extern-avvikelse'>): string[] {
  if (view.status === 'cleared' && view.cleared?.enclosures.some((one) => one.change !== null) === true) return ['ClearExternAvvikelse', 'ReviseExternAvvikelse'];
  if (view.direction === 'in') return ['AcknowledgeExternAvvikelse', 'StartExternAvvikelseUtredning', 'AnswerExternAvvikelse', 'CloseExternAvvikelse'];
  const share = view.ownShareOwed ? ['RegisterExternAvvikelseOwnShare'] : [];
  const meeting = view.meetingOwed ? ['RecordExternAvvikelseMeeting'] : [];
  return [...share, ...(view.status === 'analysed' ? meeting : []), ...(externOut[view.status] ?? []), 'CloseExternAvvikelse'];
}

function atgard({ view }: Of<'atgard'>): string[] {
  if (view.effect === 'not-achieved' && view.status === 'effect-reviewed') return ['ReopenAtgard', 'ProposeAtgard', 'CloseAtgard'];
  return view.status === 'approved' ? ['StartAtgard', 'CompleteAtgard'] : ['ApproveAtgard', 'CompleteAtgard', 'ReviewAtgardEffect', 'CloseAtgard', 'RejectAtgard', 'ReopenAtgard'];
}

/** The commands that move the case forward, the most wanted first; the caller keeps those that are allowed. */
export function nextSteps(subject: Subject): string[] {
  switch (subject.type) {
    case 'avvikelse': return avvikelse(subject);
    case 'synpunkt': return synpunkt(subject);
    case 'lex-sarah': return lexSarah(subject);
    case 'extern-avvikelse': return externAvvikelse(subject);
    case 'lex-sarah-info': return lexSarahInfo(subject);
    case 'atgard': return atgard(subject);
  }
}

export interface Requirement {
  readonly text: string;
  readonly met: boolean;
}

/** The duties that closing waits for; the others are shown but hold nothing up. */
function forDuties(subject: Subject): Requirement[] {
  const rows = dutyRows(subject).filter((row) => row.holdsClosing);
  const unanswered = rows.filter((row) => row.suggested && row.answer === 'unanswered');
  return [
    ...(rows.some((row) => row.suggested) ? [{ text: 'De parallella skyldigheter som ärendet tyder på är besvarade', met: unanswered.length === 0 }] : []),
    ...(rows.some((row) => row.answer === 'needed') ? [{ text: 'De parallella skyldigheter som ska göras är gjorda', met: false }] : []),
  ];
}

const decided = (status: string) => status !== 'proposed';

/** As the guard of the server reads it (AV-05, LS-15); a day that has passed on the way of the effect review is left to it. */
function followedUp(one: Subject['answer']['atgarder'][number]): boolean {
  if (one.status === 'rejected' || one.status === 'closed') return true;
  if (one.effect !== null) return one.effect !== 'not-achieved';
  return one.owner !== null && (one.status === 'done' || (one.dueDate !== null && one.dueDate >= localDay()));
}

function forAtgarder(subject: Subject): Requirement[] {
  const { atgarder } = subject.answer;
  if (atgarder.length === 0) return [];
  return [
    { text: 'Alla föreslagna åtgärder är godkända eller avvisade', met: atgarder.every((one) => decided(one.status)) },
    { text: 'Alla godkända åtgärder är uppföljda med effekt, eller har en ansvarig och ett datum som inte har gått ut', met: atgarder.filter((one) => decided(one.status)).every(followedUp) },
  ];
}

function forChildren(children: readonly { readonly konsekvens: { readonly childAnswered: boolean } | null }[]): Requirement[] {
  if (children.length === 0) return [];
  return [{ text: 'Barnets del av konsekvenskortet är besvarad, med barnets egen syn', met: children.every((one) => one.konsekvens?.childAnswered === true) }];
}

/** PR-01 for a company; LS-14 for a nämnd. */
function forNamnd(view: Of<'lex-sarah'>['view']): Requirement[] {
  if (view.operatorKind !== 'enskild-verksamhet') return [{ text: 'Beslutet är anmält till nämnden', met: view.aterkoppling.namnd.state !== 'pending' }];
  const told = view.namnder.every((one) => one.ofRapport !== null && (view.ivo.sent === null || one.ofIvoAnmalan !== null));
  return [{ text: 'Varje berörd nämnd är informerad om rapporten, och om anmälan till IVO när en sådan är gjord', met: view.namnder.length > 0 && told }];
}

function forLexSarah({ view }: Of<'lex-sarah'>): Requirement[] {
  const told = view.aterkoppling;
  return [
    ...(view.rapport?.form === 'muntlig' ? [{ text: 'Den muntliga rapporten är nedskriven', met: view.muntlig.state !== 'not-documented' }] : []),
    { text: 'Beslut är fattat', met: view.beslut.length > 0 },
    { text: 'Delen om IVO är avslutad eller inte aktuell', met: ['closed', 'not-required'].includes(view.ivo.status) },
    { text: 'Ärendet är klassificerat', met: view.classification !== null },
    { text: 'Konsekvenserna är beskrivna för varje berörd person', met: view.sections.enskilda.every((one) => one.konsekvens !== null) },
    ...forChildren(view.sections.enskilda.filter((one) => one.isChild)),
    { text: 'Rapportören har fått återkoppling', met: told.reporter.state !== 'pending' },
    { text: 'Den enskilde är informerad', met: told.enskild.state !== 'pending' },
    { text: 'Personalen är informerad', met: told.staff.state !== 'pending' },
    ...forNamnd(view),
  ];
}

/** ATG-02, ATG-03, ATG-05. */
function forAtgard({ view }: Of<'atgard'>): Requirement[] {
  const review = view.requireEffectReview ? [{ text: 'Effekten är uppföljd av någon annan än den som genomförde', met: view.effect !== null }] : [];
  const failed = view.effect === 'not-achieved' ? [{ text: 'Det som inte hjälpte är öppnat igen, ersatt eller lyft som risk', met: false }] : [];
  return [...review, ...failed];
}

function forInfo({ view }: Of<'lex-sarah-info'>): Requirement[] {
  const asked = view.reviews.at(-1)?.action === 'request-utredning';
  const utredning = asked ? [{ text: 'Utförarens utredning har kommit in', met: view.utredningar.length > 0 }] : [];
  return [{ text: 'Informationen är granskad', met: view.reviews.length > 0 }, ...utredning, { text: 'Vår egen del har ett eget ärende, om vi hade någon', met: !view.ownCaseOwed }];
}

function forExtern({ view }: Of<'extern-avvikelse'>): Requirement[] {
  const share = { text: 'Vår egen del har en egen avvikelse, om vi hade någon', met: !view.ownShareOwed };
  if (view.direction === 'in') return [{ text: 'Vi har svarat', met: view.ownAnswer !== null }, share];
  const meeting = view.raised.length > 0 ? [{ text: 'Mötet i samverkan har hållits, eller ett tillräckligt svar har kommit', met: !view.meetingOwed }] : [];
  return [{ text: 'Motparten har svarat, annars anges varför och vart mönstret lyfts', met: view.answers.length > 0 }, ...meeting, share];
}

/** What must be in place before the case can be closed, met or not: nobody should learn it from a refusal. */
export function closingRequirements(subject: Subject): Requirement[] {
  switch (subject.type) {
    case 'avvikelse': {
      const { view } = subject;
      const causes = view.utredning.some((one) => (one.causes?.length ?? 0) > 0 || one.causeUndetermined !== null);
      return [
        { text: 'Avvikelsen är bedömd och har en kategori', met: view.bedomningar.length > 0 },
        { text: 'Lex Sarah-frågan är besvarad', met: view.bedomningar.length > 0 && !view.lexSarahQuestion.open },
        { text: 'Orsaken är angiven, eller varför den inte kunde fastställas', met: causes },
        ...forAtgarder(subject),
        ...forDuties(subject),
        { text: 'Rapportören har fått återkoppling', met: view.aterkoppling.state !== 'pending' || view.reporterId === null },
      ];
    }
    case 'synpunkt': {
      const { view } = subject;
      if (view.kind === 'praise') return [];
      return [
        { text: 'Ställning är tagen till lex Sarah', met: !view.missforhallande.open },
        { text: 'Synpunkten är klassificerad', met: view.kind !== null },
        { text: 'Synpunkten är besvarad', met: view.answers.length > 0 },
        ...forAtgarder(subject),
        ...forDuties(subject),
      ];
    }
    case 'lex-sarah': return [...forLexSarah(subject), ...forAtgarder(subject), ...forDuties(subject)];
    case 'lex-sarah-info': return forInfo(subject);
    case 'extern-avvikelse': return [...forExtern(subject), ...forAtgarder(subject)];
    case 'atgard': return forAtgard(subject);
  }
}
