import type { Logger } from 'pino';
import type { AccessEntry, AccessLog } from '#identity/access-log.js';
import { HttpProblem } from './problem.js';
import type { SignedIn } from './signed-in.js';

type Read = Pick<AccessEntry, 'action' | 'caseIds' | 'classes' | 'basis'>;

/** Reading is an act: each read is in the access log before its first byte is sent. What cannot be logged is not shown. */
export class ReadLog {
  constructor(
    private readonly accessLog: AccessLog,
    private readonly log: Logger,
  ) {}

  allowed(user: SignedIn, read: Read): Promise<void> {
    return this.record(user, { ...read, result: 'allowed' });
  }

  denied(user: SignedIn, caseIds: readonly string[], basis: string): Promise<void> {
    return this.record(user, { action: 'denied', caseIds, classes: 'none', basis, result: 'denied' });
  }

  /** By the receipt code: who it is nobody knows, and nothing of the request is kept. */
  byReceipt(caseId: string): Promise<void> {
    const entry = { action: 'open', caseIds: [caseId], classes: 'K3', basis: 'receipt', requestId: '', userId: 'anonym', role: 'receipt', sessionLabel: '', result: 'allowed' } as const;
    return this.append(entry);
  }

  private record({ actor, session, requestId }: SignedIn, read: Read & Pick<AccessEntry, 'result'>): Promise<void> {
    return this.append({ ...read, requestId, userId: actor.userId, role: roleOf(actor), sessionLabel: session.label });
  }

  private async append(entry: AccessEntry): Promise<void> {
    try {
      await this.accessLog.record(entry);
    } catch (error) {
      this.log.error({ requestId: entry.requestId, fault: error instanceof Error ? error.name : 'fault' }, 'the access log cannot be written');
      throw new HttpProblem(503, 'try-again', { retryAfter: 5 });
    }
  }
}

/** The role that the person holds besides being a medarbetare, if any. */
function roleOf({ grants }: SignedIn['actor']): string {
  return grants.findLast((grant) => grant.role !== 'medarbetare')?.role ?? grants[0]?.role ?? 'none';
}
