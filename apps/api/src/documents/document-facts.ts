import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '#config/config.js';
import type { Actor } from '#domain/actor.js';
import { labelOf } from '#domain/code-lists/code-list.js';
import { documentName } from '#domain/documents/document-name.js';
import { identityChannels } from '#domain/code-lists/extern-lists.js';
import type { ExternAvvikelseView } from '#domain/extern-avvikelse/extern-avvikelse.view.js';
import { viewAvvikelse } from '#domain/avvikelse/avvikelse.view.js';
import { hiddenReporter, viewLexSarah } from '#domain/lex-sarah/lex-sarah.view.js';
import type { LexSarahInfoView } from '#domain/lex-sarah-info/lex-sarah-info.view.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import type { CaseAggregate } from '#domain/registry.js';
import type { AtgardFacts, DocumentData, DocumentSource, ExternFacts, InfoFacts, Operator, Person } from '#documents/template.js';
import type { ReadModel } from '#read-model/read-model.js';
import { AtgardTexts } from '../atgard-texts.js';
import type { OpenedCase } from '../case-pages.js';
import { idsIn, reportersIn } from '../ids-in.js';
import { Names } from '../names.js';
import { HttpProblem } from '../problem.js';
import { shownTo } from '../shown-to.js';
import type { SignedIn } from '../signed-in.js';
import { ConfigToken, ReadModelToken } from '../tokens.js';

/** What the person who asks for a document chose, and when it is made. */
export type Chosen = Pick<DocumentData, 'documentId' | 'createdAt' | 'variant' | 'ownText' | 'enskildId'>;

