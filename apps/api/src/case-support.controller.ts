import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { Config } from '#config/config.js';
import type { PrecedentsAnswer, ReadersAnswer, SimilarAnswer } from '#domain/answers/lex-sarah.js';
import { excludedPeople } from '#domain/case/excluded.js';
import { may, type CaseObject, type Reading } from '#domain/policies/access.js';
import { mayCompareTexts } from '#domain/policies/search-limits.js';
import { caseAggregateAt } from '#domain/registry.js';
import { CaseReaders } from '#identity/case-readers.js';
import { CasePages, type OpenedCase } from './case-pages.js';
import { Names } from './names.js';
import { HttpProblem } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { SimilarCases } from './similar-cases.js';
import { ConfigToken } from './tokens.js';

/** What an investigator looks at beside the case: similar events, decided cases to compare with, and who has read it. */
@Controller('api/cases')
export class CaseSupportController {
  constructor(
    private readonly pages: CasePages,
    private readonly similarCases: SimilarCases,
    private readonly readers: CaseReaders,
    private readonly names: Names,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  @Get(':caseType/:caseId/similar')
  async similar(@Param('caseType') caseType: string, @Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<SimilarAnswer> {
    const opened = await this.open(caseType, caseId, user, (reading) => reading === 'content');
    if (!mayCompareTexts(this.config.operatorKind)) return { hits: [], compared: 0, opened: 0 };
    return this.similarCases.similarTo(opened, markedIn(opened), user);
  }

  @Get(':caseType/:caseId/precedents')
  async precedents(@Param('caseType') caseType: string, @Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<PrecedentsAnswer> {
    const opened = await this.open(caseType, caseId, user, (reading) => reading === 'content');
    return mayCompareTexts(this.config.operatorKind) ? this.similarCases.precedentsFor(opened, user) : { precedents: [] };
  }

  /** Only for whoever decides about jäv in the case. */
  @Get(':caseType/:caseId/readers')
  async readersOf(@Param('caseType') caseType: string, @Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<ReadersAnswer> {
    const { events, object } = await this.open(caseType, caseId, user, (reading, found) => reading === 'content' && may(user.actor, 'assign', found) === 'allow');
    const excluded = excludedPeople(events, object.excluded);
    const [people, before, byRole] = await Promise.all([
      this.names.people(excluded.map(({ personId }) => personId)), this.readers.before(caseId, excluded), this.readers.byRole(caseId),
    ]);
    return {
      excluded: excluded.map(({ personId, since, why }) => {
        const read = before.find(({ userId }) => userId === personId);
        const account = people.get(personId);
        return {
          userId: personId, name: account?.name ?? '', title: account?.title ?? null, since, why,
          readBefore: read === undefined ? null : { times: read.times, first: read.first, last: read.last },
        };
      }),
      readers: byRole,
    };
  }

  private open(caseType: string, caseId: string, user: SignedIn, mayOpen: (reading: Reading, object: CaseObject) => boolean): Promise<OpenedCase> {
    const aggregate = caseAggregateAt(caseType);
    if (!aggregate || aggregate.path === 'atgard') throw new HttpProblem(404, 'not-found');
    return this.pages.open(aggregate, caseId, user, mayOpen);
  }
}

/** Cases that a note of the utredning has marked as relevant. */
function markedIn({ events }: OpenedCase): ReadonlySet<string> {
  return new Set(events.flatMap(({ data }) => {
    const ids: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'similarCaseIds') : undefined;
    return Array.isArray(ids) ? ids.filter((one) => typeof one === 'string') : [];
  }));
}
