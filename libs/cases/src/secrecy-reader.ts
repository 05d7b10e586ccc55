import { personalMarkOf } from '#domain/personal-data.js';
import { outgoingTexts } from '#domain/extern-avvikelse/outgoing-texts.js';
import { textOf } from '#domain/policies/fact.js';
import type { SecrecyFacts } from '#domain/policies/secrecy.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { caseAggregates, type Aggregate } from '#domain/registry.js';
import { z } from 'zod';
import type { CaseReader } from './case-reader.js';

/** Commands that let a text leave the nämnd (EX-01). */
const letsTextLeave: ReadonlySet<string> = new Set(['ClearExternAvvikelse', 'AnswerExternAvvikelse']);

/** Opens what the secrecy step compares. It stays in memory for the one decision: no name is in an answer, an error or a log. */
export class SecrecyReader {
  constructor(private readonly reader: CaseReader) {}

  async factsFor(aggregate: Aggregate, caseId: string, command: string, state: unknown): Promise<{ secrecy?: SecrecyFacts }> {
    if (!letsTextLeave.has(command)) return {};
    const own = await this.opened(aggregate, caseId);
    const linked = await Promise.all(linksOf(state).map((id) => this.anyCase(id)));
    const outgoing = command === 'ClearExternAvvikelse' ? outgoingTexts(own) : [];
    return { secrecy: { outgoing, files: filesIn(own), names: [...new Set([own, ...linked].flatMap(namesIn))] } };
  }

  private async opened(aggregate: Aggregate, caseId: string): Promise<readonly RecordedEvent[]> {
    const sealed = await this.reader.read(aggregate, caseId);
    return sealed === null ? [] : this.reader.opened(sealed);
  }

  /** A link names a case without its type: one id is one case. */
  private async anyCase(caseId: string): Promise<readonly RecordedEvent[]> {
    const found = await Promise.all(Object.values(caseAggregates).map((one) => this.opened(one, caseId)));
    return found.flat();
  }
}

/** What stands on the outside of each file. */
function filesIn(events: readonly RecordedEvent[]): Readonly<Record<string, readonly string[]>> {
  const files = events.filter(({ type }) => type.endsWith('AttachmentAdded'));
  return Object.fromEntries(files.map((event) => [textOf(event, 'attachmentId') ?? '', ['name', 'authorName'].flatMap((field) => textOf(event, field) ?? [])]));
}

function linksOf(state: unknown): readonly string[] {
  const links: unknown = typeof state === 'object' && state !== null && 'links' in state ? state.links : [];
  if (!Array.isArray(links)) return [];
  return [...new Set(links.flatMap((link: unknown) => (typeof link === 'object' && link !== null && 'caseId' in link ? [String(link.caseId)] : [])))];
}

const schemas = new Map(Object.values(caseAggregates).flatMap(({ events }) => Object.entries(events)).map(([type, { schema }]) => [type, schema]));

/** Every name that an event seals as somebody's identity, wherever it stands in the event. */
function namesIn(events: readonly RecordedEvent[]): readonly string[] {
  return events.flatMap(({ type, data }) => namesUnder(schemas.get(type), data));
}

function namesUnder(schema: unknown, data: unknown): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return namesUnder(schema.unwrap(), data);
  if (schema instanceof z.ZodArray) return Array.isArray(data) ? data.flatMap((one: unknown) => namesUnder(schema.element, one)) : [];
  if (!(schema instanceof z.ZodObject) || typeof data !== 'object' || data === null) return [];
  return Object.entries(schema.shape).flatMap(([field, inner]) => {
    const value: unknown = Reflect.get(data, field);
    const isName = /name$/i.test(field) && inner instanceof z.ZodType && personalMarkOf(inner)?.class === 'identity';
    return isName ? (typeof value === 'string' ? [value] : []) : namesUnder(inner, value);
  });
}
