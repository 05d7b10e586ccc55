import type { PartialTime } from '../case/case-fields.js';
import type { Instant } from '../ids.js';
import { daysBetween, localDateOf } from '../time/calendar.js';

/** A rapport that came more than this many days after the discovery is shown as late, to the manager and in the figures; nobody is told. */
export const shownAsDelay = 1;

/**
 * DL-REP-1: from discovery to report in Swedish days; null when nobody knows the day. The duty is genast (27 kap. 2 § SoL, 24 b § LSS)
 * and has no limit in days; the system cannot know of it before the report is there, so it is a figure and never a deadline.
 */
export function reportingDelayDays(discoveredAt: PartialTime | null | undefined, reportedAt: Instant): number | null {
  if (discoveredAt === null || discoveredAt === undefined || discoveredAt === 'unknown') return null;
  const discovered = discoveredAt.length === 'yyyy-mm-dd'.length ? discoveredAt : localDateOf(discoveredAt);
  return Math.max(0, daysBetween(discovered, localDateOf(reportedAt)));
}
