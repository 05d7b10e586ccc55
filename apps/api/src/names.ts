import { Inject, Injectable } from '@nestjs/common';
import type { WorklistRow } from '#domain/answers/worklist.js';
import type { UserAccount, Users } from '#identity/users.js';
import type { WorklistEntry } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { ReadModelToken, UsersToken } from './tokens.js';

/** Puts names to ids, for the one answer: units from the organisation, people from the sealed register. */
@Injectable()
export class Names {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(UsersToken) private readonly users: Users,
  ) {}

  async units(): Promise<(nodeId: string) => string> {
    const nodes = await this.readModel.organisation.nodes();
    const names = new Map(nodes.map((node) => [node.nodeId, node.name]));
    return (nodeId) => names.get(nodeId) ?? '';
  }

  people(userIds: readonly string[]): Promise<Map<string, UserAccount>> {
    return this.users.byIds([...new Set(userIds)]);
  }

  async rows(entries: readonly WorklistEntry[]): Promise<WorklistRow[]> {
    const assignees = entries.flatMap((entry) => (entry.assigneeId === null ? [] : [entry.assigneeId]));
    const [unitName, people] = await Promise.all([this.units(), this.people(assignees)]);
    return entries.map(({ assigneeId, ...entry }) => ({
      ...entry,
      unitName: unitName(entry.unitId),
      assignee: assigneeId === null ? null : { userId: assigneeId, name: people.get(assigneeId)?.name ?? '' },
    }));
  }
}
