import { demoNodes, nodeId } from './organisation.js';
import { ownCaseNumber, person, Story } from './story.js';

export interface LexSarahPlan {
  readonly key: string;
  readonly at: string;
  readonly end: string;
  readonly unit: string;
  readonly reporter: string;
  readonly what: string;
  readonly protection: string;
  readonly why: string;
  readonly changed: string;
  readonly categories: readonly string[];
  readonly laws?: readonly ('sol' | 'lss')[];
  readonly value: string;
  readonly child?: string;
  readonly ivoNow?: boolean;
  readonly upTo:
    | 'received' | 'protected' | 'forhandsbedomning-done' | 'under-utredning' | 'utredning-complete' | 'beslut-proposed' | 'second-read'
    | 'beslut-recorded' | 'ivo-sent' | 'under-uppfoljning' | 'closed';
}

const stages: readonly LexSarahPlan['upTo'][] = [
  'received', 'protected', 'forhandsbedomning-done', 'under-utredning', 'utredning-complete', 'beslut-proposed', 'second-read', 'beslut-recorded',
  'ivo-sent', 'under-uppfoljning', 'closed',
];
const serious = ['allvarligt-missforhallande', 'pataglig-risk-for-allvarligt-missforhallande'];
const ansvarig = 'sara';
const utredare = 'leila';
const reader = 'goran';
const beslutsfattare = 'eva';

/** A lex Sarah case from the rapport to as far as it has come. */
export function lexSarahStory(plan: LexSarahPlan): Story {
  const story = new Story('lexSarah', plan.key, plan.at, plan.end);
  const acts: readonly [LexSarahPlan['upTo'], (story: Story, plan: LexSarahPlan) => void][] = [
    ['received', report], ['protected', protect], ['forhandsbedomning-done', assess], ['under-utredning', begin], ['utredning-complete', investigate],
    ['beslut-proposed', propose], ['second-read', secondRead], ['beslut-recorded', decide], ['ivo-sent', notifyIvo], ['under-uppfoljning', followUp],
    ['closed', close],
  ];
  for (const [stage, act] of acts) if (stages.indexOf(plan.upTo) >= stages.indexOf(stage)) act(story, plan);
  return story;
}

function report(story: Story, plan: LexSarahPlan): void {
  story.act(plan.reporter, 'RegisterLexSarahRapport', {
    nodeId: nodeId(plan.unit), whatHappened: plan.what, form: 'skriftlig', receivedAt: story.now, discoveredAt: story.now, laws: plan.laws ?? ['sol'],
    ...(plan.child ? { enskilda: [{ enskildId: story.id('enskild'), name: plan.child, isChild: true, skyddadePersonuppgifter: false }] } : {}),
  });
  story.enterDiarium().act('system', 'AcknowledgeLexSarahRapport', { channel: 'in-app' });
}

function protect(story: Story, plan: LexSarahPlan): void {
  story.act(plan.unit.startsWith('omsorg') ? 'tomas' : 'birgitta', 'RecordLexSarahOmedelbarAtgard', { what: plan.protection, takenAt: story.now });
}

function assess(story: Story, plan: LexSarahPlan): void {
  story.act(ansvarig, 'ClassifyLexSarah', { laws: plan.laws ?? ['sol'], categories: plan.categories.map((code, i) => ({ code, primary: i === 0 })) });
  if (plan.categories.includes('bruten-sekretess')) {
    story.act(ansvarig, 'ConfirmLexSarahParallelDuty', {
      duty: 'personuppgiftsincident', needed: false, reason: 'Uppgifterna nådde bara kollegor i samma arbetsgrupp. Dataskyddsombudet har bedömt att ingen risk finns för den enskilde.',
    });
  }
  story.act(ansvarig, 'AssignLexSarahUtredare', { utredareId: person(utredare) });
  story.act(ansvarig, 'AssignLexSarahBeslutsfattare', { beslutsfattareId: person(beslutsfattare) });
  story.act(ansvarig, 'RecordLexSarahForhandsbedomning', {
    suspectedSeverity: plan.ivoNow ? plan.value : 'unclear', ivoNow: plan.ivoNow ?? false,
    motivering: plan.ivoNow ? 'Hotet mot barnets hälsa är allvarligt redan av det som står i rapporten.' : 'Händelsen behöver utredas innan allvaret kan bedömas.',
  });
  story.act(ansvarig, 'InformLexSarahEnskild', { stage: 'first-contact', to: plan.child ? 'vardnadshavare' : 'enskild', informedAt: story.now, channel: 'phone' });
}

