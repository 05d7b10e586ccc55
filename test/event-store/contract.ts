import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '#event-store/event-store.js';
import { appendContract } from './contract-append.js';
import { raceContract } from './contract-race.js';
import { readContract } from './contract-read.js';
import { subscribeContract } from './contract-subscribe.js';
import type { WriterJob, WriterReport } from './writer-job.js';

/** One log under test. Every test uses its own streams, so one log serves all tests of a suite. */
export interface StoreUnderTest {
  readonly store: EventStore;
  /** Another program on the same log, as after a restart. The suite closes it. A store that lives in one process gives itself. */
  another(): Promise<EventStore>;
  /** Closes the store and takes the log away. */
  stop(): Promise<void>;
}

export type Subject = () => StoreUnderTest;

/** What not every store can do. A part that is left out has no tests in the run. */
export interface Abilities {
  /** Lets another operating system process write to the log of the subject. */
  readonly runWriter?: (job: WriterJob) => Promise<WriterReport>;
  /** Closes a stream of the subject for appends. */
  readonly closeStream?: (streamId: string) => Promise<unknown>;
}

/** What every adapter of the port must do, so that the record means the same on each. */
export function eventStoreContract(
  name: string,
  start: () => Promise<StoreUnderTest>,
  abilities: Abilities = {},
): void {
  describe(`event store contract: ${name}`, () => {
    let running: StoreUnderTest | undefined;
    beforeAll(async () => {
      running = await start();
    }, 60_000);
    afterAll(() => running?.stop());
    const subject: Subject = () => {
      if (!running) throw new Error('the store has not been started');
      return running;
    };
    appendContract(subject, abilities);
    raceContract(subject, abilities);
    readContract(subject);
    subscribeContract(subject);
  });
}
