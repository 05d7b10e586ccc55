import { z } from 'zod';
import { v1, type EventDefinitions } from '../events.js';
import { userId } from '../case/case-fields.js';
import { instant, uuid } from '../ids.js';
import { code } from '../text.js';

/** What became of a letter. The stream is `notification-<outboxId>`; who it went to and what it was about is not repeated. */
export const notificationEvents = {
  /** The mail server took it (or, in a demo, the folder did). */
  NotificationSent: v1(z.strictObject({ outboxId: uuid, template: code, sentAt: instant })),
  /** The mail server refused it for good: a person has to see to it. */
  NotificationFailed: v1(z.strictObject({ outboxId: uuid, template: code, failedAt: instant, reason: z.enum(['refused', 'no-address']) })),
  /** An administrator has seen to what was wrong: it is tried again, and who gets it is found anew where nobody was. */
  NotificationRetried: v1(z.strictObject({ outboxId: uuid, by: userId })),
  /** An administrator puts it aside: whoever it was meant for knows by other means. */
  NotificationCleared: v1(z.strictObject({ outboxId: uuid, by: userId })),
} as const satisfies EventDefinitions;