function begin(story: Story): void {
  story.wait(20).act(utredare, 'StartLexSarahUtredning');
}

const title = 'Utredare';

function investigate(story: Story, plan: LexSarahPlan): void {
  story.wait(48).act(utredare, 'AddLexSarahUnderlag', {
    underlagId: story.id('underlag'), date: story.day(), source: 'interview', nature: 'fact', title, heading: 'Samtal med personalen i arbetsgruppen', text: plan.what,
  });
  for (const [part, text] of parts(plan)) {
    story.act(utredare, 'RecordLexSarahUtredningPart', {
      noteId: story.id(part), part, date: story.day(), source: 'interview', nature: ['orsaker', 'upprepning'].includes(part) ? 'bedomning' : 'fact', title, text,
    });
  }
  if (plan.child) konsekvens(story);
}

function parts(plan: LexSarahPlan): [string, string][] {
  const needed: [string, string][] = [
    ['handelse', plan.what], ['upptackt', 'Händelsen uppmärksammades av rapportören i det dagliga arbetet.'], ['tidpunkt', 'Händelsen inträffade dagen innan den rapporterades.'],
    ['orsaker', plan.why], ['tidigare-handelser', 'Två liknande avvikelser har rapporterats i verksamheten de senaste tre åren. Den åtgärd som då beslutades har inte följts upp.'],
    ['upprepning', 'Utan åtgärder kan något liknande hända igen.'], ['vidtagna-atgarder', plan.protection], ['ovrigt', 'Inget ytterligare har kommit fram.'],
    ['planerade-atgarder', plan.changed],
  ];
  return plan.child ? [...needed, ['barnperspektiv', 'Barnet har fått berätta i enskilt samtal. Barnet beskriver oro för att ingen visste var det fanns.']] : needed;
}

function konsekvens(story: Story): void {
  story.act(utredare, 'RecordLexSarahKonsekvens', {
    enskildId: story.id('enskild'),
    grades: [{ area: 'psykiskt', occurred: 'moderate', possible: 'serious' }, { area: 'fysiskt', occurred: 'none', possible: 'moderate' }],
    ownViewSource: 'own-words', whatHappened: 'Barnet fick inte det stöd som var beslutat.', ownView: '”Jag visste inte vem jag skulle ringa.”',
    ownViewHow: 'Enskilt samtal med utredaren', childText: 'Barnet har fått veta vad som händer nu och vem det kan vända sig till.',
  });
}

function propose(story: Story, plan: LexSarahPlan): void {
  story.wait(72).act(utredare, 'SubmitLexSarahBeslutsforslag', { value: plan.value, motivering: motivering(plan) });
}

function motivering(plan: LexSarahPlan): string {
  return `Det som hände har prövats mot lagens kriterier: hot mot eller konsekvenser för den enskildes liv, säkerhet, fysiska eller psykiska hälsa. ${plan.why}`;
}

function secondRead(story: Story): void {
  story.wait(20).act(reader, 'RecordLexSarahSecondReading', { agrees: true, motivering: 'Förslaget vilar på det som framkommit, och kriterierna är rätt använda.' });
}

function decide(story: Story, plan: LexSarahPlan): void {
  story.wait(24).act(beslutsfattare, 'RecordLexSarahBeslut', {
    value: plan.value, motivering: motivering(plan), title: 'Socialchef', delegationRef: 'SN 2015/12 p. 4.2', decidedAt: story.now,
    sekretessbedomning: 'Uppgifter om den enskilde omfattas av sekretess enligt 26 kap. 1 § OSL.',
  });
}

