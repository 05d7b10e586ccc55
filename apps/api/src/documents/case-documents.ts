import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { buildDocument, missingFor } from '#documents/build-document.js';
import { CaseCommand } from '#cases/case-command.js';
import type { DocumentChoicesAnswer, DocumentMadeAnswer } from '#domain/answers/documents.js';
import { DomainError } from '#domain/domain-error.js';
import type { DocumentRequest } from '#domain/documents/requests.js';
import { isForOperator, templateOf, templatesFor, type TemplateRow } from '#domain/documents/templates.js';
import { ruleSetIdsOf } from '#domain/lagrum/rule-sets.js';
import { may } from '#domain/policies/access.js';
import type { CaseAggregate } from '#domain/registry.js';
import { localDateOf } from '#domain/time/calendar.js';
import { lawsOf, sectionsOf } from '#documents/case-texts.js';
import type { DocumentData } from '#documents/template.js';
import type { ReadModel } from '#read-model/read-model.js';
import { CasePages, type OpenedCase } from '../case-pages.js';
import { HttpProblem } from '../problem.js';
import { ReadLog } from '../read-log.js';
import type { SignedIn } from '../signed-in.js';
import { DatabaseClockToken, ReadModelToken } from '../tokens.js';
import { DocumentFacts, type Chosen } from './document-facts.js';
import { DocumentStore } from './document-store.js';

const nothingChosen = { documentId: '', variant: null, ownText: null, enskildId: null };

/** Documents of a case: what may be made, and the making. */
@Injectable()
export class CaseDocuments {
  constructor(
    private readonly pages: CasePages,
    private readonly facts: DocumentFacts,
    private readonly store: DocumentStore,
    private readonly readLog: ReadLog,
    private readonly commands: CommandBus,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(DatabaseClockToken) private readonly clock: () => Promise<string>,
  ) {}

  async choices(aggregate: CaseAggregate, caseId: string, user: SignedIn): Promise<DocumentChoicesAnswer> {
    const opened = await this.open(aggregate, caseId, user);
    const base = await this.facts.of(aggregate, opened, user, { ...nothingChosen, createdAt: await this.clock() });
    const enskilda = sectionsOf(base)?.enskilda ?? [];
    const data = { ...base, enskildId: enskilda[0]?.enskildId ?? null };
    const status = 'status' in data.source.view ? data.source.view.status : '';
    const rows = templatesFor(aggregate.path).filter((row) => mayMake(row, opened, user) && isForOperator(row, base.operator.kind) && (row.states === 'any' || row.states.includes(status)));
    return {
      revision: Number(opened.version),
      templates: rows.map((row) => ({
        id: row.id, version: row.version, name: row.name, formats: [...row.formats], ownText: row.ownText, needsEnskild: row.id === 'T-06', variants: variantsOf(row, data),
      })),
      enskilda: enskilda.map((one, at) => ({ enskildId: one.enskildId, label: one.name ?? `Person ${String(at + 1)}` })),
      mayMask: may(user.actor, 'disclose', opened.object) === 'allow',
    };
  }

  /** The document at the revision that was asked for. Asked again with the same ids it is the same document. */
  async make(aggregate: CaseAggregate, caseId: string, user: SignedIn, asked: DocumentRequest): Promise<DocumentMadeAnswer> {
    const opened = await this.open(aggregate, caseId, user);
    const row = templateOf(asked.template);
    if (!mayMake(row, opened, user)) throw await this.refused(caseId, user, new DomainError('forbidden', [asked.template]));
    if (!row.formats.includes(asked.format) || BigInt(asked.revision) > opened.version) throw new HttpProblem(400, 'invalid-input');
    const chosen = await this.chosen(row, asked);
    const data = await this.facts.of(aggregate, { ...opened, events: opened.events.filter((event) => event.version <= asked.revision) }, user, chosen);
    const streamId = `${aggregate.category}-${caseId}`;
    if (!isForOperator(row, data.operator.kind)) throw new DomainError('wrong-operator', [asked.template]);
    const built = this.built(asked, data);
    const tree = await this.store.keepTree(streamId, asked.documentId, built);
    if (tree.head.version !== built.head.version || tree.title !== built.title) throw new DomainError('document-exists');
    const kept = await this.store.keepBytes(streamId, asked.documentId, tree, asked.format);
    const { documentId, template, format, revision } = asked;
    const ruleSetIds = [...ruleSetIdsOf(lawsOf(data), localDateOf(tree.createdAt))];
    const result = await this.commands.execute(new CaseCommand({
      aggregate: aggregate.name, caseId, name: `Create${aggregate.prefix}Document`, commandId: asked.commandId, actor: user.actor, correlationId: user.requestId,
      data: { documentId, template, templateVersion: row.version, format, revision, masked: false, ...kept, ruleSetIds, createdAt: tree.createdAt, ...saidIn(chosen) },
    }));
    await this.readModel.waitFor(result.position, 2_000);
    return { documentId, hash: kept.hash, version: String(result.version) };
  }

  private async chosen(row: TemplateRow, { documentId, variant, ownText, enskildId }: DocumentRequest): Promise<Chosen> {
    const form = variant ?? row.variants[0]?.code ?? null;
    return { documentId, variant: form, ownText: ownText ?? null, enskildId: enskildId ?? null, createdAt: await this.clock() };
  }

  private built(asked: DocumentRequest, data: DocumentData) {
    const missing = missingFor(asked.template, data);
    if (missing.length > 0) throw new DomainError('document-incomplete', missing);
    return buildDocument(asked.template, data);
  }

  private open(aggregate: CaseAggregate, caseId: string, user: SignedIn): Promise<OpenedCase> {
    return this.pages.open(aggregate, caseId, user, (reading) => reading !== 'own');
  }

  private async refused(caseId: string, user: SignedIn, error: DomainError): Promise<DomainError> {
    await this.readLog.denied(user, [caseId], 'document');
    return error;
  }
}

/** What the event keeps of the choice; what was left out stays out. */
function saidIn({ variant, ownText, enskildId }: Chosen) {
  return { ...(variant !== null && { variant }), ...(enskildId !== null && { enskildId }), ...(ownText !== null && { ownText }) };
}

function mayMake(row: TemplateRow, { object }: OpenedCase, { actor }: SignedIn): boolean {
  return may(actor, 'make-document', object) === 'allow' && may(actor, row.action, object) === 'allow';
}

function variantsOf(row: TemplateRow, data: DocumentData) {
  const variants = row.variants.length > 0 ? row.variants : [{ code: '', label: '' }];
  return variants.map(({ code, label }) => {
    const chosen = { ...data, variant: code === '' ? null : code };
    const text = row.ownText === null ? null : '…';
    return { code, label, missing: [...missingFor(row.id, chosen)], missingWithText: [...missingFor(row.id, { ...chosen, ownText: text })] };
  });
}
