import { nodeId } from './organisation.js';
import { Story } from './story.js';

export interface AvvikelsePlan {
  readonly key: string;
  readonly at: string;
  readonly end: string;
  readonly unit: string;
  readonly reporter: string;
  readonly what: string;
  readonly done: string;
  readonly categories: readonly string[];
  readonly cause: readonly [code: string, area: string];
  readonly causeText: string;
  readonly changed: string;
  readonly risk?: readonly [likelihood: number, severity: number];
  readonly jointWith?: string;
  readonly lexSarahQuestion?: 'no' | 'unsure';
  readonly someoneInDanger?: boolean;
  readonly upTo: 'received' | 'bedomning-done' | 'under-utredning' | 'under-atgard' | 'under-uppfoljning' | 'closed';
}

export const chefOf = (unit: string): string => (unit.startsWith('omsorg') ? 'tomas' : 'birgitta');

/** An avvikelse from the report to as far as it has come. */
export function avvikelseStory(plan: AvvikelsePlan): Story {
  const chef = chefOf(plan.unit);
  const story = new Story('avvikelse', plan.key, plan.at, plan.end);
  const stages = ['received', 'bedomning-done', 'under-utredning', 'under-atgard', 'under-uppfoljning', 'closed'];
  const reaches = (stage: AvvikelsePlan['upTo']) => stages.indexOf(plan.upTo) >= stages.indexOf(stage);
  report(story, plan);
  if (reaches('bedomning-done')) assess(story, plan, chef);
  if (reaches('under-utredning')) story.wait(48).act(chef, 'StartAvvikelseUtredning').wait(20).act(chef, 'RecordAvvikelseUtredning', {
    nature: 'fact', date: story.day(), source: 'interview', title: 'Enhetschef', courseOfEvents: plan.what,
    causes: [{ code: plan.cause[0], area: plan.cause[1], text: plan.causeText }], similarCaseIds: [],
  });
  if (reaches('under-atgard')) story.wait(72).act(chef, 'CompleteAvvikelseUtredning');
  if (reaches('under-uppfoljning')) story.wait(24).act(chef, 'StartAvvikelseUppfoljning');
  if (reaches('closed')) {
    story.wait(24).act(chef, 'GiveAvvikelseAterkoppling', {
      text: 'Tack för att du rapporterade. Vi har gått igenom händelsen tillsammans och sett vad som brast.', whatChanged: plan.changed,
    });
    story.wait(2).act(chef, 'CloseAvvikelse', { summary: plan.changed });
  }
  return story;
}

function report(story: Story, plan: AvvikelsePlan): void {
  story.act(plan.reporter, 'RegisterAvvikelse', {
    nodeId: nodeId(plan.unit), whatHappened: plan.what, discoveredAt: story.now, receivedAt: story.now, affects: ['enskild'],
    omedelbarAtgardTaken: true, omedelbarAtgard: plan.done, ...(plan.someoneInDanger ? { someoneInDanger: true } : {}),
  });
  story.enterDiarium().act('system', 'AcknowledgeAvvikelse', { channel: 'in-app' });
}

function assess(story: Story, plan: AvvikelsePlan, chef: string): void {
  const [likelihood, severity] = plan.risk ?? [2, 2];
  story.wait(26).act(chef, 'RecordAvvikelseBedomning', {
    laws: ['sol'], categories: plan.categories.map((code, i) => ({ code, primary: i === 0 })), risk: { likelihood, severity },
    lexSarahQuestion: plan.lexSarahQuestion ?? 'no', motivering: 'Händelsen fick inga följder för den enskildes trygghet eller hälsa.',
    ...(plan.jointWith ? { enheter: [nodeId(plan.jointWith)] } : {}),
  });
}

