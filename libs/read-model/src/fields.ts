import { ProjectionError } from './projected-event.js';

/** Reads fields of event data by hand: sealed fields would not pass the schemas, and only a few fields are needed. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(data: unknown): Fields {
  if (isFields(data)) return data;
  throw new ProjectionError('data-is-not-an-object');
}

export function text(data: Fields, name: string): string {
  const value = data[name];
  if (typeof value === 'string') return value;
  throw new ProjectionError(`missing-${name}`);
}

export function optionalText(data: Fields, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' ? value : null;
}

export function whole(data: Fields, name: string): number {
  const value = data[name];
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new ProjectionError(`missing-${name}`);
}

export function optionalNumber(data: Fields, name: string): number | null {
  const value = data[name];
  return typeof value === 'number' ? value : null;
}

export function yes(data: Fields, name: string): boolean {
  return data[name] === true;
}

export function texts(data: Fields, name: string): readonly string[] {
  const value = data[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function objects(data: Fields, name: string): readonly Fields[] {
  const value = data[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

export function object(data: Fields, name: string): Fields | null {
  const value = data[name];
  return isFields(value) ? value : null;
}

export function withValue(list: readonly string[], value: string): readonly string[] {
  return list.includes(value) ? list : [...list, value];
}