function notifyIvo(story: Story, plan: LexSarahPlan): void {
  if (!serious.includes(plan.value)) return;
  const unit = demoNodes.find((node) => node.code === plan.unit)?.name ?? '';
  story.wait(1).act(ansvarig, 'PrepareLexSarahIvoAnmalan', {
    avsandarensDiarienummer: ownCaseNumber, severity: plan.value, senderName: 'Socialnämnden i Nackby kommun',
    senderOrgNumber: '212000-0000', senderAddress: 'Stadshuset', senderPostalAddress: '100 00 Nackby', contactName: 'Socialt ansvarig samordnare', contactTitle: 'Lex Sarah-ansvarig',
    contactPhone: '08-000 00 00', contactEmail: 'socialnamnden@nackby.example', verksamhetName: unit, verksamhetAddress: 'Nackby', kommun: 'Nackby', enhet: unit,
    occurredDate: story.day(-30), occurredTime: 'Okänd', eventDescription: plan.what, utredningAttached: true, verksamhetsomrade: plan.unit.startsWith('omsorg') ? 'funktionsnedsattning-lss' : 'barn-och-familj', laws: plan.laws ?? ['sol'],
    konsekvenser: 'Se utredningen.', vidtagnaAtgarder: plan.protection, ovrigt: 'Inget ytterligare.', signedBy: 'Socialt ansvarig samordnare', signedDate: story.day(), ivoDepartment: 'Avdelning öst',
  });
  story.act(ansvarig, 'RecordLexSarahIvoAnmalan', {
    sentAt: story.now, channel: 'e-tjanst', utredningAttached: true, attachments: [{ name: 'Utredning', type: 'pdf' }], signedBy: 'Socialt ansvarig samordnare', receipt: 'Kvittens från e-tjänsten',
  });
}

function followUp(story: Story): void {
  story.wait(24).act(ansvarig, 'GiveLexSarahAterkoppling', {
    text: 'Din rapport är utredd och beslut är fattat. Tack för att du berättade.', whatChanged: 'Rutinen är ändrad och hela arbetsgruppen har gått igenom den.', channel: 'meeting', secrecyChecked: true,
  });
  story.act(ansvarig, 'InformLexSarahEnskild', { stage: 'outcome', to: 'enskild', informedAt: story.now, channel: 'meeting' });
  story.wait(24).act(ansvarig, 'InformLexSarahStaff', { informedAt: story.now, channel: 'meeting', text: 'Arbetsgruppen har fått veta vad som beslutats och vad som ändras, utan uppgifter om den enskilde.', secrecyChecked: true });
  story.act(ansvarig, 'ReportLexSarahDelegationsbeslut', { meetingDate: story.day(), reference: 'Socialnämndens protokoll' });
  story.act(ansvarig, 'StartLexSarahUppfoljning');
}

function close(story: Story, plan: LexSarahPlan): void {
  if (serious.includes(plan.value)) {
    story.wait(24 * 20).act(ansvarig, 'RecordLexSarahIvoDiarienummer', { diarienummer: `${story.now.slice(0, 4)}-${story.caseId.slice(0, 5)}` });
    story.wait(24 * 40).act(ansvarig, 'RecordLexSarahIvoBeslut', { outcome: 'no-further-action', receivedAt: story.now, summary: 'IVO avslutar ärendet: nämnden har gjort vad som krävs.', krav: [] });
    story.act(ansvarig, 'CloseLexSarahIvo');
  }
  story.wait(24 * 10).act(ansvarig, 'CloseLexSarah', { retentionClass: 'bevarande' });
  story.wait(1).act(ansvarig, 'PublishLexSarahPrecedent', { summary: plan.what, reasons: plan.why, secrecyChecked: true });
}
