import { setTimeout as delay } from 'node:timers/promises';

/** What a test lets go wrong. Each counts down as it happens. */
export class Faults {
  /** Appends are written, their reply never comes. */
  swallowReplies = 0;
  /** Every append reply waits this long. */
  delayRepliesMs = 0;
  /** Each of the next live or caught-up deliveries comes twice. */
  duplicateDeliveries = 0;
  /** Appends that arrived, for a test to wait for. */
  appendsSeen = 0;

  /** False when the reply shall not be sent. */
  async beforeReply(): Promise<boolean> {
    this.appendsSeen += 1;
    if (this.swallowReplies > 0) {
      this.swallowReplies -= 1;
      return false;
    }
    if (this.delayRepliesMs > 0) await delay(this.delayRepliesMs, undefined, { ref: false });
    return true;
  }

  deliveries(): number {
    if (this.duplicateDeliveries <= 0) return 1;
    this.duplicateDeliveries -= 1;
    return 2;
  }
}
