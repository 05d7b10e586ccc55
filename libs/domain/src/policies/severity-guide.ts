import { z } from 'zod';
import { lexSarahBeslutValues, type LexSarahBeslutValue } from '../lex-sarah/lex-sarah.status.js';

/** Which questions and which rule gave a suggestion: kept with the act, so that it can be read years later as it was (F-08). */
export const severityGuideId = 'severity-guide-2026-01';

const threat = z.enum(['none', 'some', 'serious', 'unknown']);
const yesNo = z.enum(['yes', 'no', 'unknown']);

/** The questions of F-08. Every one may be left at "vet inte": nobody is held up by the guide. */
export const severityAnswers = z.strictObject({
  /** Has it happened, or could it happen? */
  stage: z.enum(['happened', 'could-happen', 'unknown']),
  life: threat,
  safety: threat,
  physical: threat,
  psychological: threat,
  duration: z.enum(['once', 'days', 'weeks', 'longer', 'unknown']),
  repeated: yesNo,
  dependent: yesNo,
  child: yesNo,
  persons: z.enum(['one', 'few', 'many', 'unknown']),
});
export type SeverityAnswers = z.output<typeof severityAnswers>;
export type SeveritySuggestion = LexSarahBeslutValue | 'unclear';

export const severitySuggestions = [...lexSarahBeslutValues, 'unclear'] as const;
const areas = ['life', 'safety', 'physical', 'psychological'] as const;
/** So many aggravating circumstances together speak for allvarligt even where no single threat was called serious. */
const manyAggravating = 3;

/**
 * What the answers speak for, by the criteria of 27 kap. 2 and 6 §§ SoL as SOSFS 2011:5 explains them: a threat to, or
 * consequences for, life, safety, physical or psychological health; serious when the threat or the consequences are. It decides nothing.
 */
export function suggestSeverity(answers: SeverityAnswers): SeveritySuggestion {
  const threats = areas.map((area) => answers[area]);
  if (threats.includes('serious')) return forStage(answers, true);
  if (threats.includes('some')) return forStage(answers, aggravating(answers) >= manyAggravating);
  return threats.includes('unknown') ? 'unclear' : 'inte-missforhallande';
}

function forStage({ stage }: SeverityAnswers, serious: boolean): SeveritySuggestion {
  if (stage === 'could-happen') return serious ? 'pataglig-risk-for-allvarligt-missforhallande' : 'pataglig-risk-for-missforhallande';
  return serious ? 'allvarligt-missforhallande' : 'missforhallande';
}

function aggravating({ duration, repeated, dependent, child, persons }: SeverityAnswers): number {
  const circumstances = [duration === 'weeks' || duration === 'longer', repeated === 'yes', dependent === 'yes', child === 'yes', persons === 'many'];
  return circumstances.filter(Boolean).length;
}

const rank: Readonly<Record<LexSarahBeslutValue, number>> = {
  'inte-missforhallande': 0,
  'pataglig-risk-for-missforhallande': 1,
  missforhallande: 2,
  'pataglig-risk-for-allvarligt-missforhallande': 3,
  'allvarligt-missforhallande': 4,
};

/** A suggestion is told only where it is graver than the human answer: it never lowers one. */
export function isGraver(suggestion: SeveritySuggestion, value: LexSarahBeslutValue | 'unclear' | undefined): boolean {
  if (suggestion === 'unclear') return false;
  return value === undefined || value === 'unclear' || rank[suggestion] > rank[value];
}

/** As the command brings it: the answers, and which similar cases were in sight. */
export const severityGuide = z.strictObject({ answers: severityAnswers, precedentIds: z.array(z.uuid()).max(5, 'too-many').optional() });

/** As the act keeps it: with the rule that was used and what came of it. */
export const severityGuideUsed = z.strictObject({
  guideId: z.string(),
  answers: severityAnswers,
  suggestion: z.enum(severitySuggestions),
  precedentIds: z.array(z.uuid()),
});
export type SeverityGuideUsed = z.output<typeof severityGuideUsed>;

/** As the page reads it; null when none was used, or it is sealed for the reader. */
export const guideView = severityGuideUsed.nullable();

export function readGuide(value: unknown): SeverityGuideUsed | null {
  const read = severityGuideUsed.safeParse(value);
  return read.success ? read.data : null;
}

export function guideUsed(guide: z.output<typeof severityGuide> | undefined): { severityGuide?: SeverityGuideUsed } {
  if (guide === undefined) return {};
  const { answers, precedentIds = [] } = guide;
  return { severityGuide: { guideId: severityGuideId, answers, suggestion: suggestSeverity(answers), precedentIds } };
}
