/** Told by whoever sent it, and by the system at the same moment: a clock time there may give away who was on duty. */
const atThatMoment = (by: unknown): boolean => by === 'anonym' || (typeof by === 'string' && by.startsWith('system:'));
const stated = new Set(['receivedAt', 'discoveredAt', 'reportedAt', 'diarieforingAt', 'startedAt', 'metAt']);

/**
 * Security 9: of an anonymous report screens show the day alone; times of what handlers did stay as they are.
 * Changes the view that was made for this one answer, and hands it back.
 */
export function withoutClock<T>(view: T, dayOf: (instant: string) => string): T {
  strip(view, dayOf);
  return view;
}

/** A reminder falls on a share of the time since then, and would tell it just as well. */
function tellsTheMoment(value: object): boolean {
  return atThatMoment(Reflect.get(value, 'by')) || atThatMoment(Reflect.get(value, 'actor')) || Reflect.has(value, 'step');
}

function strip(value: unknown, dayOf: (instant: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  const isTheirs = tellsTheMoment(value);
  for (const [name, inner] of Object.entries(value)) {
    const isTime = stated.has(name) || (name === 'at' && isTheirs);
    if (isTime && typeof inner === 'string' && inner.length > 10) Reflect.set(value, name, dayOf(inner));
    else strip(inner, dayOf);
  }
}
