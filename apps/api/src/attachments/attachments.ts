import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { CaseCommands } from '#cases/case-commands.js';
import type { CaseReader } from '#cases/case-reader.js';
import { systemActor, type Actor } from '#domain/actor.js';
import { assertRoom, type AttachmentState } from '#domain/case/attachment-state.js';
import { DomainError } from '#domain/domain-error.js';
import { may } from '#domain/policies/access.js';
import type { CaseAggregate } from '#domain/registry.js';
import type { CaseFiles, KeptFile } from '#files/case-files.js';
import { inspectFile, type InspectedFile } from '#files/inspect-file.js';
import { ScannerUnavailable, type Scanner, type ScanResult } from '#files/scanner.js';
import { isAttachmentTaker, takes, type AttachmentTaker } from './attachment-taker.js';
import type { UploadRoom } from './upload-room.js';
import type { UploadRow, UploadRows } from './upload-rows.js';

/** A file that somebody sends to a case. Who may is decided as for every other act, so the receipt code of a sender is enough. */
export interface SentFile {
  readonly aggregate: CaseAggregate;
  readonly caseId: string;
  /** UUIDv7 from the sender: the same id is the same file, however often it arrives. */
  readonly attachmentId: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** The original of a picture is kept too, sealed, position and all: the utredning may need it. */
  readonly keepOriginal: boolean;
  readonly actor: Actor;
  readonly correlationId: string;
}

export interface AttachmentParts {
  readonly cases: CaseCommands;
  readonly reader: CaseReader;
  readonly files: CaseFiles;
  readonly scanner: Scanner | null;
  readonly rows: UploadRows;
  readonly room: UploadRoom;
}

export interface Stored {
  readonly position: bigint;
  readonly scan: AttachmentState['scan'];
}

type Verdict = 'not-scanned' | 'waiting' | ScanResult;

export const originalOf = (attachmentId: string): string => `${attachmentId}-original`;

/** Takes files in: looked into, scanned, sealed and durable before the record says that they are there. */
export class Attachments {
  constructor(private readonly parts: AttachmentParts) {}

  /** Asked before the file is received. @throws DomainError as the act itself would */
  async assertMayAttach(sent: Pick<SentFile, 'aggregate' | 'caseId' | 'attachmentId' | 'actor'>, bytes: number): Promise<void> {
    const { aggregate, caseId, actor } = sent;
    const sealed = isAttachmentTaker(aggregate) ? await this.parts.reader.read(aggregate, caseId) : null;
    const verdict = sealed === null ? 'unknown' : may(actor, 'attach', aggregate.accessObject(sealed.state));
    if (sealed === null || verdict === 'unknown') throw new DomainError('case-not-found');
    if (verdict === 'forbidden') throw new DomainError('forbidden');
    const attachments = takes(sealed.state);
    if (!attachments.some((one) => one.attachmentId === sent.attachmentId)) assertRoom({ attachments }, bytes);
  }

  /** An original has what was taken out of the picture, so it is kept only at the wish of those who investigate. */
  async mayKeepOriginal(aggregate: CaseAggregate, caseId: string, actor: Actor): Promise<boolean> {
    const sealed = await this.parts.reader.read(aggregate, caseId);
    return sealed !== null && may(actor, 'handle', aggregate.accessObject(sealed.state)) === 'allow';
  }

  /** The position of the fact. A retry of a file that is there answers as the first time. @throws FileRefused, DomainError, StorageUnavailable */
  async storeAttachment(sent: SentFile): Promise<Stored> {
    const { aggregate } = sent;
    if (!isAttachmentTaker(aggregate)) throw new DomainError('case-not-found');
    const inspected = await this.parts.room.look(() => inspectFile(sent.name, sent.bytes));
    const verdict = await this.scanned(sent.bytes);
    const place = { streamId: `${aggregate.category}-${sent.caseId}`, fileId: sent.attachmentId };
    await this.parts.rows.note(place, 'arriving');
    try {
      return await this.keep(aggregate, sent, inspected, verdict, place);
    } catch (error) {
      // The bytes of another upload under the same id are not ours to take away.
      if (error instanceof DomainError && (await this.isThere(aggregate, sent))) await this.parts.rows.done(place);
      throw error;
    }
  }

