import type { LocalDate } from '../ids.js';
import { dayNumber } from '../time/day-number.js';

/** What is known of a case without its text: codes and days, no person and no word (F-10). */
export interface CaseFeatures {
  readonly unitId: string;
  readonly categories: readonly string[];
  readonly process: string | null;
  readonly causes: readonly string[];
  readonly insatstyp: string | null;
  readonly receivedDate: LocalDate;
}

export const similarReasons = [
  'similar-text', 'same-category', 'same-unit', 'same-cause', 'same-process', 'same-insats', 'near-in-time',
] as const;
export type SimilarReason = (typeof similarReasons)[number];

const weights: Readonly<Record<SimilarReason, number>> = {
  'similar-text': 40, 'same-category': 20, 'same-unit': 15, 'same-cause': 10, 'same-process': 5, 'same-insats': 5, 'near-in-time': 5,
};
/** Texts less alike than this share only the words of the trade. */
const alike = 0.18;
const nearDays = 90;

export interface Likeness {
  /** 0 to 100, for the order of the list; it decides nothing. */
  readonly score: number;
  readonly reasons: readonly SimilarReason[];
}

/** `text` is how alike the texts are, or null where the reader may not open the other case: it then counts for nothing. */
export function likenessOfCases(one: CaseFeatures, other: CaseFeatures, text: number | null): Likeness {
  const holds: Readonly<Record<SimilarReason, boolean>> = {
    'similar-text': text !== null && text >= alike,
    'same-category': share(one.categories, other.categories),
    'same-unit': one.unitId === other.unitId,
    'same-cause': share(one.causes, other.causes),
    'same-process': one.process !== null && one.process === other.process,
    'same-insats': one.insatstyp !== null && one.insatstyp === other.insatstyp,
    'near-in-time': Math.abs(dayNumber(one.receivedDate) - dayNumber(other.receivedDate)) <= nearDays,
  };
  const reasons = similarReasons.filter((reason) => holds[reason]);
  const score = reasons.reduce((sum, reason) => sum + (reason === 'similar-text' ? textPoints(text ?? 0) : weights[reason]), 0);
  return { score: Math.round(score), reasons };
}

/** What is alike only in its unit or its time is not a similar event. */
export function isSimilar({ reasons }: Likeness): boolean {
  return reasons.some((reason) => reason !== 'same-unit' && reason !== 'near-in-time' && reason !== 'same-insats');
}

function textPoints(text: number): number {
  return weights['similar-text'] * Math.min(1, text / 0.6);
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one));
}
