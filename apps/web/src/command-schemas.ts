import type { z } from 'zod';
import type { StreamType } from './api.js';

type Table = Readonly<Record<string, { readonly schema: z.ZodType }>>;

/** The process table of a case type, fetched only when a case of that type is opened. */
const tables: Record<StreamType, () => Promise<Table>> = {
  avvikelse: () => import('#domain/avvikelse/avvikelse.commands.js').then((module) => module.avvikelseCommands),
  synpunkt: () => import('#domain/synpunkt/synpunkt.commands.js').then((module) => module.synpunktCommands),
  'lex-sarah': () => import('#domain/lex-sarah/lex-sarah.commands.js').then((module) => module.lexSarahCommands),
  'extern-avvikelse': () => import('#domain/extern-avvikelse/extern-avvikelse.commands.js').then((module) => module.externAvvikelseCommands),
  'lex-sarah-info': () => import('#domain/lex-sarah-info/lex-sarah-info.commands.js').then((module) => module.lexSarahInfoCommands),
  atgard: () => import('#domain/atgard/atgard.commands.js').then((module) => module.atgardCommands),
};

export async function schemaOf(type: StreamType, command: string): Promise<z.ZodType> {
  const schema = (await tables[type]())[command]?.schema;
  if (schema === undefined) throw new RangeError(`no command ${command}`);
  return schema;
}
