import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { CaseType, MyReportAnswer } from '#domain/answers/worklist.js';
import { viewAvvikelse } from '#domain/avvikelse/avvikelse.view.js';
import type { CaseSections } from '#domain/case/case-sections.js';
import { viewExternAvvikelse, type ExternAvvikelseView } from '#domain/extern-avvikelse/extern-avvikelse.view.js';
import { viewLexSarah } from '#domain/lex-sarah/lex-sarah.view.js';
import { textOf } from '#domain/policies/fact.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { caseAggregateAt } from '#domain/registry.js';
import { viewSynpunkt } from '#domain/synpunkt/synpunkt.view.js';
import type { ReadModel } from '#read-model/read-model.js';
import { CasePages } from './case-pages.js';
import { Names } from './names.js';
import { HttpProblem } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

type Told = Pick<MyReportAnswer, 'text' | 'aterkoppling' | 'questions' | 'added' | 'joined' | 'attachments'> & { readonly status: string; readonly receivedAt: string };

/** What happened to the report that its reporter may know of; nothing of the IVO part and nothing of other people. */
const toldSteps = /^(Avvikelse(Registered|Acknowledged|BedomningRecorded|UtredningStarted|UtredningCompleted|Moved|Escalated|AterkopplingGiven|Closed|Reopened)|Synpunkt(Registered|Acknowledged|Assigned|UtredningStarted|Answered|DelayNotified|Moved|Closed|Reopened)|LexSarah(RapportRegistered|RapportAcknowledged|ForhandsbedomningRecorded|UtredningStarted|BeslutRecorded|Moved|AterkopplingGiven|StatusMessageSent|Closed|Reopened))$/;
const toldExternSteps = /^ExternAvvikelse(Created|Cleared|Dispatched|ReceiptRecorded|CounterpartyReminded|AnswerRecorded|UnansweredMarked|Raised|MeetingRecorded|Analysed|Moved|Closed)$/;

/** The reporter's own report: what she wrote, how it goes and what came of it. */
@Controller('api/my-reports')
export class MyReportController {
  constructor(
    private readonly pages: CasePages,
    private readonly names: Names,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  @Get(':caseType/:caseId')
  async show(@Param('caseType') caseType: string, @Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<MyReportAnswer> {
    const aggregate = caseAggregateAt(caseType);
    if (!aggregate || aggregate.path === 'atgard') throw new HttpProblem(404, 'not-found');
    const { userId } = user.actor;
    const opened = await this.pages.open(aggregate, caseId, user, (reading, { reporterId }) =>
      reading !== 'metadata' && (reporterId === userId || this.readModel.myReports.isReporter(userId, caseId)),
    );
    const unitName = await this.names.units();
    return {
      caseId,
      caseType: aggregate.path,
      number: await this.readModel.caseNumbers.numberOf(caseId),
      unitName: unitName(opened.object.ownerUnit),
      steps: opened.events.filter((event) => toldSteps.test(event.type) || toldExternSteps.test(event.type)).map(stepOf),
      ...told(aggregate.path, opened.events, userId),
    };
  }
}

function told(caseType: CaseType, events: readonly RecordedEvent[], userId: string): Told {
  switch (caseType) {
    case 'avvikelse': return toldOfAvvikelse(events, userId);
    case 'synpunkt': {
      const view = viewSynpunkt(events);
      const answers = view.answers.map(({ at, summary, whatChanged }) => ({ at, text: summary, whatChanged }));
      return { status: view.status, receivedAt: view.receivedAt, text: view.report.text, ...answerOf(answers), ...said(view.sections, userId), ...ownFilesOf(view.sections) };
    }
    // Nobody has reported it here: the utförare told of it.
    case 'lex-sarah-info':
      throw new HttpProblem(404, 'not-found');
    case 'extern-avvikelse': {
      const view = viewExternAvvikelse(events);
      return { status: view.status, receivedAt: view.receivedAt, text: view.letter.description, ...externAnswer(view), ...said(view.sections, userId), ...ownFilesOf(view.sections) };
    }
    case 'lex-sarah': {
      const view = viewLexSarah(events);
      const { rapport } = view;
      return { status: view.status, receivedAt: rapport?.receivedAt ?? '', text: rapport?.whatHappened ?? null, ...answerOf(view.aterkoppling.reporter.given), ...said(view.sections, userId), ...ownFilesOf(view.sections) };
    }
  }
}

/** A status message says where the case stood then. */
function stepOf(event: RecordedEvent): MyReportAnswer['steps'][number] {
  const status = textOf(event, 'status');
  return { type: event.type, at: event.occurredAt ?? event.recordedAt, ...(status === undefined ? {} : { status }) };
}

/** What came of it, in the words of the analysis; who answered for the other authority is not for the reporter. */
function externAnswer({ closed, analysis }: ExternAvvikelseView): Pick<Told, 'aterkoppling'> {
  return answerOf(closed ? [{ at: closed.at, text: analysis?.conclusion ?? closed.reason, whatChanged: null }] : []);
}

function answerOf(given: readonly { readonly at: string; readonly text: string | null; readonly whatChanged: string | null }[]): Pick<Told, 'aterkoppling'> {
  const last = given.at(-1);
  return { aterkoppling: last === undefined ? null : { at: last.at, text: last.text ?? '', whatChanged: last.whatChanged } };
}

/** AV-08: a colleague who joined follows the case, and reads her own words only. */
function toldOfAvvikelse(events: readonly RecordedEvent[], userId: string): Told {
  const view = viewAvvikelse(events);
  const answer = { status: view.status, receivedAt: view.receivedAt, ...answerOf(view.aterkoppling.given), ...said(view.sections, userId) };
  const own = view.reporterId === userId ? undefined : view.coReporters.find((one) => one.reporterId === userId);
  if (own !== undefined) return { ...answer, text: own.text, questions: [], attachments: [], joined: true };
  return { ...answer, text: view.report.whatHappened, ...ownFilesOf(view.sections) };
}

/** CM-03: what was asked, and what this person has answered or added, each with its day. */
function said({ kompletteringar }: Pick<CaseSections, 'kompletteringar'>, userId: string): Pick<Told, 'questions' | 'added' | 'joined'> {
  const questions = kompletteringar.flatMap(({ kompletteringId, asked, answers }) =>
    asked?.questions && kompletteringId !== null ? [{ kompletteringId, at: asked.at, text: asked.questions, answered: answers.length > 0 }] : [],
  );
  const added = kompletteringar.flatMap(({ answers }) => answers).filter((one) => one.by === userId && one.text !== null);
  return { questions, added: added.map(({ at, text }) => ({ at, text: text ?? '' })), joined: false };
}

/** Files of the handling stay with those who handle it. */
function ownFilesOf({ attachments }: Pick<CaseSections, 'attachments'>): Pick<Told, 'attachments'> {
  return { attachments: attachments.filter((file) => file.from === 'reporter') };
}
