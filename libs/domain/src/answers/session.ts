import { z } from 'zod';
import { roles } from '../actor.js';

export const sessionAnswer = z.object({
  signedIn: z.boolean(),
  demo: z.boolean(),
  operatorKind: z.enum(['namnd', 'enskild-verksamhet']),
  user: z.object({ userId: z.string(), name: z.string() }).nullable(),
  grants: z.array(z.object({ role: z.enum(roles), nodeId: z.string(), nodeName: z.string() })),
  /** The unit proposed in forms: the one the person works in. */
  homeNodeId: z.string().nullable(),
  idleExpiresAt: z.string().nullable(),
  absoluteExpiresAt: z.string().nullable(),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

export const loginOptionsAnswer = z.object({
  demo: z.boolean(),
  users: z.array(z.object({ login: z.string(), name: z.string(), role: z.string(), description: z.string() })),
});
export type LoginOptionsAnswer = z.output<typeof loginOptionsAnswer>;

/** Another authority in the register, with how it is reached. */
export const externalBodyAnswer = z.object({
  bodyId: z.string(), name: z.string(), clinic: z.string().nullable(), kind: z.string(), channel: z.string(), secureAddress: z.string().nullable(),
  validFrom: z.string(), validTo: z.string().nullable(),
});
export type ExternalBodyAnswer = z.output<typeof externalBodyAnswer>;

export const organisationAnswer = z.object({
  huvudman: z.string(),
  nodes: z.array(
    z.object({
      nodeId: z.string(), parentId: z.string().nullable(), code: z.string(), level: z.enum(['huvudman', 'namnd', 'avdelning', 'enhet', 'verksamhet']),
      name: z.string(), nameInSentence: z.string(), validFrom: z.string(), validTo: z.string().nullable(),
    }),
  ),
  utforare: z.array(z.object({ utforareId: z.string(), name: z.string(), validTo: z.string().nullable() })),
  externalBodies: z.array(externalBodyAnswer),
});
export type OrganisationAnswer = z.output<typeof organisationAnswer>;

/** People that a task can be given to. Names are shown to signed-in staff only. */
export const peopleAnswer = z.object({
  people: z.array(z.object({ userId: z.string(), name: z.string(), title: z.string().nullable(), roles: z.array(z.enum(roles)) })),
});
export type PeopleAnswer = z.output<typeof peopleAnswer>;
