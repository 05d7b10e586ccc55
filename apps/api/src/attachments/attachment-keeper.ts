import type { Logger } from 'pino';
import type { CaseReader } from '#cases/case-reader.js';
import { caseAggregateOfCategory } from '#domain/registry.js';
import type { CaseFiles } from '#files/case-files.js';
import { isAttachmentTaker, takes } from './attachment-taker.js';
import { originalOf, type Attachments } from './attachments.js';
import type { UploadRow, UploadRows } from './upload-rows.js';

export interface KeeperParts {
  readonly attachments: Attachments;
  readonly reader: CaseReader;
  readonly files: CaseFiles;
  readonly rows: UploadRows;
  readonly log: Logger;
}

const everyMs = 5_000;
const waitingSeconds = 30;
const hour = 3_600;

/** Comes back to what was not finished: files that wait for the scanner, and what uploads that died left behind. */
export class AttachmentKeeper {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: KeeperParts) {}

  start(): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.round());
    }, everyMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Ages in seconds, for a test that cannot wait an hour. */
  async round(waitingFor = waitingSeconds, arrivingFor = hour): Promise<void> {
    try {
      for (const row of await this.parts.rows.claim('waiting', waitingFor, 5)) await this.scan(row);
      for (const row of await this.parts.rows.claim('arriving', arrivingFor, 20)) await this.clear(row);
      await this.parts.files.discardUnfinished(new Date(Date.now() - arrivingFor * 1_000));
    } catch (error) {
      // What is left is there the next time too.
      this.parts.log.warn({ fault: error instanceof Error ? error.name : 'fault' }, 'files that wait could not be looked after');
    }
  }

  private async scan(row: UploadRow): Promise<void> {
    const found = caseOf(row);
    if (found === null || (await this.parts.attachments.scanAgain(found.aggregate, found.caseId, row.fileId))) await this.parts.rows.done(row);
  }

  /** Bytes without a fact are nobody's; a fact without its mark just lost the last step. */
  private async clear(row: UploadRow): Promise<void> {
    const found = caseOf(row);
    const sealed = found && (await this.parts.reader.read(found.aggregate, found.caseId));
    const fact = sealed && takes(sealed.state).find((one) => one.attachmentId === row.fileId);
    if (fact?.scan === 'waiting') return this.parts.rows.note(row, 'waiting');
    if (!fact) {
      await this.parts.files.remove(row.streamId, row.fileId);
      await this.parts.files.remove(row.streamId, originalOf(row.fileId));
    }
    await this.parts.rows.done(row);
  }
}

function caseOf({ streamId }: UploadRow) {
  const dash = streamId.indexOf('-');
  const aggregate = caseAggregateOfCategory(streamId.slice(0, dash));
  return aggregate && isAttachmentTaker(aggregate) ? { aggregate, caseId: streamId.slice(dash + 1) } : null;
}
