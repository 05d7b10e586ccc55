import type { Logger } from 'pino';
import type { Instant } from '#domain/ids.js';
import { notificationEvents } from '#domain/notification/notification.events.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { SealedValueBroken } from '#event-store/directory-crypto.js';
import type { EventStore } from '#event-store/event-store.js';
import type { Addresses } from '#identity/addresses.js';
import type { OutboxRow } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { inLanes } from './in-lanes.js';
import { letterText } from './letter-text.js';
import type { Delivery, Mailer } from './mailer.js';

const backOffMinutes = [1, 5, 15, 60];
const batch = 10;
const lanes = 5;
/** With a lease that is about to run out a letter is left to whoever leases it next. */
const shareOfLease = 0.8;

export interface NotificationParts {
  readonly readModel: Pick<ReadModel, 'outbox'>;
  readonly store: EventStore;
  readonly addresses: Addresses;
  readonly mailer: Mailer;
  /** The clock of the database. */
  readonly clock: () => Promise<Instant>;
  readonly baseUrl: string;
  readonly log: Logger;
  /** The length of a minute of back-off. */
  readonly minuteMs: number;
  /** How long a claimed letter is this worker's own. */
  readonly leaseMs: number;
}

type Outcome = Delivery | 'no-address';

/** A letter that this worker has leased, and what became of it. */
interface Leased {
  readonly row: OutboxRow;
  /** Until when it is tried, by the clock of this process. */
  readonly until: number;
  outcome: Outcome | null;
}

/**
 * Sends what waits in the outbox. A letter is leased, sent without any open transaction, and noted as sent in the
 * record; a crash between the two sends it once more with the same Message-ID.
 */
export class NotificationProcessor {
  /** Leased and not settled because the record was away: it is tried again here, and a letter that went is not sent again. */
  private unsettled: Leased[] = [];

  constructor(private readonly parts: NotificationParts) {}

  /** Sends until nothing waits or the record is away; returns how many letters went. */
  async run(stopping: AbortSignal): Promise<number> {
    let sent = 0;
    // Asked anew each time: it changes while a letter is on its way.
    const isStopping = (): boolean => stopping.aborted;
    while (!isStopping()) {
      const kept = this.unsettled.filter(({ until }) => performance.now() < until);
      this.unsettled = [];
      const claimed = kept.length < batch ? await this.claim() : [];
      const letters = [...kept, ...claimed];
      await inLanes(letters, lanes, stopping, (letter) => this.trySettle(letter));
      sent += letters.filter((letter) => letter.outcome === 'sent' && !this.unsettled.includes(letter)).length;
      if (isStopping()) await this.giveBack(letters);
      if (claimed.length < batch || this.unsettled.length > 0) break;
    }
    return sent;
  }

  private async claim(): Promise<Leased[]> {
    const { readModel, leaseMs } = this.parts;
    const until = performance.now() + leaseMs * shareOfLease;
    return (await readModel.outbox.claim(batch, leaseMs)).map((row) => ({ row, until, outcome: null }));
  }

  /** What was leased and not begun at the end is free for another worker at once. */
  private async giveBack(letters: readonly Leased[]): Promise<void> {
    for (const { row, outcome } of letters) if (outcome === null) await this.parts.readModel.outbox.postpone(row.id, 0);
  }

  private async trySettle(letter: Leased): Promise<void> {
    try {
      letter.outcome ??= await this.deliver(letter.row);
      await this.settle(letter.row, letter.outcome);
    } catch (error) {
      this.unsettled.push(letter);
      this.parts.log.warn({ outboxId: letter.row.id, fault: error instanceof Error ? error.name : 'unknown' }, 'letter not settled, the next round goes on with it');
    }
  }

  private async deliver(row: OutboxRow): Promise<Outcome> {
    const to = await this.addressOf(row.recipientRef);
    if (to === null) return 'no-address';
    return this.parts.mailer.send({ id: row.id, to, ...letterText(this.parts.baseUrl) });
  }

  /** An address that does not open is none: trying again would not make it one, and a person must see to it. */
  private async addressOf(userId: string): Promise<string | null> {
    try {
      return await this.parts.addresses.of(userId);
    } catch (error) {
      if (error instanceof SealedValueBroken) return null;
      throw error;
    }
  }

  private async settle(row: OutboxRow, outcome: Outcome): Promise<void> {
    if (outcome !== 'later') {
      await this.note(row, outcome);
      return;
    }
    const minutes = backOffMinutes[Math.min(row.attempts, backOffMinutes.length) - 1] ?? 1;
    await this.parts.readModel.outbox.postpone(row.id, minutes * this.parts.minuteMs);
    this.parts.log.warn({ outboxId: row.id, attempts: row.attempts, minutes }, 'letter postponed: the mail server did not take it');
  }

  private async note(row: OutboxRow, outcome: 'sent' | 'refused' | 'no-address'): Promise<void> {
    const at = await this.parts.clock();
    const sent = outcome === 'sent';
    const type = sent ? 'NotificationSent' : 'NotificationFailed';
    const data = sent
      ? { outboxId: row.id, template: row.template, sentAt: at }
      : { outboxId: row.id, template: row.template, failedAt: at, reason: outcome };
    // A letter may fail again after an administrator had it tried once more.
    const commandId = uuidV5(sent ? `${row.id}|sent` : `${row.id}|failed|${String(row.attempts)}`);
    await this.parts.store.append(`notification-${row.id}`, 'any', [
      {
        id: commandId,
        type: `${type}.v1`,
        schemaVersion: 1,
        data: JSON.stringify(notificationEvents[type].schema.parse(data)),
        meta: { commandId, commandHash: commandId, actor: 'system:letters', role: 'system', correlationId: row.eventId, causationId: row.eventId },
      },
    ]);
    if (!sent) this.parts.log.warn({ outboxId: row.id, reason: outcome }, 'letter could not be delivered');
  }
}
