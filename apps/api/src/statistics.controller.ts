import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { StatisticsAnswer, StatisticsCasesAnswer } from '#domain/answers/statistics.js';
import { readScope } from '#domain/policies/access.js';
import type { StatisticsScope } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { statisticsCsv, statisticsXlsx } from './export/statistics-sheet.js';
import { Names } from './names.js';
import { HttpProblem, invalidInput } from './problem.js';
import { ReadLog } from './read-log.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

const year = z.coerce.number().int().min(1990).max(2100);
const query = z.strictObject({ year, compare: year, unit: z.string().max(60).optional() });
const exportQuery = query.extend({ format: z.enum(['csv', 'xlsx']) });
const casesQuery = z.strictObject({
  measure: z.string().max(120), year, unit: z.string().max(60).optional(), cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Year beside year. Figures come from facts without personal data; the cases behind one are shown to those who may see them. */
@Controller('api/statistics')
export class StatisticsController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly readLog: ReadLog,
    private readonly names: Names,
  ) {}

  @Get()
  async figures(@Query() raw: unknown, @CurrentUser() user: SignedIn): Promise<StatisticsAnswer> {
    const parsed = query.safeParse(raw);
    if (!parsed.success) throw invalidInput(parsed.error);
    return this.answer(user, parsed.data);
  }

  @Get('cases')
  async cases(@Query() raw: unknown, @CurrentUser() user: SignedIn): Promise<StatisticsCasesAnswer> {
    const parsed = casesQuery.safeParse(raw);
    if (!parsed.success) throw invalidInput(parsed.error);
    const { measure, unit, cursor, limit } = parsed.data;
    const page = await this.readModel.statistics.cases({
      measure, year: parsed.data.year, unit: unit ?? null, scope: await this.scopeOf(user), userId: user.actor.userId, cursor: cursor ?? null, limit,
    });
    const mayOpen = await this.mayOpen(user, page.rows.map((row) => row.caseId));
    const unitName = await this.names.units();
    await this.readLog.allowed(user, { action: 'list', caseIds: page.rows.map((row) => row.caseId), classes: 'K2', basis: 'scope' });
    return {
      rows: page.rows.map(({ caseId, caseType, number, unitId, receivedDate, historic }) => ({
        caseId, caseType, number, unitName: unitName(unitId), receivedDate, mayOpen: !historic && mayOpen.has(caseId),
      })),
      nextCursor: page.nextCursor,
    };
  }

  @Get('export')
  async export(@Query() raw: unknown, @CurrentUser() user: SignedIn, @Res() reply: FastifyReply): Promise<void> {
    const parsed = exportQuery.safeParse(raw);
    if (!parsed.success) throw invalidInput(parsed.error);
    const answer = await this.answer(user, parsed.data);
    await this.readLog.allowed(user, { action: 'export', caseIds: [], classes: 'K1', basis: 'scope' });
    const name = `statistik-${String(parsed.data.year)}.${parsed.data.format}`;
    const csv = parsed.data.format === 'csv';
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    void reply.header('content-type', csv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    await reply.send(csv ? statisticsCsv(answer) : await statisticsXlsx(answer));
  }

  private async answer(user: SignedIn, asked: z.output<typeof query>): Promise<StatisticsAnswer> {
    return this.readModel.statistics.statistics({
      year: asked.year, compareYear: asked.compare, scope: await this.scopeOf(user), ...(asked.unit === undefined ? {} : { unit: asked.unit }),
    });
  }

  /** Which of the cases the reader may open: those that her worklist would show. */
  private async mayOpen(user: SignedIn, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.readModel.worklist.readable(user.actor, caseIds);
  }

  /** Whose figures the reader may see; a refusal is logged as that of a case is. */
  private async scopeOf(user: SignedIn): Promise<StatisticsScope> {
    const scope = readScope(user.actor, 'statistics');
    if (scope.all || scope.nodeIds.length > 0) return { all: scope.all, nodeIds: scope.nodeIds };
    await this.readLog.denied(user, [], 'statistics');
    throw new HttpProblem(403, 'forbidden');
  }
}
