import { Inject, Injectable } from '@nestjs/common';
import type { WorklistRow } from '#domain/answers/worklist.js';
import type { UserAccount, Users } from '#identity/users.js';
import type { WorklistEntry } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { ReadModelToken, UsersToken } from './tokens.js';

const unitsMs = 1_000;

/** Puts names to ids, for the one answer: units from the organisation, people from the sealed register. */
@Injectable()
export class Names {
  private asked: { readonly at: number; readonly names: Promise<ReadonlyMap<string, string>> } | null = null;

  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(UsersToken) private readonly users: Users,
  ) {}

  /** The names of units change a few times a year, and every list shows them: they are asked for once a second at most. */
  async units(): Promise<(nodeId: string) => string> {
    const now = performance.now();
    if (this.asked === null || now - this.asked.at > unitsMs) {
      this.asked = { at: now, names: this.unitNames() };
      this.asked.names.catch(() => (this.asked = null));
    }
    const names = await this.asked.names;
    return (nodeId) => names.get(nodeId) ?? '';
  }

  private async unitNames(): Promise<ReadonlyMap<string, string>> {
    const nodes = await this.readModel.organisation.nodes();
    return new Map(nodes.map((node) => [node.nodeId, node.name]));
  }

  async people(userIds: readonly string[]): Promise<Map<string, UserAccount>> {
    return userIds.length === 0 ? new Map() : this.users.byIds([...new Set(userIds)]);
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
