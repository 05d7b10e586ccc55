import type { Actor } from '#domain/actor.js';
import { noForeignFacts, type ForeignFacts } from '#domain/decider.js';
import type { Instant } from '#domain/ids.js';
import { localDateOf } from '#domain/time/calendar.js';
import type { EventStore } from '#event-store/event-store.js';
import type { ReadModel } from './read-model.js';

/** Commands whose guards ask what has become of the åtgärder of the case (AV-05, LS-15). */
const askForAtgarder: ReadonlySet<string> = new Set(['StartAvvikelseUppfoljning', 'CloseAvvikelse', 'CloseLexSarah']);
/** Commands whose guards ask for a delegation of the one who decides (LS-11). */
const askForDelegation: ReadonlySet<string> = new Set(['RecordLexSarahBeslut', 'ReviseLexSarahBeslut']);
const delegationTopic = 'lex-sarah-beslut';
const patienceMs = 2_000;

/**
 * What guards need to know of other streams. The read tables first come to the head that the log has now, so that an
 * åtgärd finished a moment ago counts as finished.
 */
export function createFacts(readModel: ReadModel, store: EventStore) {
  const upToDate = async (): Promise<void> => {
    await readModel.waitFor((await store.head()).position, patienceMs);
  };
  return {
    async factsFor(caseId: string, actor: Actor, command: string, now: Instant): Promise<ForeignFacts> {
      if (askForAtgarder.has(command)) {
        await upToDate();
        return { ...noForeignFacts, atgarder: await readModel.atgarder.factsOf(caseId) };
      }
      if (askForDelegation.has(command)) {
        await upToDate();
        return {
          ...noForeignFacts,
          delegationRefs: await readModel.organisation.delegationRefs(actor.userId, delegationTopic, localDateOf(now)),
        };
      }
      return noForeignFacts;
    },
  };
}
