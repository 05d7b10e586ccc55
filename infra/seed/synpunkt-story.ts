import { demoId, nodeId } from './organisation.js';
import { person, Story } from './story.js';

export interface SynpunktPlan {
  readonly key: string;
  readonly at: string;
  readonly end: string;
  readonly unit: string;
  readonly text: string;
  readonly answer: string;
  readonly kind: 'synpunkt' | 'klagomal' | 'praise';
  readonly subject: 'myndighet' | 'utforare';
  readonly utforare?: string;
  readonly categories: readonly string[];
  readonly anonymous?: boolean;
  readonly isChild?: boolean;
  readonly outcome?: string;
  readonly upTo: 'received' | 'acknowledged' | 'assigned' | 'under-utredning' | 'awaiting-yttrande' | 'answered' | 'closed';
}

const handler = 'petra';

/** A synpunkt or klagomål from the first word to as far as it has come. */
export function synpunktStory(plan: SynpunktPlan): Story {
  const story = new Story('synpunkt', plan.key, plan.at, plan.end);
  register(story, plan);
  if (plan.kind === 'praise' && plan.upTo === 'closed') return praise(story, plan);
  for (const [stage, act] of acts) if (stages.indexOf(plan.upTo) >= stages.indexOf(stage)) act(story, plan);
  return plan.upTo === 'awaiting-yttrande' ? askUtforare(story, plan) : story;
}

const stages: readonly SynpunktPlan['upTo'][] = ['received', 'acknowledged', 'assigned', 'under-utredning', 'awaiting-yttrande', 'answered', 'closed'];
const acts: readonly [SynpunktPlan['upTo'], (story: Story, plan: SynpunktPlan) => void][] = [
  ['acknowledged', acknowledge], ['assigned', assign], ['under-utredning', investigate], ['answered', answer], ['closed', close],
];

function acknowledge(story: Story, plan: SynpunktPlan): void {
  if (!plan.anonymous) story.wait(4).act(handler, 'AcknowledgeSynpunkt', { channel: 'letter' });
}

function assign(story: Story): void {
  story.wait(4).act(handler, 'AssignSynpunkt', { handlerId: person(handler) });
}

function askUtforare(story: Story, plan: SynpunktPlan): Story {
  return story.wait(2).act(handler, 'RequestSynpunktYttrande', {
    utforareId: demoId('utforare', plan.utforare ?? 'omsorg-i-centrum'), dueDate: story.day(7), questions: 'Vad hände, och vad har ni gjort för att det inte ska hända igen?',
  });
}

function answer(story: Story, plan: SynpunktPlan): void {
  story.wait(30).act(handler, 'AnswerSynpunkt', {
    summary: plan.answer, whatChanged: plan.answer, channel: 'brev', to: 'sender', ...(plan.isChild ? { childAdapted: true, childHeard: true } : {}),
  });
}

function close(story: Story, plan: SynpunktPlan): void {
  story.wait(3).act(handler, 'CloseSynpunkt', { outcome: plan.outcome ?? 'justified' });
}

function register(story: Story, plan: SynpunktPlan): void {
  story.act(handler, 'RegisterSynpunkt', {
    nodeId: nodeId(plan.unit), text: plan.text, form: plan.isChild ? 'child' : 'full', receivedAt: story.now, channelIn: 'telefon',
    senderRole: plan.isChild ? 'barn' : 'narstaende', ...(plan.isChild ? { isChild: true } : {}), ...(plan.anonymous ? { anonymous: true } : {}),
  });
  story.enterDiarium();
}

function classify(story: Story, plan: SynpunktPlan): void {
  story.wait(1).act(handler, 'ClassifySynpunkt', {
    kind: plan.kind, subject: plan.subject,
    ...(plan.categories.length > 0 ? { categories: plan.categories.map((code, i) => ({ code, primary: i === 0 })) } : {}),
    ...(plan.subject === 'utforare' && plan.utforare ? { utforareId: demoId('utforare', plan.utforare) } : {}),
  });
}

function investigate(story: Story, plan: SynpunktPlan): void {
  classify(story, plan);
  story.act(handler, 'RecordSynpunktMissforhallandeBedomning', { answer: 'no', motivering: 'Det som framförs har inte hotat någons trygghet eller hälsa.' });
  story.act(handler, 'StartSynpunktUtredning');
}

function praise(story: Story, plan: SynpunktPlan): Story {
  classify(story, plan);
  return story.wait(1).act(handler, 'CloseSynpunkt', { outcome: 'noted' });
}
