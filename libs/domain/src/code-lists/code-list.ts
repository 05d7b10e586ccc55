import { z } from 'zod';
import type { LocalDate } from '../ids.js';

/** One code of a list. `validFrom` and `validTo` are the first and last day it may be chosen; a code is closed, never deleted. */
export interface CodeEntry<C extends string = string> {
  readonly code: C;
  /** What a person reads, in Swedish. */
  readonly label: string;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

/** First day of the lists shipped with the system: the year the föreskrift on ledningssystem came into force. */
export const firstDay = '2012-01-01';

/** The codes a person may choose on `day`. Old cases keep the codes they have. */
export function codesOn<E extends CodeEntry>(list: readonly E[], day: LocalDate): readonly E[] {
  return list.filter((entry) => entry.validFrom <= day && (entry.validTo === undefined || day <= entry.validTo));
}

/** The Swedish label of a code, also of a closed one. An unknown code is shown as it is rather than hidden. */
export function labelOf(list: readonly CodeEntry[], wanted: string): string {
  return list.find((entry) => entry.code === wanted)?.label ?? wanted;
}

/** The schema of one code of a list. */
export function codeOf<C extends string>(list: readonly CodeEntry<C>[]) {
  return z.enum(list.map((entry) => entry.code), { error: 'unknown-code' });
}
