import { createHmac, hkdfSync } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { HttpProblem } from '../problem.js';

/** About 20 MB and two passes for each guess (OWASP), on top of 66 bits and the throttle. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;
/** Hashes at once: the rest of the machine must go on while somebody tries codes. */
const atOnce = 2;
const mostWaiting = 20;

/**
 * F-12: what a receipt code hashes to. Argon2id with one salt for the whole installation, which is secret and follows from
 * the directory key: the same code gives the same hash, so that it can be looked up, and nobody can guess from the table alone.
 */
export class ReceiptCodes {
  private readonly salt: Buffer;
  private readonly idKey: Buffer;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(directoryKey: Uint8Array) {
    this.salt = derive(directoryKey, 'klarsyn receipt salt');
    this.idKey = derive(directoryKey, 'klarsyn receipt ids');
  }

  /** 64 hexadecimal digits. @throws HttpProblem 503 when too many wait */
  async hash(code: string): Promise<string> {
    await this.turn();
    try {
      const raw = await hashRaw(code, { ...cost, salt: this.salt });
      return raw.toString('hex');
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  /**
   * The id of the new case, which only this code leads to: who sends a report can neither meet nor touch a case of others,
   * because no id is ever taken from outside. A UUIDv7 of the beginning of the day, so that lists keep their order and no
   * clock time stands in an address.
   */
  caseIdFor(codeHash: string, startOfDay: number): string {
    const hex = this.hexFor('case', codeHash);
    const time = startOfDay.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** The id under which the record knows the command: bound to the code, so that it never meets a command of others. */
  commandIdFor(codeHash: string, commandId: string): string {
    const hex = this.hexFor(`command|${commandId}`, codeHash);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  private hexFor(purpose: string, codeHash: string): string {
    return createHmac('sha256', this.idKey).update(`${purpose}|${codeHash}`).digest('hex');
  }

  private async turn(): Promise<void> {
    if (this.running >= atOnce) {
      if (this.waiting.length >= mostWaiting) throw new HttpProblem(503, 'try-again', { retryAfter: 5 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
  }
}

function derive(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
}
