import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { AtgardAnswer, AtgardListAnswer } from '#domain/answers/case.js';
import { caseAggregates } from '#domain/registry.js';
import type { ReadModel } from '#read-model/read-model.js';
import { AtgardTexts } from './atgard-texts.js';
import { CasePages } from './case-pages.js';
import { Names } from './names.js';
import { invalidInput } from './problem.js';
import { ReadLog } from './read-log.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

const listQuery = z.strictObject({
  status: z.string().max(40).optional(),
  state: z.enum(['open', 'closed']).default('open'),
  mine: z.enum(['true', 'false']).default('false'),
  unit: z.string().max(60).optional(),
  overdue: z.enum(['true', 'false']).default('false'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

@Controller('api/atgarder')
export class AtgardController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly pages: CasePages,
    private readonly names: Names,
    private readonly texts: AtgardTexts,
    private readonly readLog: ReadLog,
  ) {}

  @Get()
  async list(@Query() query: unknown, @CurrentUser() user: SignedIn): Promise<AtgardListAnswer> {
    const { actor } = user;
    const parsed = listQuery.safeParse(query);
    if (!parsed.success) throw invalidInput(parsed.error);
    const { mine, status, unit, overdue, cursor, state, limit } = parsed.data;
    const page = await this.readModel.atgarder.page(actor, {
      state, limit, overdue: overdue === 'true',
      ...(mine === 'true' ? { owner: actor.userId } : {}),
      ...(status === undefined ? {} : { status }), ...(unit === undefined ? {} : { unit }), ...(cursor === undefined ? {} : { cursor }),
    });
    const [texts, people, numbers, unitName] = await Promise.all([
      this.texts.readableBy(actor, page.rows.map((row) => row.atgardId)),
      this.names.people(page.rows.flatMap((row) => (row.ownerId === null ? [] : [row.ownerId]))),
      this.readModel.caseNumbers.numbersOf(page.rows.flatMap((row) => row.cases.map((one) => one.caseId))),
      this.names.units(),
    ]);
    const rows = page.rows.map(({ atgardId, status: stands, effect, ownerId, unitId, dueDate, effectReviewDate, overdue: late, cases }) => ({
      atgardId, status: stands, effect, ownerId, unitName: unitName(unitId), dueDate, effectReviewDate, overdue: late, what: texts.get(atgardId) ?? null,
      ownerName: ownerId === null ? null : (people.get(ownerId)?.name ?? null),
      cases: cases.map(({ caseId, caseType }) => ({ caseId, caseType, number: numbers.get(caseId) ?? null })),
    }));
    await this.readLog.allowed(user, { action: 'list', caseIds: rows.map((row) => row.atgardId), classes: 'K3', basis: 'scope' });
    return { rows, nextCursor: page.nextCursor };
  }

  @Get(':atgardId')
  show(@Param('atgardId') atgardId: string, @CurrentUser() user: SignedIn): Promise<AtgardAnswer> {
    return this.pages.atgardAnswer(caseAggregates.atgard, atgardId, user);
  }
}
