const zone = 'Europe/Stockholm';
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });

const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

/** A day without a time is that day in Sweden, whatever zone the browser is in. */
function instantOf(value: string): Date {
  return new Date(dateOnly.test(value) ? `${value}T12:00:00Z` : value);
}

export function dayText(value: string): string {
  return day.format(instantOf(value));
}

export function shortDayText(value: string): string {
  return shortDay.format(instantOf(value)).replace('.', '');
}

export function clockText(value: string | Date): string {
  return clock.format(typeof value === 'string' ? new Date(value) : value).replace(':', '.');
}

export function dayTimeText(value: string): string {
  return dateOnly.test(value) ? dayText(value) : `${dayText(value)} kl. ${clockText(value)}`;
}

/** The Swedish calendar day of an instant, as the date fields want it. */
export function localDay(value: Date = new Date()): string {
  return iso.format(value);
}

export function localClock(value: Date = new Date()): string {
  return clock.format(value);
}

/** Minutes by which Stockholm is ahead of UTC at an instant. */
function aheadOfUtc(at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  return (Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - Math.floor(at / 60_000) * 60_000) / 60_000;
}

/** The instant of a day and a clock time in Sweden; null when either is not written out. */
export function instantFrom(date: string, time: string): string | null {
  if (!dateOnly.test(date) || !/^\d{2}[:.]\d{2}$/.test(time)) return null;
  const guess = Date.parse(`${date}T${time.replace('.', ':')}:00.000Z`);
  if (Number.isNaN(guess)) return null;
  const first = guess - aheadOfUtc(guess) * 60_000;
  return new Date(guess - aheadOfUtc(first) * 60_000).toISOString();
}

const minute = 60_000;
const hour = 60 * minute;
const fullDay = 24 * hour;

/** Calendar days in Sweden from one instant to another. */
function daysBetween(from: number, to: number): number {
  return Math.round((Date.parse(`${localDay(new Date(to))}T00:00:00Z`) - Date.parse(`${localDay(new Date(from))}T00:00:00Z`)) / fullDay);
}

export type Urgency = 'late' | 'today' | 'soon' | 'later';

export interface TimeLeft {
  readonly text: string;
  readonly urgency: Urgency;
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

function lateText(late: number, days: number): string {
  if (days >= 1) return `${count(days, 'dag', 'dagar')} försenad`;
  if (late >= hour) return `${count(Math.floor(late / hour), 'timme', 'timmar')} försenad`;
  return 'Försenad';
}

/** Time left in words; colour only repeats what the words say. */
export function timeLeft(dueAt: string, now: number = Date.now()): TimeLeft {
  const due = Date.parse(dueAt);
  const left = due - now;
  const days = daysBetween(now, due);
  if (left < 0) return { text: lateText(-left, -days), urgency: 'late' };
  if (left < hour) return { text: `${count(Math.max(1, Math.ceil(left / minute)), 'minut', 'minuter')} kvar`, urgency: 'today' };
  if (days === 0) return { text: `I dag, ${count(Math.floor(left / hour), 'timme', 'timmar')} kvar`, urgency: 'today' };
  if (days === 1) return { text: 'I morgon', urgency: 'soon' };
  return { text: `${days} dagar kvar`, urgency: days <= 7 ? 'soon' : 'later' };
}
