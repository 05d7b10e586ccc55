import { Controller, Get, Inject, Param, Put, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AttachmentAnswer } from '#domain/answers/attachments.js';
import { DomainError } from '#domain/domain-error.js';
import { uuid } from '#domain/ids.js';
import { hasInHand } from '#domain/policies/attachment-access.js';
import { caseAggregateAt, type CaseAggregate } from '#domain/registry.js';
import type { ReadModel } from '#read-model/read-model.js';
import { HttpProblem } from '../problem.js';
import { ReadLog } from '../read-log.js';
import { CurrentUser, type SignedIn } from '../signed-in.js';
import { ReadModelToken } from '../tokens.js';
import { AttachmentReader, type OpenedFile } from './attachment-reader.js';
import { Attachments } from './attachments.js';
import { promisedFile, receivedBytes } from './received-file.js';
import { UploadRoom } from './upload-room.js';

const readYourWritesMs = 2_000;

interface Place {
  readonly caseType: string;
  readonly caseId: string;
  readonly attachmentId: string;
}

/** Files of a case: in as the bare bytes, so that the page can show how far it has come; out as attachments and nothing else. */
@Controller('api/attachments/:caseType/:caseId/:attachmentId')
export class AttachmentController {
  constructor(
    private readonly attachments: Attachments,
    private readonly reader: AttachmentReader,
    private readonly room: UploadRoom,
    private readonly readLog: ReadLog,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  @Put()
  async add(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param() place: Place, @CurrentUser() user: SignedIn): Promise<AttachmentAnswer> {
    const aggregate = aggregateOf(place);
    const promised = promisedFile(request, reply);
    const { caseId, attachmentId } = place;
    try {
      await this.attachments.assertMayAttach({ aggregate, caseId, attachmentId, actor: user.actor }, promised.size);
    } catch (error) {
      if (isDenial(error)) await this.readLog.denied(user, [caseId], 'attachment');
      throw error;
    }
    const stored = await this.room.hold(user.actor.userId, promised.size, async () => {
      const bytes = await receivedBytes(request.body, promised.size);
      const keepOriginal = promised.keepOriginal && (await this.attachments.mayKeepOriginal(aggregate, caseId, user.actor));
      return this.attachments.storeAttachment({
        aggregate, caseId, attachmentId, name: promised.name, bytes, keepOriginal, actor: user.actor, correlationId: user.requestId,
      });
    });
    return { attachmentId, scan: stored.scan, stale: !(await this.readModel.waitFor(stored.position, readYourWritesMs)) };
  }

  @Get()
  fetch(@Res({ passthrough: true }) reply: FastifyReply, @Param() place: Place, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    return this.send(reply, place, false, user);
  }

  @Get('original')
  fetchOriginal(@Res({ passthrough: true }) reply: FastifyReply, @Param() place: Place, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    return this.send(reply, place, true, user);
  }

  private async send(reply: FastifyReply, place: Place, original: boolean, user: SignedIn): Promise<StreamableFile> {
    const { caseId, attachmentId } = place;
    const found = await this.reader.find({ aggregate: aggregateOf(place), caseId, attachmentId, original }, user.actor);
    if (found === null || found.fetching === 'forbidden') await this.readLog.denied(user, [caseId], 'attachment');
    if (found === null) throw new HttpProblem(404, 'case-not-found');
    if (found.fetching === 'allow') {
      const basis = hasInHand(user.actor, found.object) ? 'assigned' : 'scope';
      await this.readLog.allowed(user, { action: 'attachment', caseIds: [caseId], classes: 'K3', basis });
    }
    return answered(reply, await this.reader.open(found));
  }
}

/** Saved by the browser and never shown in our origin, whatever it holds. */
export function answered(reply: FastifyReply, { name, mediaType, bytes }: OpenedFile): StreamableFile {
  const plain = name.normalize('NFKD').replaceAll(/[^\w.-]+/g, '_').slice(-80);
  const coded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  void reply.header('content-security-policy', "sandbox; default-src 'none'");
  return new StreamableFile(bytes, { type: mediaType, length: bytes.length, disposition: `attachment; filename="${plain}"; filename*=UTF-8''${coded}` });
}

function aggregateOf({ caseType, caseId, attachmentId }: Place): CaseAggregate {
  const aggregate = caseAggregateAt(caseType);
  if (!aggregate || !uuid.safeParse(caseId).success || !uuid.safeParse(attachmentId).success) throw new HttpProblem(404, 'case-not-found');
  return aggregate;
}

function isDenial(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'case-not-found' || error.code === 'forbidden');
}