  private async keep(aggregate: AttachmentTaker, sent: SentFile, inspected: InspectedFile, verdict: Verdict, place: UploadRow): Promise<Stored> {
    const kept = await this.parts.files.put(place.streamId, place.fileId, inspected.bytes);
    const original = sent.keepOriginal && inspected.reencoded;
    if (original) await this.parts.files.put(place.streamId, originalOf(place.fileId), sent.bytes);
    const scan = typeof verdict === 'string' ? verdict : verdict.result === 'clean' ? 'clean' : 'waiting';
    const position = await this.record(aggregate, sent, inspected, kept, original, scan);
    if (typeof verdict !== 'string' && verdict.result === 'infected') {
      await this.noteScan(aggregate, sent.caseId, sent.attachmentId, verdict);
      await this.parts.rows.done(place);
      return { position, scan: 'infected' };
    }
    await (scan === 'waiting' ? this.parts.rows.note(place, 'waiting') : this.parts.rows.done(place));
    return { position, scan };
  }

  /** What was refused leaves nothing; what nobody knows the outcome of is left to the sweep. */
  private async record(
    aggregate: AttachmentTaker, sent: SentFile, inspected: InspectedFile, kept: KeptFile, original: boolean, scan: 'not-scanned' | 'waiting' | 'clean',
  ): Promise<bigint> {
    const { mediaType, bytes, reencoded, findings, authorName } = inspected;
    const sha256 = sha256Of(bytes);
    // Something else lies under that id, from an upload that never became a fact.
    if (kept.sha256 !== sha256) throw new DomainError('attachment-exists');
    const data = {
      attachmentId: sent.attachmentId, name: sent.name, mediaType, size: kept.size, sha256, sourceSha256: sha256Of(sent.bytes), reencoded,
      originalSize: original ? sent.bytes.length : 0, findings, ...(authorName !== undefined && { authorName }), scan,
    };
    const { position } = await this.parts.cases.execute({
      aggregate: aggregate.name, caseId: sent.caseId, name: `Add${aggregate.prefix}Attachment`, data, commandId: uuidv7(), actor: sent.actor, correlationId: sent.correlationId,
    });
    return position;
  }

  private async isThere(aggregate: AttachmentTaker, { caseId, attachmentId }: SentFile): Promise<boolean> {
    const sealed = await this.parts.reader.read(aggregate, caseId);
    return sealed !== null && takes(sealed.state).some((one) => one.attachmentId === attachmentId);
  }

  /** What the scanner says of a file that has waited; nothing is known as long as it is away. */
  async scanAgain(aggregate: AttachmentTaker, caseId: string, attachmentId: string): Promise<boolean> {
    if (this.parts.scanner === null) return false;
    const streamId = `${aggregate.category}-${caseId}`;
    const bytes = (await this.parts.files.get(streamId, originalOf(attachmentId))) ?? (await this.parts.files.get(streamId, attachmentId));
    if (!(bytes instanceof Uint8Array)) return true;
    const verdict = await this.scanned(bytes);
    if (typeof verdict === 'string') return false;
    await this.noteScan(aggregate, caseId, attachmentId, verdict);
    return true;
  }

  private async noteScan(aggregate: AttachmentTaker, caseId: string, attachmentId: string, verdict: ScanResult): Promise<void> {
    await this.parts.cases.execute({
      aggregate: aggregate.name, caseId, name: `Note${aggregate.prefix}AttachmentScan`, data: { attachmentId, ...verdict }, commandId: uuidv7(),
      actor: systemActor('scanner'), correlationId: uuidv7(),
    });
  }

  private async scanned(bytes: Uint8Array): Promise<Verdict> {
    if (this.parts.scanner === null) return 'not-scanned';
    try {
      return await this.parts.scanner.scan(bytes);
    } catch (error) {
      if (error instanceof ScannerUnavailable) return 'waiting';
      throw error;
    }
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
