import { mentionsSomebody } from '#domain/policies/names-in-text.js';
import type { RecordedEvent } from '#domain/recorded-event.js';

type Fields = Readonly<Record<string, unknown>>;

/** Texts that leave the case, by command (LS-13, F-08). */
const texts: Readonly<Record<string, readonly string[]>> = {
  GiveLexSarahAterkoppling: ['text', 'whatChanged'],
  InformLexSarahEnskild: ['text'],
  InformLexSarahStaff: ['text'],
  PublishLexSarahPrecedent: ['summary', 'reasons'],
};

export function hasTextToCheck(command: string): boolean {
  return Object.hasOwn(texts, command);
}

interface Known {
  /** Whom the name belongs to: an enskild, somebody of the staff, the reporter. */
  readonly subject: string;
  readonly name?: string;
  readonly personnummer?: string;
}

const reporter = 'reporter';

/** Everybody whom the opened events name, and the accounts that take part; what has no text is left out. */
export function knownIn(events: readonly RecordedEvent[]): { readonly people: readonly Known[]; readonly accounts: ReadonlyMap<string, string> } {
  const people: Known[] = [];
  const accounts = new Map<string, string>();
  for (const event of events) {
    const data = fieldsOf(event.data);
    const added = /(EnskildAdded|InvolvedStaffAdded)$/.test(event.type) ? [data] : [];
    for (const one of [...listOf(data['enskilda']), ...listOf(data['involvedStaff']), ...added]) {
      const subject = textOf(one['enskildId']) ?? textOf(one['personId']) ?? '';
      const personnummer = textOf(one['personnummer']);
      people.push({ subject, ...someName(one['name']), ...(personnummer === undefined ? {} : { personnummer }) });
      const account = textOf(one['personId']);
      if (account !== undefined) accounts.set(account, account);
    }
    people.push({ subject: reporter, ...someName(data['reporterName']) });
    const account = textOf(data['reporterId']);
    if (account !== undefined) accounts.set(account, reporter);
  }
  return { people, accounts };
}

/** Does the command's text name anybody but the one it is written to? */
export function namesOthers(command: string, data: unknown, people: readonly Known[]): boolean {
  const fields = fieldsOf(data);
  const to = command === 'GiveLexSarahAterkoppling' ? reporter : textOf(fields['enskildId']);
  const others = people.filter(({ subject }) => subject !== to);
  const known = {
    names: others.flatMap(({ name }) => name ?? []),
    personnummer: others.flatMap(({ personnummer }) => personnummer ?? []),
  };
  return (texts[command] ?? []).some((field) => mentionsSomebody(textOf(fields[field]) ?? '', known));
}

function someName(value: unknown): { name?: string } {
  const name = textOf(value);
  return name === undefined ? {} : { name };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}
