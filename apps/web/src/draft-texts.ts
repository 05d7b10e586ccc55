import { dayTimeText } from './time.js';

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const isBlank = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The questions that two versions of a form answer differently. */
export function differing(mine: Values, theirs: Values): string[] {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return names.filter((name) => !same(mine[name], theirs[name]) && !(isBlank(mine[name]) && isBlank(theirs[name])));
}

function bothTexts(mine: string, theirs: string): string {
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${theirs}\n\n${mine}`;
}

const isText = (value: unknown): value is string => typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && /\s/.test(value);

/** Both texts in every answer that is written; in what is chosen the version of this page stands. */
export function merged(mine: Values, theirs: Values): Values {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return Object.fromEntries(names.map((name) => {
    const [here, there] = [mine[name], theirs[name]];
    if (isBlank(here)) return [name, there];
    if (isText(here) && typeof there === 'string') return [name, bothTexts(here, there)];
    return [name, isObject(here) && isObject(there) ? merged(here, there) : here];
  }));
}

/** An answer as a person reads it; what is only a code is told as chosen. */
export function shownAnswer(value: unknown): string {
  if (isBlank(value)) return 'Inget svar';
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}T/.test(value) ? dayTimeText(value) : value;
  const texts = textsIn(value);
  return texts.length > 0 ? texts.join('\n') : 'Annat val';
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\s/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
