import { Controller, Get, Inject } from '@nestjs/common';
import { holds } from '#domain/actor.js';
import type { AbsencesAnswer } from '#domain/answers/absences.js';
import type { ReadModel } from '#read-model/read-model.js';
import { Names } from './names.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

const most = 300;

/** Who is away and who stands in: of oneself, and of those whose chef one is. */
@Controller('api/absences')
export class AbsencesController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly names: Names,
  ) {}

  @Get()
  async list(@CurrentUser() { actor }: SignedIn): Promise<AbsencesAnswer> {
    const { organisation } = this.readModel;
    const below = actor.grants.filter(({ role }) => role === 'enhetschef' || role === 'verksamhetschef').flatMap(({ nodeIds }) => nodeIds);
    const others = holds(actor, 'systemadministrator') ? await organisation.peopleAt(null) : await organisation.peopleIn(below, most);
    const ids = [...new Set([actor.userId, ...others.slice(0, most).map(({ userId }) => userId)])];
    const [organisationId, away] = await Promise.all([organisation.streamId(), organisation.awayOf(ids)]);
    const names = await this.names.people([...ids, ...away.flatMap(({ ersattare }) => ersattare.map(({ ersattareId }) => ersattareId))]);
    const nameOf = (userId: string): string => names.get(userId)?.name ?? '';
    const people = ids.map((userId) => {
      const row = away.find((one) => one.userId === userId);
      return {
        userId, name: nameOf(userId), title: names.get(userId)?.title ?? null,
        absences: (row?.absences ?? []).map(({ id, validFrom, validTo }) => ({ id, from: validFrom, to: validTo })),
        ersattare: (row?.ersattare ?? []).map(({ id, ersattareId, validFrom, validTo }) => ({ id, userId: ersattareId, name: nameOf(ersattareId), from: validFrom, to: validTo })),
      };
    });
    const [me, ...rest] = people;
    return { organisationId, me: me ?? null, people: rest.sort((a, b) => a.name.localeCompare(b.name, 'sv')) };
  }
}
