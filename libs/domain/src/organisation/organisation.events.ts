import { z } from 'zod';
import { nodeId, reason, userId } from '../case/case-fields.js';
import { v1, type EventDefinitions, type EventsOf } from '../events.js';
import { localDate, uuid } from '../ids.js';
import { content } from '../personal-data.js';
import { code } from '../text.js';
import { grantedRole, ivoAvsandareFields, levels, namndBeslutRef, nodeName } from './organisation.commands.js';

const sealedReason = content(reason);

export const organisationEvents = {
  OrganisationNodeAdded: v1(
    z.strictObject({ nodeId, parentId: nodeId.optional(), code, level: z.enum(levels), name: nodeName, nameInSentence: nodeName, validFrom: localDate }),
  ),
  OrganisationNodeRenamed: v1(z.strictObject({ nodeId, name: nodeName, nameInSentence: nodeName, validFrom: localDate })),
  OrganisationNodeClosed: v1(z.strictObject({ nodeId, validFrom: localDate, successorId: nodeId.optional(), caseOwnerId: userId.optional() })),
  RoleGranted: v1(
    z.strictObject({ grantId: uuid, personId: userId, role: grantedRole, nodeId, from: localDate, to: localDate.optional(), grantedBy: userId, reason: sealedReason }),
  ),
  RoleEnded: v1(z.strictObject({ grantId: uuid, to: localDate, endedBy: userId, reason: sealedReason })),
  DelegationRecorded: v1(
    z.strictObject({
      delegationId: uuid, topic: code, role: grantedRole.optional(), personId: userId.optional(), from: localDate, to: localDate.optional(), namndBeslutRef,
    }),
  ),
  AbsenceRecorded: v1(z.strictObject({ absenceId: uuid, personId: userId, from: localDate, to: localDate, recordedBy: userId })),
  AbsenceEnded: v1(z.strictObject({ absenceId: uuid, personId: userId, to: localDate, endedBy: userId })),
  ErsattareAppointed: v1(
    z.strictObject({ appointmentId: uuid, personId: userId, ersattareId: userId, from: localDate, to: localDate.optional(), appointedBy: userId }),
  ),
  ErsattareEnded: v1(z.strictObject({ appointmentId: uuid, personId: userId, to: localDate, endedBy: userId })),
  IvoAvsandareRecorded: v1(z.strictObject(ivoAvsandareFields)),
  DelegationEnded: v1(z.strictObject({ delegationId: uuid, to: localDate, namndBeslutRef })),
} as const satisfies EventDefinitions;
export type OrganisationEvents = typeof organisationEvents;
export type OrganisationEvent = EventsOf<OrganisationEvents>;
