import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { CaseCommands } from '#cases/case-commands.js';
import { systemActor } from '#domain/actor.js';
import { DomainError } from '#domain/domain-error.js';
import { followUpEventTypes, followUps, type FollowUp } from '#domain/policies/follow-up.js';
import { aggregates } from '#domain/registry.js';
import { CommandIdReused, UnknownCase } from '#event-store/errors.js';
import { categoryOf, type EventStore, type StoredEvent, type Subscription } from '#event-store/event-store.js';
import type { FieldCodec } from '#event-store/field-codec.js';
import { parseOpened, parseStored, toRecorded, type EventRegistry } from '#event-store/stored-event.js';
import type { Diarium } from './diarium.js';

export interface FollowUpParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly codec: FieldCodec;
  readonly registry: EventRegistry;
  readonly cases: CaseCommands;
  /** Null where a registrator enters the cases into a diarium of the nämnd's own. */
  readonly diarium: Diarium | null;
  readonly log: Logger;
}

const actor = systemActor('follow-up');
const categories = Object.values(aggregates).map((aggregate) => aggregate.category);

/**
 * What happens by itself (domain 5.13): each event may ask for commands, whose ids follow from the event, so that a
 * repeat after a crash is a repeat. It runs where the content keys are, because the text of an escalation is opened
 * here and sealed anew in the case that it gives birth to. What an import or the demo has recorded already is not done twice.
 */
export class FollowUpRunner {
  private subscription: Subscription | undefined;

  constructor(private readonly parts: FollowUpParts) {}

  async start(): Promise<void> {
    const { rows } = await this.parts.pool.query<{ position: string }>(
      `INSERT INTO rm.follow_up (name, position) VALUES ('follow-up', 0) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING position`,
    );
    const after = BigInt(rows[0]?.position ?? '0');
    this.subscription = this.parts.store.subscribe({ after, categories, batchSize: 200 }, async ({ events, next }) => {
      for (const event of events) await this.follow(event);
      await this.parts.pool.query(`UPDATE rm.follow_up SET position = greatest(position, $1::bigint) WHERE name = 'follow-up'`, [String(next)]);
    });
  }

  /** Whether what should happen by itself does: false while an event fails and is tried again. */
  get isWell(): boolean {
    return this.subscription !== undefined && this.subscription.state !== 'reconnecting';
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
  }

  /** Most events ask for nothing and are never opened. */
  private async follow(stored: StoredEvent): Promise<void> {
    const { registry, codec } = this.parts;
    const parsed = parseStored(registry, stored);
    if (!followUpEventTypes.includes(parsed.type)) return;
    const caseId = stored.streamId.slice(stored.streamId.indexOf('-') + 1);
    const opened = toRecorded(await parseOpened(registry, codec, stored));
    for (const followUp of followUps({ ...opened, category: categoryOf(stored.streamId), caseId })) await this.send(followUp, stored);
    await this.parts.diarium?.enter(stored, parsed.type);
  }

  private async send({ category, name, data, ...rest }: FollowUp, { id, meta }: StoredEvent): Promise<void> {
    const definition = aggregates[category].commands[name];
    if (!definition) throw new Error(`no command ${name} in ${category}`);
    try {
      await this.parts.cases.execute({
        ...rest, aggregate: category, name, data: definition.schema.parse(data), actor, correlationId: meta.correlationId, causationId: id,
      });
    } catch (error) {
      // A refusal by the rules says that the effect is there already or no longer wanted. Anything else is tried again.
      if (!(error instanceof DomainError || error instanceof UnknownCase || error instanceof CommandIdReused)) throw error;
      this.parts.log.info({ code: error instanceof DomainError ? error.code : error.name, command: name }, 'follow-up not needed');
    }
  }
}
