import { z } from 'zod';
import { externalBodyKind, externChannel } from '#domain/code-lists/extern-lists.js';
import { ivoAvsandareFields } from '#domain/organisation/organisation.commands.js';

const day = z.iso.date();
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What an installation stands on, as a file: units, people with their roles, providers, the delegation and the first day. */
export const organisationPlan = z.strictObject({
  /** First day from which the system holds all cases; figures before it are imported or unknown. */
  coveredFrom: day,
  /** From when units, roles and the delegation are valid. */
  since: day,
  /** Where the nämnd delegated lex Sarah-beslut, for example `SN 2025-03-12 § 41`. */
  delegationRef: z.string().min(1).max(80),
  nodes: z
    .array(
      z.strictObject({
        code, parent: code.nullable(), level: z.enum(['huvudman', 'namnd', 'avdelning', 'enhet', 'verksamhet']), name: z.string().min(1), nameInSentence: z.string().min(1),
      }),
    )
    .min(2),
  /** What stands on every anmälan to IVO from a node and below it. */
  ivoAvsandare: z.array(z.strictObject({ ...ivoAvsandareFields, nodeId: code })).default([]),
  utforare: z.array(z.strictObject({ code, name: z.string().min(1) })),
  /** Other authorities that avvikelser go to and come from. */
  externalBodies: z
    .array(z.strictObject({ code, name: z.string().min(1), clinic: z.string().optional(), kind: externalBodyKind, channel: externChannel, secureAddress: z.string().optional() }))
    .default([]),
  people: z
    .array(
      z.strictObject({
        /** The subject that the identity provider gives, stable for ever. */
        login: z.string().min(1).max(200),
        name: z.string().min(1), title: z.string().min(1), email: z.email().nullable(), home: code,
        grants: z.array(z.strictObject({ role: z.string(), node: code })),
      }),
    )
    .min(1),
});
export type OrganisationPlan = z.output<typeof organisationPlan>;
