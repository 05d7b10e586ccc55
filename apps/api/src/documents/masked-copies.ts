import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CaseCommand } from '#cases/case-command.js';
import { CaseReader } from '#cases/case-reader.js';
import { maskedCopy, maskingProtocol, NothingToMask, placesOf } from '#documents/masking.js';
import type { DocumentMadeAnswer, DocumentPlacesAnswer } from '#domain/answers/documents.js';
import { documentsOf, type DocumentView } from '#domain/case/document-view.js';
import { documentCreated } from '#domain/case/documents.js';
import { DomainError } from '#domain/domain-error.js';
import { maskGroundLabels, maskGrounds, maskLagrum } from '#domain/documents/mask-grounds.js';
import type { MaskRequest } from '#domain/documents/requests.js';
import { uuid } from '#domain/ids.js';
import { may, mayRead } from '#domain/policies/access.js';
import type { CaseAggregate } from '#domain/registry.js';
import { localDateOf } from '#domain/time/calendar.js';
import { HttpProblem } from '../problem.js';
import { ReadLog } from '../read-log.js';
import type { SignedIn } from '../signed-in.js';
import { DatabaseClockToken } from '../tokens.js';
import { DocumentFacts } from './document-facts.js';
import { DocumentStore } from './document-store.js';

/** A document of a case that this reader may see, and what she may do with it. */
export interface FoundDocument {
  readonly streamId: string;
  readonly version: bigint;
  readonly view: DocumentView;
  readonly mayMask: boolean;
}

/** F-22: copies with places left out. The one who masks reads the document for this task alone, and it is logged as that. */
@Injectable()
export class MaskedCopies {
  constructor(
    private readonly reader: CaseReader,
    private readonly store: DocumentStore,
    private readonly facts: DocumentFacts,
    private readonly readLog: ReadLog,
    private readonly commands: CommandBus,
    @Inject(DatabaseClockToken) private readonly clock: () => Promise<string>,
  ) {}

  /** Content for who reads the case; for who hands out, what is masked. Anything else looks like a document that does not exist. */
  async find(aggregate: CaseAggregate, caseId: string, documentId: string, user: SignedIn, task: 'read' | 'mask'): Promise<FoundDocument> {
    const found = uuid.safeParse(caseId).success && uuid.safeParse(documentId).success ? await this.lookUp(aggregate, caseId, documentId, user) : null;
    const allowed = found !== null && (task === 'mask' ? found.mayMask : found.mayRead);
    if (!allowed) {
      await this.readLog.denied(user, uuid.safeParse(caseId).success ? [caseId] : [], 'document');
      throw new HttpProblem(404, 'not-found');
    }
    await this.readLog.allowed(user, { action: 'export', caseIds: [caseId], classes: 'K3', basis: task === 'mask' ? 'disclosure' : 'document' });
    return found;
  }

  private async lookUp(aggregate: CaseAggregate, caseId: string, documentId: string, { actor }: SignedIn) {
    const sealed = await this.reader.read(aggregate, caseId);
    if (!sealed) return null;
    const object = aggregate.accessObject(sealed.state);
    const created = this.reader.sealed(sealed).filter((event) => event.type === `${aggregate.prefix}DocumentCreated`);
    const view = documentsOf(created.map((event) => ({ ...event, data: readable(event.data) }))).find((one) => one.documentId === documentId);
    if (view === undefined) return null;
    const mayMask = may(actor, 'disclose', object) === 'allow';
    const mayRead1 = mayRead(actor, object) === 'content' || (mayMask && (view.masked || view.template === 'maskeringsprotokoll'));
    return { streamId: `${aggregate.category}-${caseId}`, version: sealed.version, view, mayMask, mayRead: mayRead1 };
  }

  async places({ streamId, view }: FoundDocument): Promise<DocumentPlacesAnswer> {
    const tree = await this.store.tree(streamId, view.documentId);
    const today = localDateOf(await this.clock());
    return {
      title: tree.title,
      places: placesOf(tree),
      grounds: maskGrounds.map((code) => ({ code, label: maskGroundLabels[code], lagrum: maskLagrum(code, today) })),
    };
  }

  /** The copy and its protocol: two documents, two facts, and the original as it was. */
  async mask(aggregate: CaseAggregate, caseId: string, user: SignedIn, original: FoundDocument, asked: MaskRequest): Promise<DocumentMadeAnswer> {
    if (original.view.masked) throw new DomainError('wrong-template');
    const { streamId, view } = original;
    const createdBy = await this.facts.maker(user.actor);
    const createdAt = await this.clock();
    const made = this.masked(await this.store.tree(streamId, view.documentId), asked, { documentId: asked.documentId, createdAt, createdBy });
    const copy = await this.store.keepTree(streamId, asked.documentId, made.tree);
    const kept = await this.store.keepBytes(streamId, asked.documentId, copy, 'pdf');
    const protocolTree = maskingProtocol(copy, made.places, {
      documentId: asked.protokollId, createdAt: copy.createdAt, createdBy, original: { documentId: view.documentId, hash: view.hash }, copy: { documentId: asked.documentId, hash: kept.hash },
    });
    const protocol = await this.store.keepTree(streamId, asked.protokollId, protocolTree);
    const keptProtocol = await this.store.keepBytes(streamId, asked.protokollId, protocol, 'pdf');
    const common = { templateVersion: view.templateVersion, format: 'pdf', revision: view.revision, maskedFrom: view.documentId, ruleSetIds: [], createdAt: copy.createdAt };
    const send = (commandId: string, data: object) => this.commands.execute(new CaseCommand({
      aggregate: aggregate.name, caseId, name: `Create${aggregate.prefix}Document`, commandId, actor: user.actor, correlationId: user.requestId, data,
    }));
    await send(asked.commandId, { ...common, documentId: asked.documentId, template: view.template, masked: true, maskings: asked.maskings, ...kept });
    // One wish, two facts: the second has an id that follows from the first.
    const result = await send(asked.protokollId, { ...common, documentId: asked.protokollId, template: 'maskeringsprotokoll', templateVersion: 1, masked: false, ...keptProtocol });
    return { documentId: asked.documentId, hash: kept.hash, version: String(result.version) };
  }

  private masked(...[tree, asked, copying]: [Parameters<typeof maskedCopy>[0], MaskRequest, Parameters<typeof maskedCopy>[2]]) {
    try {
      return maskedCopy(tree, asked.maskings, copying);
    } catch (error) {
      throw error instanceof NothingToMask ? new DomainError('nothing-to-mask') : error;
    }
  }
}

const clear = documentCreated.omit({ ownText: true, maskings: true }).strip();

/** The clear part of the fact: who looks for a document needs none of its words. */
function readable(data: unknown) {
  return clear.parse(data);
}
