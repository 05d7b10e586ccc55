import { z } from 'zod';
import { nodeId, reason, userId } from '../case/case-fields.js';
import type { CommandDefinitions } from '../commands.js';
import { localDate, uuid } from '../ids.js';
import { code, text } from '../text.js';
import { grantable } from './functions.js';

/** From the top down: a node lies under one of a level above its own. */
export const levels = ['huvudman', 'namnd', 'avdelning', 'enhet', 'verksamhet'] as const;
export type Level = (typeof levels)[number];

export const nodeName = text(200);
export const grantedRole = z.enum(grantable);
/** A place in the minutes of the nämnd, `SN 2025-03-12 § 41`. */
export const namndBeslutRef = text(80);

/** What stands on every anmälan to IVO from a node and below it; what is left out is written each time. */
export const ivoAvsandareFields = {
  nodeId,
  validFrom: localDate,
  senderName: text(200),
  senderOrgNumber: text(20).optional(),
  senderAddress: text(200).optional(),
  senderPostalAddress: text(200).optional(),
  kommun: text(120).optional(),
  /** IVO-04: the regional department where the operation is located. */
  ivoDepartment: text(120).optional(),
};

/** The organisation of one huvudman: its nodes, who holds which role where, and which powers the nämnd has delegated. */
export const organisationCommands = {
  AddOrganisationNode: {
    schema: z.strictObject({
      nodeId,
      /** Left out for the huvudman alone. */
      parentId: nodeId.optional(),
      code,
      level: z.enum(levels),
      name: nodeName,
      /** As it stands inside a sentence: "barn- och familjeenheten". */
      nameInSentence: nodeName,
      validFrom: localDate,
    }),
    action: 'configure',
    from: 'any',
  },
  RenameOrganisationNode: {
    schema: z.strictObject({ nodeId, name: nodeName, nameInSentence: nodeName, validFrom: localDate }), action: 'configure', from: 'any',
  },
  /** ORG-02: a successor, or a person who takes over what is open. `validFrom` is the first day without the node. */
  CloseOrganisationNode: {
    schema: z.strictObject({ nodeId, validFrom: localDate, successorId: nodeId.optional(), caseOwnerId: userId.optional() }),
    action: 'configure',
    from: 'any',
  },
  /** Grants are never edited: they end and new ones begin. `to` is the last day. */
  GrantRole: {
    schema: z.strictObject({ grantId: uuid, personId: userId, role: grantedRole, nodeId, from: localDate, to: localDate.optional(), reason }),
    action: 'configure',
    from: 'any',
  },
  EndRole: { schema: z.strictObject({ grantId: uuid, to: localDate, reason }), action: 'configure', from: 'any' },
  /** To whoever holds a role, or to one person. `topic` for example `lex-sarah-beslut`. */
  RecordDelegation: {
    schema: z
      .strictObject({
        delegationId: uuid, topic: code, role: grantedRole.optional(), personId: userId.optional(), from: localDate, to: localDate.optional(), namndBeslutRef,
      })
      .refine(({ role, personId }) => (role === undefined) !== (personId === undefined), { error: 'required', path: ['role'] }),
    action: 'configure',
    from: 'any',
  },
  /** Why is not asked: it is nobody's business here. */
  RecordAbsence: { schema: z.strictObject({ absenceId: uuid, personId: userId, from: localDate, to: localDate }), action: 'be-away', from: 'any' },
  EndAbsence: { schema: z.strictObject({ absenceId: uuid, to: localDate }), action: 'be-away', from: 'any' },
  /** Gets the letters while the person is away, and no access by it. */
  AppointErsattare: {
    schema: z.strictObject({ appointmentId: uuid, personId: userId, ersattareId: userId, from: localDate, to: localDate.optional() }), action: 'be-away', from: 'any',
  },
  EndErsattare: { schema: z.strictObject({ appointmentId: uuid, to: localDate }), action: 'be-away', from: 'any' },
  RecordIvoAvsandare: { schema: z.strictObject(ivoAvsandareFields), action: 'configure', from: 'any' },
  EndDelegation: { schema: z.strictObject({ delegationId: uuid, to: localDate, namndBeslutRef }), action: 'configure', from: 'any' },
} as const satisfies CommandDefinitions<'active'>;
export type OrganisationCommands = typeof organisationCommands;
