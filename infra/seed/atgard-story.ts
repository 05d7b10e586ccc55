import { demoId, nodeId } from './organisation.js';
import { person, Story } from './story.js';

export interface AtgardPlan {
  readonly key: string;
  readonly at: string;
  readonly end: string;
  readonly unit: string;
  readonly chef: string;
  readonly owner: string;
  readonly what: string;
  readonly aim: string;
  readonly measure: string;
  readonly type: string;
  /** Days from the approval to the due date; fewer than have gone makes it late. */
  readonly dueInDays: number;
  readonly case: { readonly aggregate: 'avvikelse' | 'synpunkt' | 'lexSarah'; readonly caseId: string };
  /** What the review found; the åtgärd worked when left out. */
  readonly effect?: 'partly' | 'not-achieved';
  readonly upTo: 'proposed' | 'approved' | 'ongoing' | 'done' | 'effect-reviewed';
}

const stages = ['proposed', 'approved', 'ongoing', 'done', 'effect-reviewed'] as const;
const caseTypes = { avvikelse: 'avvikelse', synpunkt: 'synpunkt', lexSarah: 'lex-sarah' } as const;
const prefixes = { avvikelse: 'Avvikelse', synpunkt: 'Synpunkt', lexSarah: 'LexSarah' } as const;

/** An åtgärd from the proposal to as far as it has come. */
export function atgardStory(plan: AtgardPlan): Story {
  const story = new Story('atgard', plan.key, plan.at, plan.end);
  const reaches = (stage: AtgardPlan['upTo']) => stages.indexOf(plan.upTo) >= stages.indexOf(stage);
  story.act(plan.chef, 'ProposeAtgard', {
    nodeId: nodeId(plan.unit), caseRefs: [{ caseId: plan.case.caseId, caseType: caseTypes[plan.case.aggregate] }], what: plan.what, aim: plan.aim,
    level: 'enhet', type: plan.type,
  });
  link(story, plan);
  if (reaches('approved')) story.wait(20).act(plan.chef, 'ApproveAtgard', {
    owner: person(plan.owner), dueDate: story.day(plan.dueInDays), effectReviewDate: story.day(plan.dueInDays + 60), effectMeasure: plan.measure,
  });
  if (reaches('ongoing')) story.wait(4).act(plan.owner, 'StartAtgard');
  if (reaches('done')) story.wait(24).act(plan.owner, 'CompleteAtgard', { completedAt: story.now, comment: 'Genomförd som planerat.' });
  if (reaches('effect-reviewed')) story.wait(24).act(plan.chef, 'ReviewAtgardEffect', { effect: plan.effect ?? 'achieved', evidence: plan.measure });
  return story;
}

/** The case knows its åtgärd from the same moment, as when the system links them by itself. */
function link(story: Story, { case: { aggregate, caseId }, key }: AtgardPlan): void {
  story.steps.push({
    aggregate, caseId, name: `Link${prefixes[aggregate]}Atgard`, data: { atgardId: story.caseId }, by: 'system', at: story.now, commandId: demoId('command', `atgard/${key}/link`),
  });
}