/** Gathers what a document may say: the case as this reader sees it, with the names that belong to it. */
@Injectable()
export class DocumentFacts {
  constructor(
    private readonly names: Names,
    private readonly atgardTexts: AtgardTexts,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  async of(aggregate: CaseAggregate, opened: OpenedCase, user: SignedIn, chosen: Chosen): Promise<DocumentData> {
    const { caseId, object, events, access } = opened;
    const { organisation } = this.readModel;
    const [bodies, providers, number] = await Promise.all([organisation.externalBodies(), organisation.utforare(), this.readModel.caseNumbers.numberOf(caseId)]);
    const utforare = (utforareId: string) => providers.find((one) => one.utforareId === utforareId)?.name ?? null;
    const known = { number: number ?? '', counterparty: (bodyId: string) => bodies.find((one) => one.bodyId === bodyId)?.name ?? '', utforare };
    const source = sourceOf(aggregate, events, { user, object, access, reporters: reportersIn(events) }, known);
    const [people, operator, atgarder] = await Promise.all([
      this.names.people([...idsIn(events), user.actor.userId]),
      this.operatorOf(object.ownerUnit),
      access === 'content' ? this.atgarder(caseId) : [],
    ]);
    const person = (userId: string): Person | null => {
      if (userId === hiddenReporter) return { name: 'Rapportören', title: null };
      const found = people.get(userId);
      return found === undefined ? null : { name: found.name, title: found.title };
    };
    return {
      ...chosen, source, operator, atgarder, number: known.number, person, utforare,
      createdBy: person(user.actor.userId) ?? { name: '', title: null },
      reporterNames: reporterNames(aggregate, events, person),
    };
  }

  /** Who makes what belongs to no case. */
  async maker({ userId }: Actor): Promise<Person> {
    const found = (await this.names.people([userId])).get(userId);
    return { name: found?.name ?? '', title: found?.title ?? null };
  }

  /** The nämnd and the huvudman above a unit; without a unit, those at the top. */
  async operatorOf(unitId: string | null): Promise<Operator> {
    const nodes = await this.readModel.organisation.nodes();
    const from = nodes.find((node) => node.nodeId === unitId) ?? nodes.find((node) => node.level === 'namnd');
    const above = namesAbove(nodes, from);
    const unit = unitId === null || from === undefined ? '' : from.name;
    return { huvudman: above.get('huvudman') ?? '', namnd: above.get('namnd') ?? '', unit, kind: this.config.operatorKind };
  }

  private async atgarder(caseId: string): Promise<AtgardFacts[]> {
    const found = await this.readModel.atgarder.ofCase(caseId);
    const texts = await this.atgardTexts.ofCase(found.map((one) => one.atgardId));
    return found.map(({ atgardId, status, dueDate, effect }) => ({ what: texts.get(atgardId) ?? null, status, owner: null, dueDate, effect }));
  }
}

type Node = Awaited<ReturnType<ReadModel['organisation']['nodes']>>[number];

/** The name of the nearest node of each level, from a node up. */
function namesAbove(nodes: readonly Node[], from: Node | undefined): ReadonlyMap<string, string> {
  const above = new Map<string, string>();
  for (let at = from; at !== undefined; ) {
    if (!above.has(at.level)) above.set(at.level, at.name);
    const { parentId } = at;
    at = nodes.find((node) => node.nodeId === parentId);
  }
  return above;
}

type Reader = Parameters<typeof shownTo.lexSarah>[1];

function sourceOf(aggregate: CaseAggregate, events: readonly RecordedEvent[], reader: Reader, known: Known): DocumentSource {
  switch (aggregate.path) {
    case 'avvikelse':
      return { caseType: 'avvikelse', view: shownTo.avvikelse(events, reader) };
    case 'synpunkt':
      return { caseType: 'synpunkt', view: shownTo.synpunkt(events, reader) };
    case 'lex-sarah':
      return { caseType: 'lex-sarah', view: shownTo.lexSarah(events, reader) };
    case 'extern-avvikelse':
      return { caseType: 'extern-avvikelse', view: externFacts(shownTo.externAvvikelse(events, reader), known) };
    case 'lex-sarah-info':
      return { caseType: 'lex-sarah-info', view: infoFacts(shownTo.lexSarahInfo(events, reader), known) };
    case 'atgard':
      throw new HttpProblem(404, 'not-found');
  }
}

interface Known {
  readonly number: string;
  readonly counterparty: (bodyId: string) => string;
  readonly utforare: (utforareId: string) => string | null;
}

/** In words; null when nobody's identity is told. */
function identityChannelOf(dispatched: ExternAvvikelseView['dispatched']): string | null {
  if (dispatched === null || dispatched.identityChannel === 'not-told') return null;
  return labelOf(identityChannels, dispatched.identityChannel).toLowerCase();
}

/** 7.7: the letter as it stands, with what was decided about who may be told of. */
function externFacts(view: ExternAvvikelseView, { number, counterparty }: Known): ExternFacts {
  const { letter, cleared, dispatched, deadlines, sections } = view;
  return {
    diarienummer: sections.diarienummer?.diarienummer ?? null, ourRef: dispatched?.ourRef ?? number,
    counterparty: [counterparty(view.counterpartyId), letter.counterpartyUnit].filter((one) => one !== null && one !== '').join(', '),
    occurredFrom: letter.occurredFrom, description: letter.description, konsekvens: letter.konsekvens, wantedAtgard: letter.wantedAtgard, identityChannel: identityChannelOf(dispatched),
    disclosureGround: cleared?.disclosureGround ?? null, enclosures: clearedFiles(view), answerBy: deadlines.find((one) => one.kind === 'DL-EX-2')?.nominal ?? null,
  };
}

/** EX-01: what was looked through and still lies there as it was. */
function clearedFiles({ cleared, sections }: ExternAvvikelseView): (string | null)[] {
  return (cleared?.enclosures ?? []).filter(({ change }) => change === null).map(({ kind, id }) => {
    if (kind === 'attachment') return sections.attachments.find((one) => one.attachmentId === id)?.name ?? null;
    const found = sections.documents.find((one) => one.documentId === id);
    return found === undefined ? null : documentName(found);
  });
}

/** Somebody without an account, by the name that was written down. */
function typedReporter(aggregate: CaseAggregate, events: readonly RecordedEvent[]): string | null | undefined {
  if (aggregate.path === 'lex-sarah') return viewLexSarah(events).reporter?.name;
  return aggregate.path === 'avvikelse' ? viewAvvikelse(events).report.reporterName : null;
}

/** 5.5 b: what the utförare told, and whether its utredning is what the nämnd wants. */
function infoFacts({ information, reviews, sections, utforareId, receivedAt }: LexSarahInfoView, { utforare }: Known): InfoFacts {
  return {
    diarienummer: sections.diarienummer?.diarienummer ?? null, laws: information.laws ?? [], isAboutIvo: information.kind === 'ivo-anmalan', utforare: utforare(utforareId),
    verksamhet: information.verksamhet, receivedAt, providerRef: information.providerRef, asksForUtredning: reviews.at(-1)?.action === 'request-utredning',
  };
}

/** Whoever reported, also when the one who makes the document may not know it: the name is to stand nowhere. */
function reporterNames(aggregate: CaseAggregate, events: readonly RecordedEvent[], person: (userId: string) => Person | null): string[] {
  const typed = typedReporter(aggregate, events);
  if (typed !== null && typed !== undefined) return [typed];
  const also = aggregate.path === 'avvikelse' ? viewAvvikelse(events).coReporters.map((one) => one.reporterId) : [];
  return [...reportersIn(events), ...also].flatMap((id) => person(id)?.name ?? []);
}
