import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { CaseType, MyReportAnswer } from '#domain/answers/worklist.js';
import { viewAvvikelse } from '#domain/avvikelse/avvikelse.view.js';
import { viewExternAvvikelse, type ExternAvvikelseView } from '#domain/extern-avvikelse/extern-avvikelse.view.js';
import { viewLexSarah } from '#domain/lex-sarah/lex-sarah.view.js';
import { textOf } from '#domain/policies/fact.js';
import type { CaseSections } from '#domain/case/case-sections.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { caseAggregateAt } from '#domain/registry.js';
import { viewSynpunkt } from '#domain/synpunkt/synpunkt.view.js';
import type { ReadModel } from '#read-model/read-model.js';
import { CasePages } from './case-pages.js';
import { Names } from './names.js';
import { HttpProblem } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

type Told = Pick<MyReportAnswer, 'text' | 'aterkoppling' | 'questions' | 'attachments'> & { readonly status: string; readonly receivedAt: string };

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
      ...told(aggregate.path, opened.events),
    };
  }
}

function told(caseType: CaseType, events: readonly RecordedEvent[]): Told {
  switch (caseType) {
    case 'avvikelse': {
      const view = viewAvvikelse(events);
      return { status: view.status, receivedAt: view.receivedAt, text: view.report.whatHappened, ...answerOf(view.aterkoppling.given), ...questionsOf(view.sections), ...ownFilesOf(view.sections) };
    }
    case 'synpunkt': {
      const view = viewSynpunkt(events);
      const answers = view.answers.map(({ at, summary, whatChanged }) => ({ at, text: summary, whatChanged }));
      return { status: view.status, receivedAt: view.receivedAt, text: view.report.text, ...answerOf(answers), ...questionsOf(view.sections), ...ownFilesOf(view.sections) };
    }
    case 'extern-avvikelse': {
      const view = viewExternAvvikelse(events);
      return { status: view.status, receivedAt: view.receivedAt, text: view.letter.description, ...externAnswer(view), ...questionsOf(view.sections), ...ownFilesOf(view.sections) };
    }
    case 'lex-sarah': {
      const view = viewLexSarah(events);
      const { rapport } = view;
      return { status: view.status, receivedAt: rapport?.receivedAt ?? '', text: rapport?.whatHappened ?? null, ...answerOf(view.aterkoppling.reporter.given), ...questionsOf(view.sections), ...ownFilesOf(view.sections) };
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

function questionsOf({ kompletteringar }: { kompletteringar: readonly { readonly asked: { readonly at: string; readonly questions: string | null } | null }[] }): Pick<Told, 'questions'> {
  return { questions: kompletteringar.flatMap(({ asked }) => (asked?.questions ? [{ at: asked.at, text: asked.questions }] : [])) };
}

/** Files of the handling stay with those who handle it. */
function ownFilesOf({ attachments }: Pick<CaseSections, 'attachments'>): Pick<Told, 'attachments'> {
  return { attachments: attachments.filter((file) => file.from === 'reporter') };
}
