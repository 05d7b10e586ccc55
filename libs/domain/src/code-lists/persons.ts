import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** Age groups: coarse on purpose, so that a statistic never points at one person. */
export const ageGroups = [
  { code: '0-12', label: '0–12 år', validFrom: firstDay },
  { code: '13-17', label: '13–17 år', validFrom: firstDay },
  { code: '18-20', label: '18–20 år', validFrom: firstDay },
  { code: '21-64', label: '21–64 år', validFrom: firstDay },
  { code: '65-plus', label: '65 år eller äldre', validFrom: firstDay },
  { code: 'okand', label: 'Okänd ålder', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type AgeGroup = (typeof ageGroups)[number]['code'];

/** Sex as asked in the statistics. */
export const sexes = [
  { code: 'kvinna', label: 'Kvinna eller flicka', validFrom: firstDay },
  { code: 'man', label: 'Man eller pojke', validFrom: firstDay },
  { code: 'annat-okant', label: 'Annat eller okänt', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type Sex = (typeof sexes)[number]['code'];

export const ageGroup = codeOf(ageGroups);
export const sex = codeOf(sexes);
