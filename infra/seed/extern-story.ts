import { demoId, nodeId } from './organisation.js';
import { person, Story } from './story.js';

export interface ExternPlan {
  readonly key: string;
  readonly at: string;
  readonly end: string;
  readonly unit: string;
  readonly chef: 'birgitta' | 'tomas';
  readonly reporter: string;
  readonly body: string;
  readonly what: string;
  readonly wanted?: string;
  readonly upTo: 'draft' | 'cleared' | 'sent' | 'acknowledged' | 'reminded' | 'raised' | 'answered' | 'closed';
}

const samordnare = 'kristina';
const stages: readonly ExternPlan['upTo'][] = ['draft', 'cleared', 'sent', 'acknowledged', 'reminded', 'raised', 'answered', 'closed'];

/** An avvikelse to another authority from the first word to as far as it has come. */
export function externStory(plan: ExternPlan): Story {
  const story = new Story('externAvvikelse', plan.key, plan.at, plan.end);
  const reached = (stage: ExternPlan['upTo']): boolean => stages.indexOf(plan.upTo) >= stages.indexOf(stage);
  story.act(plan.reporter, 'CreateExternAvvikelse', {
    nodeId: nodeId(plan.unit), counterpartyId: demoId('external-body', plan.body), causeIn: 'counterparty', description: plan.what,
    ...(plan.wanted === undefined ? {} : { wantedAtgard: plan.wanted }),
  });
  if (!reached('cleared')) return story;
  story.wait(4).act(plan.chef, 'AssignExternAvvikelse', { handlerId: person(samordnare) });
  story.wait(2).act(samordnare, 'ClearExternAvvikelse', { disclosureGround: 'samtycke', lookedThrough: true });
  if (!reached('sent')) return story;
  story.wait(1);
  story.act(samordnare, 'RecordExternAvvikelseDispatch', { channel: 'sakert-meddelande', sentAt: story.now, identityChannel: 'telefon', title: 'Samordnare' });
  story.enterDiarium();
  follow(story, reached);
  return reached('answered') ? answered(story, reached('closed')) : story;
}

function follow(story: Story, reached: (stage: ExternPlan['upTo']) => boolean): void {
  if (reached('acknowledged')) {
    story.wait(24 * 5);
    story.act(samordnare, 'RecordExternAvvikelseReceipt', { receivedAt: story.now });
  }
  if (reached('reminded')) {
    story.wait(24 * 35);
    story.act(samordnare, 'RemindExternAvvikelseCounterparty', { remindedAt: story.now, channel: 'telefon', newDate: story.day(14) });
  }
  if (reached('raised') && !reached('answered')) {
    story.wait(24 * 24);
    story.act(samordnare, 'RaiseExternAvvikelse', {
      forum: 'Samverkan socialtjänst och BUP', plannedMeetingDate: story.day(40), purpose: 'Remisser blir liggande utan besked. Det har hänt flera gånger.',
    });
  }
}

function answered(story: Story, closes: boolean): Story {
  story.wait(24 * 12);
  story.act(samordnare, 'RecordExternAvvikelseAnswer', {
    receivedAt: story.now, text: 'Remissen hade registrerats på fel mottagning. Rutinen för mottagande är ändrad.', sufficient: true,
  });
  if (!closes) return story;
  story.wait(24).act(samordnare, 'AnalyseExternAvvikelse', { conclusion: 'Motparten har ändrat sin rutin. Vi hade ingen egen del.', ownShare: false });
  return story.wait(24).act(samordnare, 'CloseExternAvvikelse', { outcome: 'corrected' });
}

export interface ExternInPlan {
  readonly key: string;
  readonly at: string;
  readonly end: string;
  readonly unit: string;
  readonly chef: 'birgitta' | 'tomas';
  readonly body: string;
  readonly what: string;
  readonly upTo: 'received' | 'under-utredning' | 'answered';
}

/** One that came to us. */
export function externInStory(plan: ExternInPlan): Story {
  const story = new Story('externAvvikelse', plan.key, plan.at, plan.end);
  story.act(plan.chef, 'RegisterExternAvvikelse', {
    nodeId: nodeId(plan.unit), counterpartyId: demoId('external-body', plan.body), receivedAt: story.now, channelIn: 'brev', description: plan.what,
    wantedAtgard: 'Vi vill veta hur ni ska se till att det inte händer igen.',
  });
  story.enterDiarium();
  if (plan.upTo === 'received') return story;
  story.wait(24);
  story.act(plan.chef, 'AcknowledgeExternAvvikelse', { at: story.now, channel: 'telefon' });
  story.wait(24).act(plan.chef, 'StartExternAvvikelseUtredning');
  if (plan.upTo === 'under-utredning') return story;
  story.wait(24 * 9);
  return story.act(plan.chef, 'AnswerExternAvvikelse', {
    text: 'Meddelandet lästes först efter helgen. Vi har nu en gemensam brevlåda som läses varje vardag.', disclosureGround: 'anonymised', identityChannel: 'not-told',
    channel: 'brev', sentAt: story.now,
  });
}

export interface InfoPlan {
  readonly key: string;
  readonly at: string;
  readonly end: string;
  readonly utforare: string;
  readonly kind: 'rapport' | 'ivo-anmalan';
  readonly summary: string;
  readonly upTo: 'received' | 'reviewed' | 'under-uppfoljning' | 'closed';
}

/** What an utförare tells of its lex Sarah. */
export function infoStory(plan: InfoPlan): Story {
  const story = new Story('lexSarahInfo', plan.key, plan.at, plan.end);
  const by = 'olof';
  story.act(by, 'RegisterLexSarahInfo', {
    nodeId: nodeId('omsorg'), utforareId: demoId('utforare', plan.utforare), kind: plan.kind, receivedAt: story.now, channelIn: 'brev', summary: plan.summary, laws: ['sol'],
  });
  story.enterDiarium();
  if (plan.upTo === 'received') return story;
  const asks = plan.upTo === 'reviewed';
  story.wait(24 * 2).act(by, 'ReviewLexSarahInfo', {
    action: asks ? 'request-utredning' : 'dialogue', motivering: 'Händelsen visar på en brist i bemanningen. Vi behöver veta hur utföraren har rättat till den.', ownShare: false,
    seriousDeficiencies: false,
  });
  if (asks) return story;
  story.wait(24).act(by, 'StartLexSarahInfoUppfoljning');
  if (plan.upTo === 'under-uppfoljning') return story;
  story.wait(24 * 10);
  return story.act(by, 'CloseLexSarahInfo', { carriedOutAt: story.now, summary: 'Samtal med utföraren. Bemanningen är ändrad och följs upp vid nästa avtalsmöte.' });
}
