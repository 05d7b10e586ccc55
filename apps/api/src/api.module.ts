import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import type { Config } from '#config/config.js';
import { CaseCommandHandler } from '#cases/case-command.handler.js';
import { CaseCommands } from '#cases/case-commands.js';
import { CaseReader } from '#cases/case-reader.js';
import { CaseFiles } from '#files/case-files.js';
import { databaseClock } from '#event-store/database-clock.js';
import type { Record } from '#event-store/open-record.js';
import { AccessLog } from '#identity/access-log.js';
import type { Identity } from '#identity/identity.js';
import type { ReadModel } from '#read-model/read-model.js';
import { IvoAvsandareController } from './ivo-avsandare.controller.js';
import { AbsencesController } from './absences.controller.js';
import { ActorGuard } from './actor.guard.js';
import { AtgardController } from './atgard.controller.js';
import { AtgardTexts } from './atgard-texts.js';
import { CaseReaders } from '#identity/case-readers.js';
import { AttachmentController } from './attachments/attachment.controller.js';
import { AttachmentReader } from './attachments/attachment-reader.js';
import { Attachments } from './attachments/attachments.js';
import { UploadRoom } from './attachments/upload-room.js';
import { CaseController } from './case.controller.js';
import { CasePages } from './case-pages.js';
import { CaseSupportController } from './case-support.controller.js';
import { CommandController } from './command.controller.js';
import { DraftController } from './draft.controller.js';
import { DeadlineExplanations } from './deadline-explanations.js';
import { DeadlinePoliciesController } from './deadline-policies.controller.js';
import { DeadlinesController } from './deadlines.controller.js';
import { FailedLettersController } from './failed-letters.controller.js';
import { CaseDocuments } from './documents/case-documents.js';
import { DocumentFacts } from './documents/document-facts.js';
import { DocumentStore } from './documents/document-store.js';
import { DocumentsController } from './documents/documents.controller.js';
import { MaskedCopies } from './documents/masked-copies.js';
import { OtherDocumentsController } from './documents/other-documents.controller.js';
import type { FollowUpRunner } from './follow-up.runner.js';
import { ExternController } from './extern.controller.js';
import { HealthCheck } from './health-check.js';
import { HealthController } from './health.controller.js';
import { LettersController } from './letters.controller.js';
import type { Metrics } from './metrics.js';
import { PublicReportController } from './public/public-report.controller.js';
import { PublicThrottles } from './public/public-limits.js';
import { IssueReceiptCodeController } from './public/issue-receipt-code.controller.js';
import { ReceiptCodes } from './public/receipt-codes.js';
import { ReceiptAttachmentController } from './public/receipt-attachment.controller.js';
import { ReceiptHolders } from './public/receipt-holder.js';
import { ReceiptLookup } from './public/receipt-lookup.js';
import { ReceiptController } from './public/receipt.controller.js';
import { MyReportController } from './my-report.controller.js';
import { Names } from './names.js';
import { OpenApiController } from './openapi.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { PolicyHistory } from './policy-history.js';
import { QueueHealth } from './queue-health.js';
import { RelyingParty, type ProviderSettings } from './sign-in/relying-party.js';
import { SessionController } from './sign-in/session.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { StatisticsController } from './statistics.controller.js';
import { ReadLog } from './read-log.js';
import { RecentReportsController } from './recent-reports.controller.js';
import { ConfigToken, DatabaseClockToken, DraftsToken, FollowUpsToken, KeysPoolToken, MetricsToken, PoolToken, ReadModelToken, SessionsToken, StoreToken, UsersToken } from './tokens.js';
import { SimilarCases } from './similar-cases.js';
import { WorklistController } from './worklist.controller.js';

export interface ApiParts {
  readonly config: Config;
  readonly record: Record;
  readonly identity: Identity;
  readonly readModel: ReadModel;
  readonly cases: CaseCommands;
  readonly files: CaseFiles;
  readonly attachments: Attachments;
  readonly room: UploadRoom;
  readonly followUps: FollowUpRunner;
  readonly metrics: Metrics;
  readonly provider: ProviderSettings;
  readonly log: Logger;
}

@Module({})
export class ApiModule {
  /** The parts that live outside Nest come in ready-made, so that start and stop have one owner: main. */
  static with({ config, record, identity, readModel, cases, files, attachments, room, followUps, metrics, provider, log }: ApiParts): DynamicModule {
    const { pool, keysPool, store, codec, registry } = record;
    const reader = new CaseReader({ store, codec, registry });
    const value = <T>(provide: symbol | (abstract new (...args: never[]) => unknown), useValue: T) => ({ provide, useValue });
    return {
      module: ApiModule,
      imports: [CqrsModule],
      controllers: [
        RecentReportsController,
        SignInController, SessionController, WorklistController, CaseController, CaseSupportController, MyReportController, AtgardController,
        StatisticsController, OrganisationController, ExternController, LettersController, HealthController, OpenApiController,
        DeadlinesController, DeadlinePoliciesController, IvoAvsandareController, AbsencesController, FailedLettersController, CommandController,
        DocumentsController, OtherDocumentsController,
        DraftController, AttachmentController,
        PublicReportController, ReceiptController, ReceiptAttachmentController, IssueReceiptCodeController,
      ],
      providers: [
        value(ConfigToken, config), value(PoolToken, pool), value(KeysPoolToken, keysPool), value(StoreToken, store), value(ReadModelToken, readModel), value(MetricsToken, metrics),
        value(DatabaseClockToken, databaseClock(pool)), value(UsersToken, identity.users), value(DraftsToken, identity.drafts),
        value(SessionsToken, identity.sessions),
        value(FollowUpsToken, followUps),
        value(ReadLog, new ReadLog(new AccessLog(pool), log)),
        value(RelyingParty, new RelyingParty(provider, `${config.baseUrl}/api/login/callback`, identity.signIns)),
        value(ReceiptCodes, new ReceiptCodes(record.keyRing.directoryKey)),
        value(PublicThrottles, new PublicThrottles(config.publicLimits)), ReceiptLookup, ReceiptHolders,
        value(CaseReaders, new CaseReaders(pool)),
        value(CaseCommands, cases),
        value(CaseFiles, files),
        value(Attachments, attachments),
        value(UploadRoom, room),
        value(CaseReader, reader),
        value(AttachmentReader, new AttachmentReader(reader, files)),
        { provide: APP_GUARD, useClass: ActorGuard },
        CaseCommandHandler, CasePages, SimilarCases, AtgardTexts, Names, HealthCheck, QueueHealth, DeadlineExplanations, PolicyHistory,
        CaseDocuments, DocumentFacts, DocumentStore, MaskedCopies,
      ],
    };
  }
}
