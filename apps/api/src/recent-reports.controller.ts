import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { RecentReportsAnswer } from '#domain/answers/worklist.js';
import { uuid } from '#domain/ids.js';
import { worksIn } from '#domain/policies/access.js';
import type { ReadModel } from '#read-model/read-model.js';
import { Names } from './names.js';
import { ReadLog } from './read-log.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

/** F-04 at filing: what a colleague of the unit may know of (AV-08), number, unit and day, and never a word of it. */
@Controller('api/recent-reports')
export class RecentReportsController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly names: Names,
    private readonly readLog: ReadLog,
  ) {}

  @Get()
  async recent(@Query('unit') unit: string | undefined, @CurrentUser() user: SignedIn): Promise<RecentReportsAnswer> {
    if (!uuid.safeParse(unit).success || unit === undefined || !worksIn(user.actor, unit)) return { rows: [] };
    const found = await this.readModel.worklist.recentIn(user.actor, unit);
    const own = await Promise.all(found.map(({ caseId }) => this.readModel.myReports.isReporter(user.actor.userId, caseId)));
    const rows = found.filter((_, at) => own[at] !== true);
    const unitName = await this.names.units();
    await this.readLog.allowed(user, { action: 'list', caseIds: rows.map((row) => row.caseId), classes: 'K2', basis: 'scope' });
    return { rows: rows.map(({ caseId, number, unitId, receivedAt }) => ({ caseId, number, unitName: unitName(unitId), receivedAt })) };
  }
}
