import { CaseCommands } from '#cases/case-commands.js';
import { roles, systemActor, type Actor } from '#domain/actor.js';
import { aggregates } from '#domain/registry.js';
import { createDraftCrypto } from '#event-store/draft-crypto.js';
import { StoreUnavailable } from '#event-store/event-store.js';
import { databaseClock } from '#event-store/database-clock.js';
import type { Record } from '#event-store/open-record.js';
import { openIdentity } from '#identity/identity.js';
import { createFacts } from '#read-model/facts.js';
import type { ReadModel } from '#read-model/read-model.js';
import { firstStream, type SeedCommand, type SeedParts } from './load-demo.js';
import { demoPlan } from './organisation-commands.js';
import type { OrganisationPlan } from './organisation-plan.js';
import { demoNodes, nodeId, personId } from './organisation.js';
import { demoIssuerPath, demoPeople } from './people.js';

const patienceMs = 10_000;

/** How the demo comes into a record: every command the way that everybody's go, each at its own date. The read model must run. */
export function createSeeder({ store, codec, registry, keyRing, pool }: Record, readModel: ReadModel, waiting: () => void, operatorKind: 'namnd' | 'enskild-verksamhet' = 'namnd'): Omit<SeedParts, 'progress'> {
  const facts = createFacts(readModel, store);
  const cases = new CaseCommands({ store, codec, registry, commandHashKey: keyRing.commandHashKey, facts, clock: databaseClock(pool), operatorKind });
  const settle = async (): Promise<void> => {
    const { position } = await store.head();
    while (!(await readModel.waitFor(position, patienceMs))) waiting();
  };
  /** A guard that asks the read tables gets no answer while they are behind: the same command again, when they have come up. */
  const patiently = async (command: SeedCommand): Promise<void> => {
    await send(cases, command).catch(async (error: unknown) => {
      if (!(error instanceof Error && error.cause instanceof StoreUnavailable)) throw error;
      await settle();
      await send(cases, command);
    });
  };
  return {
    send: patiently,
    settle,
    today: () => firstRecordedAt(store),
    numberOf: async (caseId) => {
      const number = await readModel.caseNumbers.numberOf(caseId);
      if (number === null) throw new Error(`case ${caseId} has no number`);
      return number;
    },
  };
}

async function firstRecordedAt(store: Record['store']): Promise<string> {
  for await (const first of store.readStream(`${firstStream.aggregate}-${firstStream.caseId}`, { limit: 1 })) return new Date(first.recordedAt).toISOString();
  throw new Error('the demo has not begun');
}

/** The accounts of a plan, as the identity provider `issuer` names them. */
export async function saveAccounts({ pool, directory, keyRing }: Record, plan: OrganisationPlan, issuer: string): Promise<void> {
  const identity = await openIdentity(pool, directory, createDraftCrypto(keyRing), { name: 'klarsyn-seed', log: () => undefined });
  for (const { login, name, title, email, home } of plan.people) {
    await identity.users.save({ userId: personId(login), issuer, subject: login, name, title, email, homeNodeId: nodeId(home) });
  }
  await identity.close();
}

/** The accounts of the demo people, as the demo's identity provider names them. */
export function savePeople(record: Record, baseUrl: string, plan: OrganisationPlan = demoPlan): Promise<void> {
  return saveAccounts(record, plan, `${baseUrl}${demoIssuerPath}`);
}

async function send(cases: CaseCommands, { by, at, aggregate, name, data, ...rest }: SeedCommand): Promise<void> {
  const parsed = aggregates[aggregate].commands[name]?.schema.safeParse(data);
  if (!parsed?.success) throw new Error(`the demo's ${name} is not valid: ${parsed?.error.message ?? 'no such command'}`);
  try {
    await cases.execute({ ...rest, aggregate, name, data: parsed.data, actor: actorOf(by), now: at, correlationId: rest.commandId });
  } catch (error) {
    throw new Error(`the demo's ${name} was refused (${error instanceof Error ? error.message : 'fault'}), case ${rest.caseId}`, { cause: error });
  }
}

const actors = new Map<string, Actor>();

function actorOf(login: string): Actor {
  const known = actors.get(login) ?? newActor(login);
  actors.set(login, known);
  return known;
}

/** The rights that the demo grants, as the organisation will have them. */
function newActor(login: string): Actor {
  if (login === 'system') return systemActor('demo');
  const person = demoPeople.find((one) => one.login === login);
  if (!person) throw new Error(`no demo person ${login}`);
  const grants = person.grants.flatMap(({ role, node }) => {
    const held = roles.find((one) => one === role);
    return held ? [{ role: held, nodeIds: below(node) }] : [];
  });
  return { userId: personId(login), grants };
}

function below(code: string): string[] {
  return [nodeId(code), ...demoNodes.filter((node) => node.parent === code).flatMap((node) => below(node.code))];
}
