import { v7 } from 'uuid';
import { systemActor } from '#domain/actor.js';
import { lexSarahCommands } from '#domain/lex-sarah/lex-sarah.commands.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { aggregates } from '#domain/registry.js';
import { nodeId } from '#infra/seed/organisation.js';
import { actorOf } from './organisation.js';
import type { Rig } from './rig.js';

const hourMs = 60 * 60 * 1000;
/** So few that deciding them does not keep the rest of the process waiting. */
const atOnce = 40;

/** One command of a person of the demo, or of `system`, as the API sends it; gives the position it was written at. */
export async function act(
  rig: Pick<Rig, 'cases'>, aggregate: keyof typeof aggregates, caseId: string, by: string, name: string, data: object = {},
): Promise<bigint> {
  const definition = (aggregates[aggregate].commands as Record<string, { schema: { parse(data: unknown): unknown } }>)[name];
  if (!definition) throw new Error(`no command ${name}`);
  const actor = by === 'system' ? systemActor('test') : actorOf(by);
  const commandId = v7();
  const { position } = await rig.cases.execute({ aggregate, caseId, name, data: definition.schema.parse(data), commandId, actor, correlationId: commandId });
  return position;
}

/** The instant `ms` from now by the clock of the database. */
export async function instantIn(rig: Rig, ms: number): Promise<string> {
  return new Date(Date.parse(await rig.clock()) + ms).toISOString();
}

export interface Rapport {
  readonly receivedAt: string;
  readonly reporter?: string;
  readonly whatHappened?: string;
  readonly more?: object;
}

/** Files a lex Sarah rapport. Its DL-LS-2 is due exactly 24 hours after it was received, and nothing else of it within seconds. */
export async function fileRapport(rig: Pick<Rig, 'cases'>, { receivedAt, reporter = 'amina', whatHappened = 'Ett larm besvarades inte.', more = {} }: Rapport): Promise<string> {
  const caseId = v7();
  await act(rig, 'lexSarah', caseId, reporter, 'RegisterLexSarahRapport', { nodeId: nodeId('bof-utredning'), whatHappened, receivedAt, ...more });
  return caseId;
}

/** Rapporter whose DL-LS-2 are all due at one instant, filed as fast as the log takes them. */
export async function fileDueAt(rig: Rig, dueAt: string, count: number): Promise<string[]> {
  const { schema } = lexSarahCommands.RegisterLexSarahRapport;
  const said = { nodeId: nodeId('bof-utredning'), whatHappened: 'Ett larm besvarades inte.', receivedAt: hoursBefore(dueAt, 24) };
  const common = { aggregate: 'lexSarah', name: 'RegisterLexSarahRapport', data: schema.parse(said), actor: actorOf('amina'), now: await rig.clock() } as const;
  const cases = Array.from({ length: count }, () => v7());
  for (let from = 0; from < count; from += atOnce) {
    const some = cases.slice(from, from + atOnce);
    await Promise.all(some.map((caseId) => rig.quickCases.execute({ ...common, caseId, commandId: v7(), correlationId: caseId })));
  }
  return cases;
}

export function hoursBefore(at: string, hours: number): string {
  return new Date(Date.parse(at) - hours * hourMs).toISOString();
}

/** Id of the DL-LS-2 of a rapport. */
export function deadlineIdOf(caseId: string, kind = 'DL-LS-2'): string {
  return uuidV5(`${caseId}|${kind}|1`);
}
