import { Command } from '@nestjs/cqrs';
import type { Actor } from '#domain/actor.js';
import type { AggregateName } from '#domain/registry.js';
import type { Instant } from '#domain/ids.js';

export interface CaseCommandInput {
  readonly aggregate: AggregateName;
  readonly caseId: string;
  /** Name of the command in the process table of the aggregate. */
  readonly name: string;
  /** Payload that has passed the command's schema. */
  readonly data: unknown;
  /** UUIDv7 from the sender: the same id is the same wish, however often it arrives. */
  readonly commandId: string;
  readonly actor: Actor;
  /** Refuse with 412 unless the case is at this version. */
  readonly expectedVersion?: bigint;
  readonly correlationId: string;
  readonly causationId?: string;
  /** The instant acted; without it the clock of the database. Only imports, the demo years and the system set it. */
  readonly now?: Instant;
  /** When the sender was heard, by the clock of the database, which then need not be asked again. */
  readonly heardAt?: Instant;
}

export interface CaseCommandResult {
  readonly version: bigint;
  readonly position: bigint;
  readonly outcome: 'written' | 'repeat' | 'nothing';
}

/** The one way to change a case: every sender (page, worker, import) goes through it. */
export class CaseCommand extends Command<CaseCommandResult> {
  constructor(readonly input: CaseCommandInput) {
    super();
  }
}
