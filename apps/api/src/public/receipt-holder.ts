import { Injectable } from '@nestjs/common';
import { caseAggregateOfCategory, type CaseAggregate } from '#domain/registry.js';
import { HttpProblem } from '../problem.js';
import { PublicThrottles } from './public-limits.js';
import { ReceiptCodes } from './receipt-codes.js';
import { ReceiptLookup } from './receipt-lookup.js';

export interface Holder {
  readonly codeHash: string;
  readonly caseId: string;
  readonly aggregate: CaseAggregate;
}

/** Who shows a code, and the case it opens. */
@Injectable()
export class ReceiptHolders {
  constructor(
    private readonly codes: ReceiptCodes,
    private readonly throttles: PublicThrottles,
    private readonly lookup: ReceiptLookup,
  ) {}

  /** Counted before it is known whether the code is right: guesses in parallel are guesses, too. @throws HttpProblem 404, 429, 503 */
  async of(address: string, code: string): Promise<Holder> {
    const counted = this.throttles.code(address);
    const codeHash = await this.codes.hash(code);
    const found = await this.lookup.caseOf(codeHash);
    const aggregate = found && caseAggregateOfCategory(found.category);
    if (!aggregate) throw new HttpProblem(404, 'receipt-code-unknown');
    counted.giveBack();
    return { codeHash, caseId: found.caseId, aggregate };
  }
}
