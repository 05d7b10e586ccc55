import { Controller, Get, Inject, Query } from '@nestjs/common';
import { externQuery, type ExternAnswer } from '#domain/answers/extern.js';
import { localDateOf } from '#domain/time/calendar.js';
import type { ReadModel } from '#read-model/read-model.js';
import { Names } from './names.js';
import { invalidInput } from './problem.js';
import { ReadLog } from './read-log.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

/** What other authorities have not answered, and the figures of a year per counterparty: metadata only, within the scope of the reader. */
@Controller('api/extern-avvikelser')
export class ExternController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly readLog: ReadLog,
    private readonly names: Names,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentUser() user: SignedIn): Promise<ExternAnswer> {
    const parsed = externQuery.safeParse(query);
    if (!parsed.success) throw invalidInput(parsed.error);
    const year = parsed.data.year ?? Number(localDateOf(new Date().toISOString()).slice(0, 4));
    const [figures, page, unitName] = await Promise.all([
      this.readModel.extern.figures(user.actor, year),
      this.readModel.extern.unanswered(user.actor, parsed.data),
      this.names.units(),
    ]);
    await this.readLog.allowed(user, { action: 'list', caseIds: page.rows.map((row) => row.caseId), classes: 'K2', basis: 'scope' });
    return { year, figures: [...figures], rows: page.rows.map(({ unitId, ...row }) => ({ ...row, unitName: unitName(unitId) })), nextCursor: page.nextCursor };
  }
}
