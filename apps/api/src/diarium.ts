import type { CaseCommands } from '#cases/case-commands.js';
import type { CaseReader } from '#cases/case-reader.js';
import { systemActor } from '#domain/actor.js';
import type { Instant } from '#domain/ids.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { caseAggregateOfCategory, type CaseAggregate } from '#domain/registry.js';
import { CommandIdReused } from '#event-store/errors.js';
import { categoryOf, type StoredEvent } from '#event-store/event-store.js';
import type { ReadModel } from '#read-model/read-model.js';

export interface DiariumParts {
  readonly reader: CaseReader;
  readonly readModel: Pick<ReadModel, 'waitFor' | 'caseNumbers'>;
  readonly cases: CaseCommands;
  readonly clock: () => Promise<Instant>;
}

const actor = systemActor('diarium');
const patienceMs = 5_000;
const registrations: ReadonlySet<string> = new Set([
  'AvvikelseRegistered', 'SynpunktRegistered', 'LexSarahRapportRegistered', 'ExternAvvikelseRegistered', 'ExternAvvikelseDispatched', 'LexSarahInfoRegistered',
]);

/** LS-04: where this system is the nämnd's diarium, the diarienummer of a new case is its case number and is set at once. */
export class Diarium {
  constructor(private readonly parts: DiariumParts) {}

  /** Once per case: a case that has a diarienummer, whoever set it, is left as it is. */
  async enter(stored: StoredEvent, type: string): Promise<void> {
    const aggregate = caseAggregateOfCategory(categoryOf(stored.streamId));
    if (!aggregate || !registrations.has(type)) return;
    const caseId = stored.streamId.slice(aggregate.category.length + 1);
    const sealed = await this.parts.reader.read(aggregate, caseId);
    if (!sealed || this.parts.reader.sealed(sealed).some((event) => event.type === `${aggregate.prefix}DiarienummerRecorded`)) return;
    await this.record(aggregate, caseId, sealed.version, stored);
  }

  /** The version that was read goes along: a number set by a person in the same moment is seen at the next try. */
  private async record(aggregate: CaseAggregate, caseId: string, expectedVersion: bigint, { id, meta, position, streamId }: StoredEvent): Promise<void> {
    const { cases, clock } = this.parts;
    const data = { diarienummer: await this.numberOf(caseId, position), diarieforingAt: await clock() };
    try {
      await cases.execute({
        aggregate: aggregate.name, caseId, name: `Record${aggregate.prefix}Diarienummer`, data, commandId: uuidV5(`${streamId}|diarienummer`), actor, expectedVersion,
        correlationId: meta.correlationId, causationId: id,
      });
    } catch (error) {
      // Another process has just set it: its own time of the act stands.
      if (!(error instanceof CommandIdReused)) throw error;
    }
  }

  private async numberOf(caseId: string, position: bigint): Promise<string> {
    await this.parts.readModel.waitFor(position, patienceMs);
    const number = await this.parts.readModel.caseNumbers.numberOf(caseId);
    if (number === null) throw new Error('the case has no number yet');
    return number;
  }
}
