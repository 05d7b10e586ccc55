import { z } from 'zod';

const optional = z.string().nullable();

/** Who sends to IVO (IVO-04): the word of each node from each day, oldest first. A node without one goes by the nearest above it. */
export const ivoAvsandareAnswer = z.object({
  /** The stream that the command goes to; null before there is an organisation. */
  organisationId: z.string().nullable(),
  today: z.string(),
  mayEdit: z.boolean(),
  rows: z.array(
    z.object({
      nodeId: z.string(), validFrom: z.string(), senderName: z.string(), senderOrgNumber: optional, senderAddress: optional, senderPostalAddress: optional, kommun: optional,
      ivoDepartment: optional,
    }),
  ),
});
export type IvoAvsandareAnswer = z.output<typeof ivoAvsandareAnswer>;
