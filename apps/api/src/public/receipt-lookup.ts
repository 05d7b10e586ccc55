import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '#event-store/event-store.js';
import type { ReadModel } from '#read-model/read-model.js';
import { HttpProblem } from '../problem.js';
import { ReadModelToken, StoreToken } from '../tokens.js';

const patienceMs = 2_000;

/** From the hash of a code to its case. */
@Injectable()
export class ReceiptLookup {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(StoreToken) private readonly store: EventStore,
  ) {}

  /**
   * Null only when no code in the whole log hashes to this: one that was issued a moment ago is not told to be wrong
   * because a table lags. @throws HttpProblem 503 when that cannot be said
   */
  async caseOf(codeHash: string): Promise<{ caseId: string; category: string } | null> {
    const known = await this.readModel.receiptCodes.caseOf(codeHash);
    if (known !== null) return known;
    const { position } = await this.store.head();
    const seen = await this.readModel.waitFor(position, patienceMs);
    const found = await this.readModel.receiptCodes.caseOf(codeHash);
    if (found === null && !seen) throw new HttpProblem(503, 'try-again', { retryAfter: 5 });
    return found;
  }
}
