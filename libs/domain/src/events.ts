import type { z } from 'zod';

/** How one event type looks in one version. The newest version of a type is the one code sees. */
export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly schema: S;
}

export type EventDefinitions = Readonly<Record<string, EventDefinition>>;

/** The union of events of a table of definitions. */
export type EventsOf<D extends EventDefinitions> = {
  [T in keyof D & string]: { readonly type: T; readonly data: z.output<D[T]['schema']> };
}[keyof D & string];

export function v1<S extends z.ZodType>(schema: S): EventDefinition<S> {
  return { version: 1, schema };
}
