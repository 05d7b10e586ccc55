import { z } from 'zod';

const days = { id: z.string(), from: z.string(), to: z.string().nullable() };
const person = z.object({
  userId: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  absences: z.array(z.object(days)),
  ersattare: z.array(z.object({ ...days, userId: z.string(), name: z.string() })),
});
export type AbsentPerson = z.output<typeof person>;

/** Today and ahead; what has ended is in the record. */
export const absencesAnswer = z.object({
  /** The stream that the commands go to; null before there is an organisation. */
  organisationId: z.string().nullable(),
  me: person.nullable(),
  people: z.array(person),
});
export type AbsencesAnswer = z.output<typeof absencesAnswer>;
