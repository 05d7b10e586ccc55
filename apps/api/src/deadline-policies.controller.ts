import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { holds } from '#domain/actor.js';
import type { DeadlinePoliciesAnswer } from '#domain/answers/deadlines.js';
import { uuid } from '#domain/ids.js';
import { deadlinePolicyOn, groundOn, spanOn, type DeadlineRow } from '#domain/policies/deadline-policy.js';
import { decidedRow, policyOn, recipientsFor, recordedPolicy, standingOf } from '#domain/policies/recorded-policy.js';
import { localDateOf } from '#domain/time/calendar.js';
import { PolicyHistory, standardValue, valueOf, type DecidedValue } from './policy-history.js';
import { HttpProblem, invalidInput } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { DatabaseClockToken } from './tokens.js';

const query = z.strictObject({ namnd: uuid.optional() });

/** Which deadlines there are, who set each number, what it is today, and what it was and will be. */
@Controller('api/deadline-policies')
export class DeadlinePoliciesController {
  constructor(
    @Inject(DatabaseClockToken) private readonly clock: () => Promise<string>,
    private readonly history: PolicyHistory,
  ) {}

  @Get()
  async list(@Query() asked: unknown, @CurrentUser() { actor }: SignedIn): Promise<DeadlinePoliciesAnswer> {
    const parsed = query.safeParse(asked);
    if (!parsed.success) throw invalidInput(parsed.error);
    const namnder = await this.history.namnder();
    const namnd = namnder.find(({ nodeId }) => parsed.data.namnd === undefined || nodeId === parsed.data.namnd);
    if (namnd === undefined) throw new HttpProblem(404, 'not-found');
    const today = localDateOf(await this.clock());
    const decided = await this.history.of(namnd.nodeId);
    return {
      namnder: namnder.map(({ nodeId, name }) => ({ nodeId, name })), nodeId: namnd.nodeId, today,
      mayEdit: holds(actor, 'systemadministrator'),
      rows: deadlinePolicyOn(today).rows.map((row) => rowOf(row, decided, today)),
    };
  }
}

function rowOf(standard: DeadlineRow, all: readonly DecidedValue[], today: string): DeadlinePoliciesAnswer['rows'][number] {
  const own = all.filter(({ kind, part }) => kind === standard.kind && part === (standard.part ?? null));
  const inForce = policyOn(standard, today, own.map(toRecorded));
  const current = own.find(({ policyId }) => policyId === inForce?.policyId);
  const row = decidedRow(standard, inForce);
  const upcoming = own.filter(({ validFrom }) => validFrom !== null && validFrom > today);
  return {
    kind: row.kind, part: row.part ?? null, standing: standingOf(standard), basis: row.basis, ...groundOn(row.ground, [], today),
    responsible: [...row.responsible], escalateTo: [...row.escalateTo], mayBeNamed: [...recipientsFor(standard)],
    current: current === undefined ? { ...standardValue(standard), ...spanOn(standard, today) } : valueOf(current),
    upcoming: upcoming.map(valueOf),
    earlier: [...(current === undefined ? [] : [standardValue(standard)]), ...own.filter((one) => one !== current && !upcoming.includes(one)).map(valueOf)],
  };
}

function toRecorded({ policyId, kind, part, unit, n, reminders, responsible, escalateTo, validFrom, source }: DecidedValue) {
  return recordedPolicy.parse({ policyId, kind, unit, n, reminders, responsible, escalateTo, validFrom, ...(part !== null && { part }), ...(source !== null && { source }) });
}
