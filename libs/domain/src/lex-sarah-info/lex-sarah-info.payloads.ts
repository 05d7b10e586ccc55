import { z } from 'zod';
import { laws, nodeId, partialTime } from '../case/case-fields.js';
import { escalationFields } from '../case/escalation.js';
import { channel } from '../code-lists/channels.js';
import { insatstyp } from '../code-lists/insatstyper.js';
import { ownShare } from '../extern-avvikelse/extern-avvikelse.payloads.js';
import { instant, uuid } from '../ids.js';
import { lexSarahBeslutValues } from '../lex-sarah/lex-sarah.status.js';
import { narrative, shortText, text } from '../text.js';

/** 27 kap. 4 § SoL: every rapport; 27 kap. 6 § third paragraph: every anmälan to IVO. */
export const infoKind = z.enum(['rapport', 'ivo-anmalan']);

export const infoActions = ['none', 'dialogue', 'request-utredning', 'prompted-granskning', 'avtalsatgard', 'ivo-27-7'] as const;
export const infoAction = z.enum(infoActions);
export type InfoAction = z.output<typeof infoAction>;

export const infoReport = z.strictObject({
  /** The enhet that owns the contract. */
  nodeId,
  utforareId: uuid,
  kind: infoKind,
  receivedAt: instant,
  channelIn: channel,
  summary: narrative,
  providerRef: text(120).optional(),
  /** Which of the utförare's verksamheter. */
  verksamhet: shortText.optional(),
  insatstyp: insatstyp.optional(),
  laws: laws.optional(),
  occurredFrom: partialTime.optional(),
});

/** PI-02: `seriousDeficiencies` is asked as soon as 27 kap. 7 § is in force. */
export const infoReview = z.strictObject({
  action: infoAction,
  motivering: narrative,
  /** PI-01: our own handling contributed. */
  ownShare: z.boolean(),
  seriousDeficiencies: z.boolean().optional(),
});

export const infoUtredning = z.strictObject({ value: z.enum(lexSarahBeslutValues), receivedAt: instant, text: narrative.optional() });

export const infoEscalation = z.strictObject(escalationFields);
export const infoOwnShare = ownShare;

/** What was decided at the review has been done: when, and what. */
export const infoClosing = z.strictObject({ carriedOutAt: instant.optional(), summary: narrative.optional(), reference: shortText.optional() });
