import { HttpProblem } from '../problem.js';

const limits = {
  /** Bytes of all uploads that are held in memory at once. */
  bytes: 150_000_000,
  /** Uploads of one sender at once; a page sends two. */
  perSender: 4,
  /** Bytes of one sender in a day. */
  perDay: 1_000_000_000,
  /** Files that are looked into at once: a picture takes ten times its size meanwhile. */
  looking: 2,
} as const;
const dayMs = 86_400_000;

interface Sender {
  open: number;
  bytes: number;
  readonly since: number;
}

/** How much this process takes in at once and from each, so that no sender fills the memory or the disk. */
export class UploadRoom {
  private held = 0;
  private looking = 0;
  private readonly senders = new Map<string, Sender>();
  private readonly waiting: (() => void)[] = [];

  /** Gives the room back when the promise is settled. @throws HttpProblem 503, 429 */
  async hold<T>(sender: string, bytes: number, work: () => Promise<T>): Promise<T> {
    const account = this.accountOf(sender);
    if (account.open >= limits.perSender || account.bytes + bytes > limits.perDay) {
      throw new HttpProblem(429, 'too-many-requests', { retryAfter: 30 });
    }
    if (this.held + bytes > limits.bytes) throw new HttpProblem(503, 'try-again', { retryAfter: 5 });
    this.held += bytes;
    account.open += 1;
    account.bytes += bytes;
    try {
      return await work();
    } finally {
      this.held -= bytes;
      account.open -= 1;
    }
  }

  async look<T>(work: () => Promise<T>): Promise<T> {
    if (this.looking >= limits.looking) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.looking += 1;
    try {
      return await work();
    } finally {
      this.looking -= 1;
      this.waiting.shift()?.();
    }
  }

  private accountOf(sender: string): Sender {
    const now = performance.now();
    const known = this.senders.get(sender);
    if (known && (known.open > 0 || now - known.since < dayMs)) return known;
    if (this.senders.size > 10_000) this.forget(now);
    const account = { open: 0, bytes: 0, since: now };
    this.senders.set(sender, account);
    return account;
  }

  private forget(now: number): void {
    for (const [name, { open, since }] of this.senders) if (open === 0 && now - since > dayMs) this.senders.delete(name);
  }
}
