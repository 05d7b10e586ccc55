import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { DocumentChoicesAnswer, DocumentMadeAnswer, DocumentPlacesAnswer } from '#domain/answers/documents.js';
import { documentRequest, maskRequest } from '#domain/documents/requests.js';
import { caseAggregateAt, type CaseAggregate } from '#domain/registry.js';
import { HttpProblem, invalidInput } from '../problem.js';
import { CurrentUser, type SignedIn } from '../signed-in.js';
import { CaseDocuments } from './case-documents.js';
import { DocumentStore, mediaTypes } from './document-store.js';
import { MaskedCopies } from './masked-copies.js';

/** Documents of a case: what may be made, the making, and the file as a download. Nothing opens in the browser. */
@Controller('api/documents')
export class DocumentsController {
  constructor(
    private readonly documents: CaseDocuments,
    private readonly copies: MaskedCopies,
    private readonly store: DocumentStore,
  ) {}

  @Get(':caseType/:caseId')
  choices(@Param('caseType') caseType: string, @Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<DocumentChoicesAnswer> {
    return this.documents.choices(aggregateAt(caseType), caseId, user);
  }

  @Post(':caseType/:caseId')
  @HttpCode(200)
  make(@Param('caseType') caseType: string, @Param('caseId') caseId: string, @Body() body: unknown, @CurrentUser() user: SignedIn): Promise<DocumentMadeAnswer> {
    const asked = documentRequest.safeParse(body);
    if (!asked.success) throw invalidInput(asked.error);
    return this.documents.make(aggregateAt(caseType), caseId, user, asked.data);
  }

  @Get(':caseType/:caseId/:documentId')
  async download(
    @Param('caseType') caseType: string, @Param('caseId') caseId: string, @Param('documentId') documentId: string, @CurrentUser() user: SignedIn, @Res() reply: FastifyReply,
  ): Promise<void> {
    const { streamId, view } = await this.copies.find(aggregateAt(caseType), caseId, documentId, user, 'read');
    const bytes = await this.store.bytes(streamId, documentId, view.hash);
    // The name says what kind of document it is; a number or a name would stand in the history of the browser.
    void reply.header('content-disposition', `attachment; filename="${view.template}${view.masked ? '-maskerad' : ''}.${view.format}"`);
    void reply.header('content-type', mediaTypes[view.format]).header('cache-control', 'no-store');
    await reply.send(Buffer.from(bytes));
  }

  @Get(':caseType/:caseId/:documentId/places')
  async places(
    @Param('caseType') caseType: string, @Param('caseId') caseId: string, @Param('documentId') documentId: string, @CurrentUser() user: SignedIn,
  ): Promise<DocumentPlacesAnswer> {
    return this.copies.places(await this.copies.find(aggregateAt(caseType), caseId, documentId, user, 'mask'));
  }

  @Post(':caseType/:caseId/:documentId/mask')
  @HttpCode(200)
  async mask(
    @Param('caseType') caseType: string, @Param('caseId') caseId: string, @Param('documentId') documentId: string, @Body() body: unknown, @CurrentUser() user: SignedIn,
  ): Promise<DocumentMadeAnswer> {
    const asked = maskRequest.safeParse(body);
    if (!asked.success) throw invalidInput(asked.error);
    const aggregate = aggregateAt(caseType);
    return this.copies.mask(aggregate, caseId, user, await this.copies.find(aggregate, caseId, documentId, user, 'mask'), asked.data);
  }
}

function aggregateAt(caseType: string): CaseAggregate {
  const aggregate = caseAggregateAt(caseType);
  if (!aggregate || aggregate.path === 'atgard') throw new HttpProblem(404, 'not-found');
  return aggregate;
}
