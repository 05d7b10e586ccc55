import type { Instant, LocalDate } from '#domain/ids.js';
import { localDateOf } from '#domain/time/calendar.js';

const months = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'];
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The Swedish day of an instant, or the day as it is. */
export function dayOf(at: Instant | LocalDate): LocalDate {
  return at.length === 10 ? at : localDateOf(at);
}

/** `21 november 2026`; a time that nobody knows is said to be unknown. */
export function dayText(at: string | null | undefined): string {
  if (at === null || at === undefined) return unknownText;
  if (at === 'unknown') return 'inte känt';
  const [year = '', month = '', day = ''] = dayOf(at).split('-');
  return `${String(Number(day))} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** `2026-11-21 kl. 14.32` */
export function stampText(at: Instant): string {
  return `${dayOf(at)} kl. ${clock.format(new Date(at)).replace(':', '.')}`;
}

/** `21 november 2026 kl. 14.32`, or only the day when only the day is known. */
export function momentText(at: string | null | undefined): string {
  if (at === null || at === undefined || at === 'unknown' || at.length === 10) return dayText(at);
  return `${dayText(at)} kl. ${clock.format(new Date(at)).replace(':', '.')}`;
}

export const unknownText = 'Uppgift saknas';

export function said(text: string | null | undefined): string {
  return text === null || text === undefined || text.trim() === '' ? unknownText : text;
}

/** `a, b och c` */
export function listText(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} och ${last}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** In groups, so that no line breaks it with a hyphen that is not in it. */
export function hashText(sha256: string): string {
  return sha256.replaceAll(/(.{8})(?=.)/g, '$1 ');
}
