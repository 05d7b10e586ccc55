import type { Actor } from '#domain/actor.js';
import { noForeignFacts, type ForeignFacts } from '#domain/decider.js';
import { uuid, type Instant } from '#domain/ids.js';
import { textOf } from '#domain/policies/fact.js';
import type { RecordedPolicy } from '#domain/policies/recorded-policy.js';
import { localDateOf } from '#domain/time/calendar.js';
import { StoreUnavailable, type EventStore } from '#event-store/event-store.js';
import type { ReadModel } from './read-model.js';

/** Commands whose guards ask what has become of the åtgärder of the case (AV-05, LS-15). */
const askForAtgarder: ReadonlySet<string> = new Set(['StartAvvikelseUppfoljning', 'CloseAvvikelse', 'CloseLexSarah']);
/** Commands whose guards ask for a delegation of the one who decides (LS-11). */
const askForDelegation: ReadonlySet<string> = new Set(['RecordLexSarahBeslut', 'ReviseLexSarahBeslut']);
/** Commands whose guards ask who the chef of the unit is (LS-06). */
const askForManagers: ReadonlySet<string> = new Set([
  'AssignLexSarahUtredare', 'ReplaceLexSarahUtredare', 'AssignLexSarahBeslutsfattare', 'StartLexSarahUtredning', 'RecordLexSarahSecondReading',
  'WaiveLexSarahSecondReading', 'RecordLexSarahBeslut', 'CorrectLexSarahBeslut', 'ReviseLexSarahBeslut',
]);
/** Commands whose guards ask who else could read a proposal (LS-18). */
const askForReaders: ReadonlySet<string> = new Set(['WaiveLexSarahSecondReading', 'ReviseLexSarahBeslut']);
/** Commands that fill in who sends to IVO, and where (IVO-04). */
const askForIvoAvsandare: ReadonlySet<string> = new Set(['PrepareLexSarahIvoAnmalan', 'RecordLexSarahIvoAnmalan']);
/** Commands that bring another unit into the case (CM-02). */
const askForNamnd = /^((Move|Add)(Avvikelse|Synpunkt|LexSarah|ExternAvvikelse)(Enhet)?|RecordAvvikelseBedomning)$/;
const delegationTopic = 'lex-sarah-beslut';
const patienceMs = 2_000;

/** What the facts depend on besides the case. */
interface About {
  readonly data: unknown;
  readonly enheter: readonly string[];
  readonly receivedAt: Instant | null;
}

const nothing: About = { data: undefined, enheter: [], receivedAt: null };

/**
 * What guards need to know of other streams. The read tables first come to the head that the log has now, so that an
 * åtgärd finished a moment ago counts as finished.
 */
export function createFacts(readModel: ReadModel, store: EventStore) {
  const { atgarder, organisation } = readModel;
  const asked = [askForAtgarder, askForDelegation, askForManagers, askForReaders, askForIvoAvsandare];
  return {
    async factsFor(caseId: string, actor: Actor, command: string, now: Instant, about = nothing): Promise<ForeignFacts> {
      const deadlinePolicies = await policiesFor(about);
      if (askForNamnd.test(command)) return { ...noForeignFacts, deadlinePolicies, ...(await namndFacts(about)) };
      if (!asked.some((commands) => commands.has(command))) return { ...noForeignFacts, deadlinePolicies };
      await upToDate(askForAtgarder.has(command));
      return { ...(await askedFor(caseId, actor, command, now, about)), deadlinePolicies };
    },
  };

  async function askedFor(caseId: string, actor: Actor, command: string, now: Instant, { enheter, receivedAt, data }: About): Promise<ForeignFacts> {
    // A delegation carries the beslut on the day it was taken, not on the day it was written down.
    const decidedOn = localDateOf(decidedAtOf(data) ?? now);
    const days = [localDateOf(receivedAt ?? now), localDateOf(now)];
    return {
      ...noForeignFacts,
      atgarder: askForAtgarder.has(command) ? await atgarder.factsOf(caseId) : [],
      delegationRefs: askForDelegation.has(command) ? await organisation.delegationRefs(actor.userId, delegationTopic, decidedOn) : [],
      ...(askForManagers.has(command) && { unitManagers: await organisation.managersOf(enheter, days) }),
      ...(askForReaders.has(command) && { secondReaders: await readersOf(enheter) }),
      ...(askForIvoAvsandare.has(command) && (await avsandareOf(caseId, enheter[0], localDateOf(now)))),
    };
  }

  /** What the tables have not seen yet could be the very åtgärd that holds a case open: better asked again than closed wrongly. */
  async function upToDate(mustBe: boolean): Promise<void> {
    const isThere = await readModel.waitFor((await store.head()).position, patienceMs);
    if (!isThere && mustBe) throw new StoreUnavailable(false);
  }

  /** Nothing is said of units that the organisation does not know. */
  async function namndFacts({ data, enheter }: About): Promise<Partial<ForeignFacts>> {
    const parents = new Map((await organisation.nodes()).map((node) => [node.nodeId, node]));
    const namndOf = (nodeId: string | null | undefined, steps = 8): string | undefined => {
      const node = nodeId ? parents.get(nodeId) : undefined;
      if (node === undefined || steps === 0) return undefined;
      return node.level === 'namnd' ? node.nodeId : namndOf(node.parentId, steps - 1);
    };
    const from = namndOf(enheter[0]);
    const known = unitsNamedIn(data).map((unit) => namndOf(unit)).filter((namnd) => namnd !== undefined);
    return from === undefined || known.length === 0 ? {} : { sameNamnd: known.every((namnd) => namnd === from) };
  }

  /** Any fact of a case may start a clock. A case that is being born is of the unit that its command names. */
  async function policiesFor({ enheter, data }: About): Promise<readonly RecordedPolicy[]> {
    const unit = [...enheter, textOf({ data }, 'nodeId')].find((one) => one !== undefined && uuid.safeParse(one).success);
    return unit === undefined ? [] : readModel.deadlinePolicies.inForceFor(unit);
  }

  async function avsandareOf(caseId: string, unit: string | undefined, day: string): Promise<Pick<ForeignFacts, 'ivoAvsandare' | 'caseNumber'>> {
    const found = unit === undefined ? null : await organisation.ivoAvsandareAt(unit, day);
    const caseNumber = await readModel.caseNumbers.numberOf(caseId);
    return { ...(found !== null && { ivoAvsandare: found }), ...(caseNumber !== null && { caseNumber }) };
  }

  async function readersOf(enheter: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(enheter.map((unit) => organisation.peopleAt(unit, ['lex-sarah-utredare', 'lex-sarah-ansvarig'])));
    return [...new Set(found.flat().map(({ userId }) => userId))];
  }
}

function unitsNamedIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  const named: readonly unknown[] = ['toNodeId', 'enhetId', 'enheter'].map((field): unknown => Reflect.get(data, field)).flat();
  return named.filter((unit) => typeof unit === 'string');
}

function decidedAtOf(data: unknown): Instant | undefined {
  const value = typeof data === 'object' && data !== null && 'decidedAt' in data ? data.decidedAt : undefined;
  return typeof value === 'string' ? value : undefined;
}
