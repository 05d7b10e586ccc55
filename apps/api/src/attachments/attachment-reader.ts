import type { CaseReader, SealedCase } from '#cases/case-reader.js';
import type { Actor } from '#domain/actor.js';
import type { Instant } from '#domain/ids.js';
import { mayFetch, mayFetchOriginal, type Fetching } from '#domain/policies/attachment-access.js';
import { fieldOf, textOf } from '#domain/policies/fact.js';
import type { CaseObject } from '#domain/policies/access.js';
import type { CaseAggregate } from '#domain/registry.js';
import type { CaseFiles } from '#files/case-files.js';
import { HttpProblem } from '../problem.js';
import { originalOf } from './attachments.js';
import { takes } from './attachment-taker.js';

export interface WantedFile {
  readonly aggregate: CaseAggregate;
  readonly caseId: string;
  readonly attachmentId: string;
  readonly original: boolean;
}

export interface FoundFile extends WantedFile {
  readonly object: CaseObject;
  readonly fetching: Exclude<Fetching, 'unknown'>;
  /** The one event that tells of it, still sealed. */
  readonly event: SealedCase;
}

export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly since: Instant;
}

/** Gives files out: decide, then (by whoever asks) log, then open. */
export class AttachmentReader {
  constructor(
    private readonly reader: CaseReader,
    private readonly files: CaseFiles,
  ) {}

  /** Null when there is no such file in this case, and when it is not for this reader: the two are the same. */
  async find(wanted: WantedFile, actor: Actor): Promise<FoundFile | null> {
    const { aggregate, caseId, attachmentId, original } = wanted;
    const sealed = await this.reader.read(aggregate, caseId);
    const state = sealed && takes(sealed.state).find((one) => one.attachmentId === attachmentId);
    const event = sealed && this.eventOf(wanted, sealed);
    if (!state || !event) return null;
    const object = aggregate.accessObject(event.state);
    const file = { from: event.from, scan: state.scan, withdrawn: state.withdrawn };
    const fetching = (original ? mayFetchOriginal : mayFetch)(actor, object, file);
    if (fetching === 'unknown' || (original && !event.originalKept)) return null;
    return { ...wanted, object, fetching, event };
  }

  /** The case cut down to the one event, so that nothing else is opened. */
  private eventOf({ aggregate, attachmentId }: WantedFile, sealed: SealedCase) {
    const type = `${aggregate.prefix}AttachmentAdded`;
    const told = this.reader.sealed(sealed).find((event) => event.type === type && textOf(event, 'attachmentId') === attachmentId);
    if (told === undefined) return null;
    const from = textOf(told, 'from') === 'reporter' ? ('reporter' as const) : ('handler' as const);
    const events = sealed.events.filter((event) => event.version === BigInt(told.version));
    return { ...sealed, events, from, originalKept: fieldOf(told, 'originalSize') !== 0 };
  }

  /** @throws HttpProblem when it may not be handed out now, or is destroyed */
  async open({ aggregate, caseId, attachmentId, original, fetching, event }: FoundFile): Promise<OpenedFile> {
    if (fetching !== 'allow') throw refusalOf(fetching);
    const [told] = await this.reader.opened(event);
    const name = told && textOf(told, 'name');
    const fileId = original ? originalOf(attachmentId) : attachmentId;
    const bytes = await this.files.get(`${aggregate.category}-${caseId}`, fileId);
    if (told === undefined || name === undefined || !(bytes instanceof Uint8Array)) throw new HttpProblem(410, 'file-destroyed');
    return { name, mediaType: textOf(told, 'mediaType') ?? 'application/octet-stream', bytes, since: told.recordedAt };
  }
}

function refusalOf(fetching: Exclude<Fetching, 'unknown' | 'allow'>): HttpProblem {
  if (fetching === 'forbidden') return new HttpProblem(403, 'forbidden');
  return new HttpProblem(409, `file-${fetching}`);
}
