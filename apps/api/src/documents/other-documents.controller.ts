import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { DocumentTree } from '#documents/document-tree.js';
import { renderDocx } from '#documents/docx.js';
import { figuresDocument, type Making } from '#documents/figures-document.js';
import { renderPdf } from '#documents/pdf.js';
import { staffInformation } from '#documents/staff-information.js';
import { documentFormats, type DocumentFormat } from '#domain/documents/templates.js';
import { readScope } from '#domain/policies/access.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import type { ReadModel } from '#read-model/read-model.js';
import { HttpProblem, invalidInput } from '../problem.js';
import { ReadLog } from '../read-log.js';
import { CurrentUser, type SignedIn } from '../signed-in.js';
import { DatabaseClockToken, ReadModelToken } from '../tokens.js';
import { DocumentFacts } from './document-facts.js';
import { mediaTypes } from './document-store.js';

const year = z.coerce.number().int().min(1990).max(2100);
const format = z.enum(documentFormats);
const figuresQuery = z.strictObject({ year, compare: year, period: z.enum(['half-year', 'year']), format });
const informationQuery = z.strictObject({ unit: z.string().min(1).max(80), law: z.enum(['sol', 'lss', 'both']), format });

/** T-16 and T-18: made of figures and of rules, of no case. The hash goes with the answer, since no case has a record of it. */
@Controller('api/documents')
export class OtherDocumentsController {
  constructor(
    private readonly facts: DocumentFacts,
    private readonly readLog: ReadLog,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(DatabaseClockToken) private readonly clock: () => Promise<string>,
  ) {}

  @Get('figures')
  async figures(@Query() raw: unknown, @CurrentUser() user: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const asked = figuresQuery.safeParse(raw);
    if (!asked.success) throw invalidInput(asked.error);
    const scope = await this.scopeOf(user);
    const answer = await this.readModel.statistics.statistics({ year: asked.data.year, compareYear: asked.data.compare, scope });
    const tree = figuresDocument(answer, asked.data.period, await this.making(user, null));
    await this.send(user, reply, tree, asked.data.format, `sammanstallning-${String(asked.data.year)}`);
  }

  @Get('staff-information')
  async staffInformation(@Query() raw: unknown, @CurrentUser() user: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const asked = informationQuery.safeParse(raw);
    if (!asked.success) throw invalidInput(asked.error);
    const scope = await this.scopeOf(user);
    const { law } = asked.data;
    const unit = (await this.readModel.organisation.node(asked.data.unit))?.nodeId ?? '';
    // Whoever leads or follows a unit informs it; of other units this reader knows nothing.
    if (!scope.all && !scope.nodeIds.includes(unit)) throw new HttpProblem(404, 'not-found');
    const tree = staffInformation(law === 'both' ? ['sol', 'lss'] : [law], await this.making(user, unit));
    await this.send(user, reply, tree, asked.data.format, 'personalinformation-lex-sarah');
  }

  private async making(user: SignedIn, unitId: string | null): Promise<Making> {
    const [createdAt, createdBy, operator] = await Promise.all([this.clock(), this.facts.maker(user.actor), this.facts.operatorOf(unitId)]);
    return { createdAt, createdBy, operator, documentId: uuidV5(`document/${user.requestId}`) };
  }

  private async send(user: SignedIn, reply: FastifyReply, tree: DocumentTree, as: DocumentFormat, name: string): Promise<void> {
    const bytes = Buffer.from(as === 'pdf' ? await renderPdf(tree) : await renderDocx(tree));
    await this.readLog.allowed(user, { action: 'export', caseIds: [], classes: 'K1', basis: 'scope' });
    void reply.header('content-disposition', `attachment; filename="${name}.${as}"`).header('cache-control', 'no-store');
    void reply.header('content-digest', `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`).header('content-type', mediaTypes[as]);
    await reply.send(bytes);
  }

  private async scopeOf(user: SignedIn): Promise<{ all: boolean; nodeIds: readonly string[] }> {
    const { all, nodeIds } = readScope(user.actor, 'statistics');
    if (all || nodeIds.length > 0) return { all, nodeIds };
    await this.readLog.denied(user, [], 'statistics');
    throw new HttpProblem(403, 'forbidden');
  }
}
