import type { Instant } from '../ids.js';
import { daysBetween, localDateOf } from '../time/calendar.js';

/**
 * DL-REP-1: from discovery to report in Swedish days. The duty is genast (27 kap. 2 § SoL) and has no limit in days; the system
 * cannot know of it before the report is there, so it is a figure and never a deadline.
 */
export function reportingDelayDays(discoveredAt: Instant, reportedAt: Instant): number {
  return Math.max(0, daysBetween(localDateOf(discoveredAt), localDateOf(reportedAt)));
}
