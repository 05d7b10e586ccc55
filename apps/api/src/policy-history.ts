import { Inject, Injectable } from '@nestjs/common';
import { CaseReader } from '#cases/case-reader.js';
import type { PolicyValueAnswer } from '#domain/answers/deadlines.js';
import { recorded, readText } from '#domain/case/case-view.js';
import { uuid } from '#domain/ids.js';
import { configurationEvents } from '#domain/organisation/configuration.js';
import type { DeadlineRow } from '#domain/policies/deadline-policy.js';
import { rowNamed, type RecordedPolicy } from '#domain/policies/recorded-policy.js';
import { timeOf } from '#domain/recorded-event.js';
import { aggregates } from '#domain/registry.js';
import type { OrganisationNode } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { Names } from './names.js';
import { ReadModelToken } from './tokens.js';

/** One decision of a nämnd about one row, with the words that it was recorded with. */
export interface DecidedValue extends PolicyValueAnswer {
  readonly policyId: string;
  readonly kind: string;
  readonly part: string | null;
}

/** What a nämnd has decided of its deadlines, read from its own short stream: reasons are sealed there and in no table. */
@Injectable()
export class PolicyHistory {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly reader: CaseReader,
    private readonly names: Names,
  ) {}

  async namnder(): Promise<readonly OrganisationNode[]> {
    return (await this.readModel.organisation.nodes()).filter(({ level }) => level === 'namnd');
  }

  /** In the order of recording. */
  async of(namndId: string): Promise<readonly DecidedValue[]> {
    const sealed = await this.reader.read(aggregates.configuration, namndId);
    if (sealed === null) return [];
    const events = recorded(configurationEvents, await this.reader.opened(sealed), 'DeadlinePolicyRecorded');
    const people = await this.names.people(events.map(({ data }) => data.recordedBy));
    return events.map((event): DecidedValue => {
      const { policyId, kind, part, unit, n, reminders, validFrom, source, recordedBy } = event.data;
      return {
        ...peopleIn(event.data),
        policyId, kind, part: part ?? null, unit, n, reminders, validFrom, source: source ?? null,
        decidedBy: readText(event.data.decidedBy), reason: readText(event.data.reason), recordedBy: people.get(recordedBy)?.name ?? null, recordedAt: timeOf(event),
      };
    });
  }

  /** The decision that a deadline was frozen with; null for the standard. */
  async recorded(unit: string, policyVersion: string): Promise<PolicyValueAnswer | null> {
    if (!uuid.safeParse(policyVersion).success) return null;
    const nodes = new Map((await this.readModel.organisation.nodes()).map((node) => [node.nodeId, node]));
    let node = nodes.get(unit);
    while (node !== undefined && node.level !== 'namnd') node = node.parentId === null ? undefined : nodes.get(node.parentId);
    if (node === undefined) return null;
    const found = (await this.of(node.nodeId)).find((one) => one.policyId === policyVersion);
    return found === undefined ? null : valueOf(found);
  }
}

/** Where nobody was named, those of the row. */
function peopleIn({ kind, part, responsible, escalateTo }: Pick<RecordedPolicy, 'kind' | 'part' | 'responsible' | 'escalateTo'>): Pick<PolicyValueAnswer, 'responsible' | 'escalateTo'> {
  const row = rowNamed(kind, part);
  return { responsible: [...(responsible ?? row?.responsible ?? [])], escalateTo: [...(escalateTo ?? row?.escalateTo ?? [])] };
}

export function valueOf({ policyId: _id, kind: _kind, part: _part, ...value }: DecidedValue): PolicyValueAnswer {
  return value;
}

/** The value that the system came with. */
export function standardValue({ span, reminders, responsible, escalateTo }: DeadlineRow): PolicyValueAnswer {
  const plan = 'shares' in reminders ? { shares: [...reminders.shares] } : 'daysBefore' in reminders ? { daysBefore: [...reminders.daysBefore] } : { ...reminders, daysAfterStart: [...reminders.daysAfterStart] };
  return { ...span, reminders: plan, responsible: [...responsible], escalateTo: [...escalateTo], validFrom: null, decidedBy: null, reason: null, source: null, recordedBy: null, recordedAt: null };
}
