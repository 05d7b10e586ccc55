import { Inject, Injectable } from '@nestjs/common';
import { CaseReader, type SealedCase } from '#cases/case-reader.js';
import type { AtgardAnswer, CaseAnswer } from '#domain/answers/case.js';
import { viewAtgard } from '#domain/atgard/atgard.view.js';
import { uuid } from '#domain/ids.js';
import { may, mayRead, type CaseObject, type Reading } from '#domain/policies/access.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import type { CaseAggregate } from '#domain/registry.js';
import type { ReadModel } from '#read-model/read-model.js';
import { AtgardTexts } from './atgard-texts.js';
import { idsIn, reportersIn } from './ids-in.js';
import { Names } from './names.js';
import { HttpProblem } from './problem.js';
import { ReadLog } from './read-log.js';
import { shownTo } from './shown-to.js';
import type { SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

/** A case that the reader may see, with how much of it, logged before it is handed over. */
export interface OpenedCase {
  readonly caseId: string;
  readonly object: CaseObject;
  readonly version: bigint;
  readonly access: 'content' | 'metadata' | 'own';
  readonly events: readonly RecordedEvent[];
  readonly actions: readonly string[];
}

type MayOpen = (reading: Reading, object: CaseObject) => boolean | Promise<boolean>;

/** Reading a case: decide, log, open. In that order, and a refusal looks like a case that does not exist. */
@Injectable()
export class CasePages {
  constructor(
    private readonly reader: CaseReader,
    private readonly readLog: ReadLog,
    private readonly names: Names,
    private readonly atgardTexts: AtgardTexts,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  async open(aggregate: CaseAggregate, caseId: string, user: SignedIn, mayOpen: MayOpen): Promise<OpenedCase> {
    const isId = uuid.safeParse(caseId).success;
    const found = isId ? await this.find(aggregate, caseId, user, mayOpen) : null;
    if (!found) {
      // What was typed in the place of an id may be anything, and is not kept.
      await this.readLog.denied(user, isId ? [caseId] : [], 'case');
      throw new HttpProblem(404, 'case-not-found');
    }
    const { sealed, object, access } = found;
    await this.readLog.allowed(user, { action: 'open', caseIds: [caseId], classes: access === 'metadata' ? 'K2' : 'K3', basis: access });
    const events = access === 'metadata' ? this.reader.sealed(sealed) : await this.reader.opened(sealed);
    return { caseId, object, version: sealed.version, access, events, actions: this.actions(aggregate, sealed, object, user) };
  }

  /** Null when there is no such case, and when it is not for this reader: from here on the two are the same. */
  private async find(aggregate: CaseAggregate, caseId: string, user: SignedIn, mayOpen: MayOpen) {
    const sealed = await this.reader.read(aggregate, caseId);
    if (!sealed) return null;
    const object = aggregate.accessObject(sealed.state);
    const access = mayRead(user.actor, object);
    return access !== 'none' && (await mayOpen(access, object)) ? { sealed, object, access } : null;
  }

  /** The case as its handlers read it. */
  async caseAnswer(aggregate: CaseAggregate, caseId: string, user: SignedIn): Promise<CaseAnswer> {
    const opened = await this.open(aggregate, caseId, user, (reading) => reading !== 'own');
    const { access, events, object } = opened;
    const reader = { user, object, access, reporters: reportersIn(events) };
    switch (aggregate.path) {
      case 'avvikelse': {
        const view = shownTo.avvikelse(events, reader);
        return { caseType: 'avvikelse', ...(await this.common(opened, user, view)), view };
      }
      case 'synpunkt': {
        const view = shownTo.synpunkt(events, reader);
        return { caseType: 'synpunkt', ...(await this.common(opened, user, view)), view };
      }
      case 'lex-sarah': {
        const view = shownTo.lexSarah(events, reader);
        return { caseType: 'lex-sarah', ...(await this.common(opened, user, view)), view };
      }
      case 'lex-sarah-info': {
        const view = shownTo.lexSarahInfo(events, reader);
        return { caseType: 'lex-sarah-info', ...(await this.common(opened, user, view)), view };
      }
      case 'extern-avvikelse': {
        const view = shownTo.externAvvikelse(events, reader);
        return { caseType: 'extern-avvikelse', ...(await this.common(opened, user, view)), view };
      }
      case 'atgard':
        throw new HttpProblem(404, 'not-found');
    }
  }

  async atgardAnswer(aggregate: CaseAggregate, atgardId: string, user: SignedIn): Promise<AtgardAnswer> {
    const opened = await this.open(aggregate, atgardId, user, () => true);
    const view = viewAtgard(opened.events);
    return { ...(await this.common(opened, user, view)), atgarder: await this.besides(view, atgardId, user), view };
  }

  /** Other åtgärder of the same cases that this reader may read: one of them may be what replaces it (ATG-05). */
  private async besides({ caseRefs }: ReturnType<typeof viewAtgard>, atgardId: string, { actor }: SignedIn) {
    const found = (await Promise.all(caseRefs.map((ref) => this.readModel.atgarder.ofCase(ref.caseId)))).flat();
    const others = new Map(found.filter((one) => one.atgardId !== atgardId && one.status !== 'rejected').map((one) => [one.atgardId, one]));
    const texts = await this.atgardTexts.readableBy(actor, [...others.keys()]);
    return [...texts].flatMap(([id, what]) => {
      const one = others.get(id);
      return one === undefined ? [] : [{ atgardId: id, what, status: one.status, owner: null, dueDate: one.dueDate, effect: one.effect }];
    });
  }

  private actions(aggregate: CaseAggregate, { state }: SealedCase, object: CaseObject, { actor }: SignedIn): string[] {
    return aggregate.available(state).filter((name) => {
      const definition = aggregate.commands[name];
      return definition !== undefined && definition.action !== 'system' && may(actor, definition.action, object) === 'allow';
    });
  }

  /** Names and numbers only of what the view itself shows: an id that was cut away gives nothing back here. */
  private async common({ caseId, object, version, access, actions }: OpenedCase, user: SignedIn, view: unknown) {
    const [unitName, atgarder] = await Promise.all([this.names.units(), this.readModel.atgarder.ofCase(caseId)]);
    const ids = [...idsIn(view)].filter((id) => id !== caseId);
    const owners = atgarder.flatMap((one) => (one.ownerId === null ? [] : [one.ownerId]));
    const [texts, people, linkNumbers, number] = await Promise.all([
      access === 'metadata' ? new Map<string, string>() : this.atgardTexts.ofCase(atgarder.map((one) => one.atgardId)),
      this.names.people([...ids, ...owners]),
      this.linked(ids, user),
      this.readModel.caseNumbers.numberOf(caseId),
    ]);
    return {
      caseId,
      number,
      version: String(version),
      unitName: unitName(object.ownerUnit),
      people: [...people.values()].map(({ userId, name, title }) => ({ userId, name, title })),
      actions: [...actions],
      access: access === 'metadata' ? ('metadata' as const) : ('content' as const),
      linkNumbers,
      atgarder: atgarder.map(({ atgardId, status, ownerId, dueDate, effect }) => ({
        atgardId, status, dueDate, effect, what: texts.get(atgardId) ?? null, owner: ownerId === null ? null : (people.get(ownerId)?.name ?? null),
      })),
    };
  }

  /** Numbers of the cases that this one names, as far as the reader may know of them. */
  private async linked(ids: readonly string[], { actor }: SignedIn): Promise<{ caseId: string; caseType: string; number: string | null }[]> {
    const readable = await this.readModel.worklist.readable(actor, ids);
    const entries = await this.readModel.worklist.entries([...readable]);
    return entries.map((entry) => ({ caseId: entry.caseId, caseType: entry.caseType, number: entry.number }));
  }
}
