import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { worklistQuery, type MyReportsAnswer, type StartAnswer, type WorklistAnswer } from '#domain/answers/worklist.js';
import { holds } from '#domain/actor.js';
import { readScope } from '#domain/policies/access.js';
import { localDateOf } from '#domain/time/calendar.js';
import type { ReadModel } from '#read-model/read-model.js';
import { AtgardTexts } from './atgard-texts.js';
import { Names } from './names.js';
import { invalidInput } from './problem.js';
import { ReadLog } from './read-log.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

const pageQuery = z.strictObject({ cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
const tasksOnStart = 8;

/** Lists: metadata only, each within the scope of the reader, sorted by time left. */
@Controller('api')
export class WorklistController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly readLog: ReadLog,
    private readonly names: Names,
    private readonly atgardTexts: AtgardTexts,
  ) {}

  @Get('cases')
  async cases(@Query() query: unknown, @CurrentUser() user: SignedIn): Promise<WorklistAnswer> {
    const parsed = worklistQuery.safeParse(query);
    if (!parsed.success) throw invalidInput(parsed.error);
    const page = await this.readModel.worklist.page(user.actor, parsed.data);
    const rows = await this.names.rows(page.rows);
    await this.readLog.allowed(user, { action: 'list', caseIds: rows.map((row) => row.caseId), classes: 'K2', basis: 'scope' });
    return { rows, nextCursor: page.nextCursor, total: page.total, asOf: page.asOf };
  }

  @Get('my-reports')
  async myReports(@Query() query: unknown, @CurrentUser() user: SignedIn): Promise<MyReportsAnswer> {
    const parsed = pageQuery.safeParse(query);
    if (!parsed.success) throw invalidInput(parsed.error);
    const page = await this.readModel.myReports.page(user.actor.userId, parsed.data.cursor ?? null, parsed.data.limit);
    const unitName = await this.names.units();
    await this.readLog.allowed(user, { action: 'list', caseIds: page.rows.map((row) => row.caseId), classes: 'K2', basis: 'own' });
    return { rows: page.rows.map(({ unitId, ...row }) => ({ ...row, unitName: unitName(unitId) })), nextCursor: page.nextCursor };
  }

  /** The first page: what is mine and what is near. */
  @Get('start')
  async start(@CurrentUser() user: SignedIn): Promise<StartAnswer> {
    const { actor } = user;
    const handles = actor.grants.some((grant) => grant.role !== 'medarbetare');
    const year = Number(localDateOf(new Date().toISOString()).slice(0, 4));
    const scope = readScope(actor, 'statistics');
    const sees = scope.all || scope.nodeIds.length > 0;
    const [myOpenReports, tasks, atgarder, counts, feedbackRate] = await Promise.all([
      this.readModel.myReports.openCount(actor.userId),
      handles ? this.readModel.worklist.tasksOf(actor, tasksOnStart) : [],
      this.readModel.atgarder.page(actor, { owner: actor.userId, state: 'open', limit: tasksOnStart }),
      handles ? this.readModel.worklist.counts(actor) : null,
      sees && (['kvalitetsledare', 'enhetschef', 'verksamhetschef', 'lex-sarah-ansvarig'] as const).some((role) => holds(actor, role)) ? this.readModel.statistics.feedbackRate(year, scope) : null,
    ]);
    const texts = await this.atgardTexts.readableBy(actor, atgarder.rows.map((row) => row.atgardId));
    const shown = [...tasks.map((row) => row.caseId), ...atgarder.rows.map((row) => row.atgardId)];
    await this.readLog.allowed(user, { action: 'list', caseIds: shown, classes: atgarder.rows.length > 0 ? 'K3' : 'K2', basis: 'assigned' });
    return {
      myOpenReports,
      myTasks: await this.names.rows(tasks),
      myAtgarder: atgarder.rows.map((row) => ({ atgardId: row.atgardId, what: texts.get(row.atgardId) ?? null, dueDate: row.dueDate, status: row.status })),
      counts,
      feedbackRate,
    };
  }
}
