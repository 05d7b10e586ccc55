import { randomUUID } from 'node:crypto';
import { Controller, Inject, Param, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { receiptHolder } from '#domain/actor.js';
import type { AttachmentAnswer } from '#domain/answers/attachments.js';
import { receiptCode } from '#domain/answers/public.js';
import { uuid } from '#domain/ids.js';
import type { ReadModel } from '#read-model/read-model.js';
import { OpenRoute } from '../actor.guard.js';
import { Attachments } from '../attachments/attachments.js';
import { promisedFile, receivedBytes } from '../attachments/received-file.js';
import { UploadRoom } from '../attachments/upload-room.js';
import { HttpProblem, invalidInput } from '../problem.js';
import { ReadModelToken } from '../tokens.js';
import { ReceiptHolders } from './receipt-holder.js';

const readYourWritesMs = 2_000;

/** F-12: a file added with the receipt code. The body is the file itself, so the code stands in a header; headers are kept nowhere. */
@Controller('api/public/attachments')
@OpenRoute()
export class ReceiptAttachmentController {
  constructor(
    private readonly holders: ReceiptHolders,
    private readonly attachments: Attachments,
    private readonly room: UploadRoom,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  @Put(':attachmentId')
  async add(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply, @Param('attachmentId') attachmentId: string): Promise<AttachmentAnswer> {
    const code = receiptCode.safeParse(request.headers['x-klarsyn-code']);
    if (!code.success) throw invalidInput(code.error);
    if (!uuid.safeParse(attachmentId).success) throw new HttpProblem(404, 'not-found');
    const promised = promisedFile(request, reply);
    const { codeHash, caseId, aggregate } = await this.holders.of(request.ip, code.data);
    const sent = { aggregate, caseId, attachmentId, actor: receiptHolder(codeHash) };
    await this.attachments.assertMayAttach(sent, promised.size);
    const stored = await this.room.hold(caseId, promised.size, async () => {
      const bytes = await receivedBytes(request.body, promised.size);
      return this.attachments.storeAttachment({ ...sent, name: promised.name, bytes, keepOriginal: false, correlationId: randomUUID() });
    });
    return { attachmentId, scan: stored.scan, stale: !(await this.readModel.waitFor(stored.position, readYourWritesMs)) };
  }
}
