import { systemActor } from '#domain/actor.js';
import type { CaseCommands } from '#cases/case-commands.js';
import { caseAggregateOfCategory } from '#domain/registry.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import type { DeadlineRow } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';

const actor = systemActor('deadlines');

/**
 * Fires one deadline: the row is read again, the database says whether the time has come, and the case itself decides
 * whether it means anything. Early, late and double wakes all end in no event (engine rules E12, Q6).
 */
export class DeadlineProcessor {
  constructor(
    private readonly readModel: Pick<ReadModel, 'deadlines'>,
    private readonly cases: CaseCommands,
  ) {}

  /** Wake-up for one deadline. True when something was noted. */
  async wake(deadlineId: string): Promise<boolean> {
    const row = await this.readModel.deadlines.isDue(deadlineId);
    return row === null ? false : this.fire(row);
  }

  /** Notes the step that is due. The id of the command follows from it, so a second time is a repeat. */
  async fire(row: DeadlineRow): Promise<boolean> {
    const aggregate = caseAggregateOfCategory(row.category);
    if (!aggregate || row.nextStep === null) return false;
    const missed = row.nextStep === 'missed';
    const result = await this.cases.execute({
      aggregate: aggregate.name,
      caseId: row.caseId,
      name: `Note${aggregate.prefix}Deadline${missed ? 'Missed' : 'Reminder'}`,
      data: missed ? { deadlineId: row.deadlineId, rev: row.rev } : { deadlineId: row.deadlineId, rev: row.rev, step: row.nextStep },
      commandId: uuidV5(`${row.deadlineId}|${String(row.rev)}|${row.nextStep}`),
      actor,
      correlationId: row.deadlineId,
    });
    return result.outcome === 'written';
  }
}
