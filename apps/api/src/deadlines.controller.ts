import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  deadlineListQuery, type DeadlineCalendarAnswer, type DeadlineExplanation, type DeadlineListAnswer, type DeadlineListRow,
} from '#domain/answers/deadlines.js';
import { uuid } from '#domain/ids.js';
import { daysBetween, localDateOf, plusDays } from '#domain/time/calendar.js';
import { firstYear, lastYear } from '#domain/time/holidays.js';
import type { DeadlineEntry } from '#read-model/deadline-queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { DeadlineExplanations } from './deadline-explanations.js';
import { Names } from './names.js';
import { HttpProblem, invalidInput } from './problem.js';
import { ReadLog } from './read-log.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { DatabaseClockToken, ReadModelToken } from './tokens.js';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'invalid-month').refine((value) => Number(value.slice(0, 4)) > firstYear && Number(value.slice(0, 4)) < lastYear, 'invalid-month');
const calendarQuery = deadlineListQuery.pick({ unit: true, caseType: true, kind: true, mine: true }).extend({ month: month.optional() });

/** Every deadline that the reader's lists would show, as list and as calendar, and why each falls on its day. */
@Controller('api/deadlines')
export class DeadlinesController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(DatabaseClockToken) private readonly clock: () => Promise<string>,
    private readonly explanations: DeadlineExplanations,
    private readonly readLog: ReadLog,
    private readonly names: Names,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentUser() user: SignedIn): Promise<DeadlineListAnswer> {
    const parsed = deadlineListQuery.safeParse(query);
    if (!parsed.success) throw invalidInput(parsed.error);
    const [page, notBegunFor30Days, asOf] = await Promise.all([
      this.readModel.deadlineList.page(user.actor, parsed.data), this.readModel.deadlineList.notBegun(user.actor, parsed.data.unit), this.clock(),
    ]);
    const rows = await this.shown(user, page.rows);
    return { rows, nextCursor: page.nextCursor, asOf, notBegunFor30Days };
  }

  @Get('calendar')
  async calendar(@Query() query: unknown, @CurrentUser() user: SignedIn): Promise<DeadlineCalendarAnswer> {
    const parsed = calendarQuery.safeParse(query);
    if (!parsed.success) throw invalidInput(parsed.error);
    const today = localDateOf(await this.clock());
    const { month: wanted = today.slice(0, 7), ...filter } = parsed.data;
    const days = await this.readModel.deadlineList.calendar(user.actor, { ...filter, from: `${wanted}-01`, to: lastDayOf(wanted) });
    const rows = await this.shown(user, days.flatMap((day) => day.rows));
    let at = 0;
    return { month: wanted, today, days: days.map((day) => ({ ...day, rows: rows.slice(at, (at += day.rows.length)) })) };
  }

  @Get(':deadlineId')
  async explain(@Param('deadlineId') deadlineId: string, @CurrentUser() user: SignedIn): Promise<DeadlineExplanation> {
    const explained = uuid.safeParse(deadlineId).success ? await this.explanations.of(deadlineId, user) : null;
    if (explained === null) throw new HttpProblem(404, 'not-found');
    return explained;
  }

  private async shown(user: SignedIn, entries: readonly DeadlineEntry[]): Promise<DeadlineListRow[]> {
    const unitName = await this.names.units();
    const caseIds = [...new Set(entries.map(({ caseId }) => caseId))];
    await this.readLog.allowed(user, { action: 'list', caseIds, classes: 'K2', basis: 'scope' });
    return entries.map(({ unitId, category: _category, ...entry }) => ({ ...entry, responsible: [...entry.responsible], unitName: unitName(unitId) }));
  }
}

function lastDayOf(wanted: string): string {
  const [year = 0, at = 0] = wanted.split('-').map(Number);
  const next = at === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(at + 1).padStart(2, '0')}-01`;
  return plusDays(`${wanted}-01`, daysBetween(`${wanted}-01`, next) - 1);
}
