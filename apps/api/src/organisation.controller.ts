import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { roles } from '#domain/actor.js';
import type { OrganisationAnswer, PeopleAnswer } from '#domain/answers/session.js';
import type { ReadModel } from '#read-model/read-model.js';
import { Names } from './names.js';
import { invalidInput } from './problem.js';
import { ReadModelToken } from './tokens.js';

const peopleQuery = z.strictObject({ unit: z.string().max(60).optional(), role: z.enum(roles).optional() });

@Controller('api')
export class OrganisationController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly names: Names,
  ) {}

  /** The units and providers to choose from, with their validity dates. */
  @Get('organisation')
  async organisation(): Promise<OrganisationAnswer> {
    const { organisation } = this.readModel;
    const [nodes, utforare, externalBodies] = await Promise.all([organisation.nodes(), organisation.utforare(), organisation.externalBodies()]);
    return {
      huvudman: nodes.find((node) => node.level === 'huvudman')?.name ?? '',
      nodes: nodes.map(({ nodeId, parentId, code, level, name, nameInSentence, validFrom, validTo }) => ({
        nodeId, parentId, code, level, name, nameInSentence, validFrom, validTo,
      })),
      utforare: utforare.map(({ utforareId, name, validTo }) => ({ utforareId, name, validTo })),
      externalBodies: [...externalBodies],
    };
  }

  /** Who can be given a task: those who hold a role at the unit or above it. */
  @Get('people')
  async people(@Query() query: unknown): Promise<PeopleAnswer> {
    const parsed = peopleQuery.safeParse(query);
    if (!parsed.success) throw invalidInput(parsed.error);
    const { unit, role } = parsed.data;
    const found = await this.readModel.organisation.peopleAt(unit ?? null, role ? [role] : undefined);
    const accounts = await this.names.people(found.map((one) => one.userId));
    const people = found.map(({ userId, roles: held }) => {
      const account = accounts.get(userId);
      return { userId, name: account?.name ?? '', title: account?.title ?? null, roles: [...held] };
    });
    return { people: people.sort((a, b) => a.name.localeCompare(b.name, 'sv')) };
  }
}
