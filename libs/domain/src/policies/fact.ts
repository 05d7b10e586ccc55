/** What the policies read of an event or a state: clear fields by name. Sealed fields are never asked for. */
export interface Fact {
  readonly data: unknown;
}

/** The value of a field, or undefined when the fact has no such field. */
export function fieldOf(fact: Fact, name: string): unknown {
  if (typeof fact.data !== 'object' || fact.data === null) return undefined;
  const value: unknown = Reflect.get(fact.data, name);
  return value;
}

export function textOf(fact: Fact, name: string): string | undefined {
  const value = fieldOf(fact, name);
  return typeof value === 'string' ? value : undefined;
}

export function isTrue(fact: Fact, name: string): boolean {
  return fieldOf(fact, name) === true;
}

export function isOneOf(fact: Fact, name: string, values: readonly string[]): boolean {
  const value = textOf(fact, name);
  return value !== undefined && values.includes(value);
}

/** The strings of a field that is a list of strings. */
export function textsOf(fact: Fact, name: string): readonly string[] {
  const value = fieldOf(fact, name);
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The entries of a list that have both an id and a day. */
export function listOf(fact: Fact, name: string, id: string, date: string): readonly { readonly cycle: string; readonly date: string }[] {
  const value = fieldOf(fact, name);
  if (!Array.isArray(value)) return [];
  return value.flatMap((data: unknown) => {
    const [cycle, day] = [textOf({ data }, id), textOf({ data }, date)];
    return cycle === undefined || day === undefined ? [] : [{ cycle, date: day }];
  });
}
