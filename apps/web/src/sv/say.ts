import { reportingDelayDays, shownAsDelay } from '#domain/policies/reporting-delay.js';
import { codeLabel, detailLabel } from './codes.js';
import { dayTimeText } from '../time.js';

/** Small words and lists that several sections say. */
export const yesNo = (value: boolean | null | undefined): string | null => (value === null || value === undefined ? null : value ? 'Ja' : 'Nej');

export const codesText = (field: string, codes: readonly string[] | null | undefined): string | null =>
  codes && codes.length > 0 ? codes.map((code) => codeLabel(field, code)).join(', ') : null;

export const codeText = (field: string, code: string | null | undefined): string | null => (code ? codeLabel(field, code) : null);

/** A time that may be known to the instant, to the day, or not at all. */
export const partialText = (value: string | null | undefined): string | null => (value === 'unknown' ? 'Okänt' : value ? dayTimeText(value) : null);

/** DL-REP-1: the law says genast; more than a day is shown, and is nobody's fault to answer for. */
export function delayText(discoveredAt: string | null | undefined, reportedAt: string): string | null {
  const days = reportingDelayDays(discoveredAt, reportedAt);
  return days === null || days <= shownAsDelay ? null : `${days} dagar efter upptäckten`;
}

interface Chosen {
  readonly code: string;
  readonly detail?: string | null | undefined;
  readonly primary: boolean;
  readonly otherText: string | null;
}

export function categoriesText(chosen: readonly Chosen[] | undefined): string | null {
  if (chosen === undefined || chosen.length === 0) return null;
  const one = (category: Chosen) => {
    const detail = category.detail ? ` – ${detailLabel(category.code, category.detail).toLowerCase()}` : '';
    const other = category.otherText ? `: ${category.otherText}` : '';
    return `${codeLabel('categories', category.code)}${detail}${other}${category.primary && chosen.length > 1 ? ' (viktigast)' : ''}`;
  };
  return chosen.map(one).join(', ');
}
