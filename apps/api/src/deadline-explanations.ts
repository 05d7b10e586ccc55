import { Inject, Injectable } from '@nestjs/common';
import { CaseReader, type SealedCase } from '#cases/case-reader.js';
import type { DeadlineExplanation } from '#domain/answers/deadlines.js';
import { crossedDays, explainedDeadline, type ExplainedDeadline, type ToldOf } from '#domain/case/deadline-explanation.js';
import type { DeadlineSet } from '#domain/case/deadline-events.js';
import { mayRead } from '#domain/policies/access.js';
import { groundOn } from '#domain/policies/deadline-policy.js';
import { textsOf } from '#domain/policies/fact.js';
import { rowNamed } from '#domain/policies/recorded-policy.js';
import { caseAggregateOfCategory, type CaseAggregate } from '#domain/registry.js';
import { localDateOf } from '#domain/time/calendar.js';
import type { DeadlineEntry, DeadlineLetters } from '#read-model/deadline-queries.js';
import type { DeadlineRow } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { Names } from './names.js';
import { PolicyHistory } from './policy-history.js';
import { ReadLog } from './read-log.js';
import type { SignedIn } from './signed-in.js';
import { DatabaseClockToken, ReadModelToken } from './tokens.js';

/** Why one deadline falls on its day: from the record of its case, which is opened no further than lists are. */
@Injectable()
export class DeadlineExplanations {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(DatabaseClockToken) private readonly clock: () => Promise<string>,
    private readonly reader: CaseReader,
    private readonly policies: PolicyHistory,
    private readonly readLog: ReadLog,
    private readonly names: Names,
  ) {}

  /** Null when there is none, and when its case is not for this reader: from the outside the two are the same. */
  async of(deadlineId: string, user: SignedIn): Promise<DeadlineExplanation | null> {
    const row = await this.readModel.deadlines.get(deadlineId);
    const found = row === null ? null : await this.find(row, user);
    if (row === null || found === null) {
      await this.readLog.denied(user, row === null ? [] : [row.caseId], 'deadline');
      return null;
    }
    const { aggregate, sealed } = found;
    await this.readLog.allowed(user, { action: 'list', caseIds: [row.caseId], classes: 'K2', basis: 'scope' });
    const now = await this.clock();
    const explained = explainedDeadline(aggregate.prefix, this.reader.sealed(sealed), deadlineId, now);
    return explained === undefined ? null : this.answer({ row, aggregate, sealed, explained, today: localDateOf(now) });
  }

  private async find(row: DeadlineRow, { actor }: SignedIn): Promise<{ aggregate: CaseAggregate; sealed: SealedCase } | null> {
    const aggregate = caseAggregateOfCategory(row.category);
    const sealed = aggregate && (await this.reader.read(aggregate, row.caseId));
    if (!aggregate || !sealed) return null;
    const reading = mayRead(actor, aggregate.accessObject(sealed.state));
    return reading === 'none' || reading === 'own' ? null : { aggregate, sealed };
  }

  private async answer({ row, aggregate, sealed, explained, today }: Subject): Promise<DeadlineExplanation> {
    const { set, told, ...rest } = explained;
    const unit = aggregate.accessObject(sealed.state).ownerUnit;
    const [letters, number, unitName, policy] = await Promise.all([
      this.readModel.outbox.ofDeadline(row.deadlineId), this.readModel.caseNumbers.numberOf(row.caseId), this.names.units(),
      this.policies.recorded(unit, set.policyVersion),
    ]);
    const { wakes: _wakes, escalateTo: _next, rev: _rev, policyVersion, ...dates } = set;
    return {
      deadline: { ...dates, state: row.state, caseId: row.caseId, caseType: caseTypeOf(aggregate), number, unitName: unitName(unit) },
      policyVersion, policy,
      today: isWaiting(row) ? changedGround(set, sealed.state, today) : null,
      startDay: localDateOf(set.startedAt),
      crossed: [...crossedDays(set)],
      moved: [...rest.moved], metAt: rest.metAt,
      told: told.map((one) => toldWith(one, sealed, letters)),
      upcoming: isWaiting(row) ? rest.upcoming.slice(0, 5).map(({ at, to }) => ({ at, to: [...to] })) : [],
    };
  }
}

interface Subject {
  readonly row: DeadlineRow;
  readonly aggregate: CaseAggregate;
  readonly sealed: SealedCase;
  readonly explained: ExplainedDeadline;
  readonly today: string;
}

function isWaiting({ state }: DeadlineRow): boolean {
  return state === 'armed' || state === 'missed';
}

function caseTypeOf({ path }: CaseAggregate): DeadlineEntry['caseType'] {
  return path;
}

/** The duty is judged by the rules of the day it is done: where they have changed since, both are told (domain 1.1, 5.13). */
function changedGround(set: DeadlineSet, state: unknown, today: string): DeadlineExplanation['today'] {
  const part = /^(.*)-\d+$/.exec(set.cycle)?.[1];
  const row = rowNamed(set.kind, part) ?? rowNamed(set.kind);
  if (row === undefined || row.ground === null || !('topic' in row.ground)) return null;
  const now = groundOn(row.ground, textsOf({ data: state }, 'laws'), today);
  return now.lagrum === set.lagrum && now.lagkrav === set.lagkrav ? null : now;
}

/** To whom it went is told by function alone; a letter to somebody who is kept away by now is not counted. */
function toldWith({ version, at, what, to }: ToldOf, { events }: SealedCase, letters: readonly DeadlineLetters[]): DeadlineExplanation['told'][number] {
  const eventId = events.find((event) => Number(event.version) === version)?.id;
  const found = letters.find((one) => one.eventId === eventId);
  const reached = found === undefined || found.reachedAs.length === 0 ? to : found.reachedAs;
  return { at, what, to: [...reached], sent: found?.sent ?? 0, failed: found?.failed ?? 0 };
}
