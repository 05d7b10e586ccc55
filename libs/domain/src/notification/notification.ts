import { z } from 'zod';
import type { CommandDefinitions, CommandsOf } from '../commands.js';
import type { Decider } from '../decider.js';
import type { EventsOf } from '../events.js';
import { decideWith, evolveWith, type Evolvers, type Handlers } from '../transition.js';
import { notificationEvents } from './notification.events.js';

const nothing = z.strictObject({});

/** What an administrator does with a letter that did not arrive: it goes once more, or it is put aside. */
export const notificationCommands = {
  RetryNotification: { schema: nothing, action: 'configure', from: 'any' },
  ClearNotification: { schema: nothing, action: 'configure', from: 'any' },
} as const satisfies CommandDefinitions<'active'>;
export type NotificationCommands = typeof notificationCommands;
export type NotificationEvent = EventsOf<typeof notificationEvents>;

/** `none`: nothing is recorded of it, as of a letter that found nobody to go to. */
export interface NotificationState {
  readonly letter: 'none' | 'sent' | 'failed' | 'retried' | 'cleared';
}

const handlers: Handlers<NotificationCommands, NotificationState, NotificationEvent> = {
  RetryNotification: (_data, { letter }, { caseId, actor }) =>
    letter === 'sent' || letter === 'cleared' ? [] : [{ type: 'NotificationRetried', data: { outboxId: caseId, by: actor.userId } }],
  ClearNotification: (_data, { letter }, { caseId, actor }) =>
    letter === 'sent' || letter === 'cleared' ? [] : [{ type: 'NotificationCleared', data: { outboxId: caseId, by: actor.userId } }],
};

const evolvers: Evolvers<typeof notificationEvents, NotificationState> = {
  NotificationSent: () => ({ letter: 'sent' }),
  NotificationFailed: () => ({ letter: 'failed' }),
  NotificationRetried: () => ({ letter: 'retried' }),
  NotificationCleared: () => ({ letter: 'cleared' }),
};

/** One stream per letter, `notification-<outboxId>`; the sender writes what became of it, an administrator what is to be done. */
export const notification: Decider<NotificationState, CommandsOf<NotificationCommands>, NotificationEvent> = {
  category: 'notification',
  initial: { letter: 'none' },
  decide: (command, state, context) => decideWith(handlers, command, state, context),
  evolve: (state, event) => evolveWith(evolvers, state, event),
};
