import { Inject, Injectable } from '@nestjs/common';
import { CaseReader } from '#cases/case-reader.js';
import { readingOutcome, type PrecedentsAnswer, type SimilarAnswer } from '#domain/answers/lex-sarah.js';
import { beslutValue, suspectedSeverity } from '#domain/lex-sarah/lex-sarah.payloads.js';
import { mayRead } from '#domain/policies/access.js';
import { gistOf, likenessOf } from '#domain/policies/similarity.js';
import { isSimilar, likenessOfCases } from '#domain/policies/similar-cases.js';
import { aggregates, caseAggregateAt } from '#domain/registry.js';
import type { FeatureEntry } from '#read-model/features.js';
import type { ReadModel } from '#read-model/read-model.js';
import type { OpenedCase } from './case-pages.js';
import { Names } from './names.js';
import { ReadLog } from './read-log.js';
import type { SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

/** So many cases are opened for their text, and so many are shown: the work for one question is bounded, whatever the years hold. */
const mostOpened = 30;
const mostShown = 15;
const mostPrecedents = 5;

/** F-10 and F-08: similar events and decided cases of the own nämnd, found here and nowhere else. */
@Injectable()
export class SimilarCases {
  constructor(
    private readonly reader: CaseReader,
    private readonly readLog: ReadLog,
    private readonly names: Names,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  async similarTo({ caseId, events }: OpenedCase, marked: ReadonlySet<string>, user: SignedIn): Promise<SimilarAnswer> {
    const own = await this.readModel.features.featuresOf(caseId);
    if (own === null) return { hits: [], compared: 0, opened: 0 };
    const candidates = await this.readModel.features.candidatesFor(caseId, user.actor.userId);
    const byCodes = candidates.map((entry) => ({ entry, score: likenessOfCases(own, entry, null).score })).sort((a, b) => b.score - a.score);
    const gists = await this.gistsOf(byCodes.map(({ entry }) => entry), user);
    const gist = gistOf(narrativeOf(events.at(0)?.data));
    const found = candidates
      .map((entry) => ({ entry, likeness: likenessOfCases(own, entry, textLikeness(gist, gists.get(entry.caseId))) }))
      .filter(({ entry, likeness }) => marked.has(entry.caseId) || isSimilar(likeness))
      .sort((a, b) => b.likeness.score - a.likeness.score || (a.entry.caseId < b.entry.caseId ? 1 : -1))
      .slice(0, mostShown);
    const unitName = await this.names.units();
    const hits = found.map(({ entry, likeness: { reasons } }) => ({
      caseId: entry.caseId, caseType: entry.caseType, number: entry.number, unitName: unitName(entry.unitId), year: yearOf(entry), categories: [...entry.categories],
      status: gists.has(entry.caseId) ? entry.status : null, reasons: [...reasons], mayOpen: gists.has(entry.caseId), marked: marked.has(entry.caseId),
    }));
    return { hits, compared: candidates.length, opened: gists.size };
  }

  /** Texts only of cases whose content the reader may read, and each reading is logged before it is made. */
  private async gistsOf(entries: readonly FeatureEntry[], user: SignedIn): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const listed = await this.readModel.worklist.readable(user.actor, entries.map(({ caseId }) => caseId));
    const sealed = await Promise.all(entries.filter(({ caseId }) => listed.has(caseId)).slice(0, mostOpened).map((entry) => this.readable(entry, user)));
    const readable = sealed.flatMap((one) => one ?? []);
    if (readable.length > 0) await this.readLog.allowed(user, { action: 'search', caseIds: readable.map(({ caseId }) => caseId), classes: 'K3', basis: 'similar' });
    const texts = await Promise.all(readable.map(async ({ caseId, found, registered }) => {
      const [first] = await this.reader.openedOf(found, registered);
      return [caseId, gistOf(narrativeOf(first?.data))] as const;
    }));
    return new Map(texts);
  }

  private async readable({ caseId, caseType }: FeatureEntry, { actor }: SignedIn) {
    const aggregate = caseAggregateAt(caseType);
    const found = aggregate && (await this.reader.read(aggregate, caseId));
    if (!found || mayRead(actor, aggregate.accessObject(found.state)) !== 'content') return null;
    return { caseId, found, registered: this.reader.sealed(found).at(0)?.type ?? '' };
  }

  async precedentsFor({ caseId }: OpenedCase, user: SignedIn): Promise<PrecedentsAnswer> {
    const entries = await this.readModel.features.precedentsFor(caseId, user.actor.userId, mostPrecedents);
    if (entries.length > 0) await this.readLog.allowed(user, { action: 'search', caseIds: entries.map((one) => one.caseId), classes: 'K1', basis: 'precedent' });
    const precedents = await Promise.all(entries.map((entry) => this.precedentOf(entry)));
    return { precedents: precedents.flatMap((one) => one ?? []) };
  }

  private async precedentOf(entry: FeatureEntry): Promise<PrecedentsAnswer['precedents'][number] | null> {
    const found = await this.reader.read(aggregates.lexSarah, entry.caseId);
    const published = found && (await this.reader.openedOf(found, 'LexSarahPrecedentPublished')).at(-1);
    const value = beslutValue.safeParse(entry.beslut);
    const summary = textIn(published?.data, 'summary');
    if (!value.success || summary === null) return null;
    return {
      caseId: entry.caseId, year: yearOf(entry), categories: [...entry.categories], value: value.data, summary, reasons: textIn(published?.data, 'reasons'),
      ...gradedBy(entry),
    };
  }
}

/** How it was graded on the way. */
function gradedBy({ suspected, proposed, reading, revised }: FeatureEntry): Pick<PrecedentsAnswer['precedents'][number], 'suspected' | 'proposed' | 'reading' | 'revised'> {
  return {
    suspected: suspectedSeverity.safeParse(suspected).data ?? null,
    proposed: beslutValue.safeParse(proposed).data ?? null,
    reading: readingOutcome.safeParse(reading).data ?? null,
    revised,
  };
}

function textLikeness(own: ReadonlySet<string>, other: ReadonlySet<string> | undefined): number | null {
  return other === undefined ? null : likenessOf(own, other);
}

function yearOf({ receivedDate }: FeatureEntry): number {
  return Number(receivedDate.slice(0, 4));
}

/** What was told, as the registration of the case types calls it. */
function narrativeOf(data: unknown): string {
  return textIn(data, 'whatHappened') ?? textIn(data, 'text') ?? textIn(data, 'description') ?? '';
}

function textIn(data: unknown, name: string): string | null {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === 'string' ? value : null;
}
