import { expect, test } from '@jest/globals';
import { atgard } from '../atgard/atgard.js';
import { atgardEvents, type AtgardEvent } from '../atgard/atgard.events.js';
import { avvikelse } from '../avvikelse/avvikelse.js';
import { avvikelseEvents } from '../avvikelse/avvikelse.events.js';
import { lexSarah } from '../lex-sarah/lex-sarah.js';
import { lexSarahEvents } from '../lex-sarah/lex-sarah.events.js';
import { lexSarahInfoEvents } from '../lex-sarah-info/lex-sarah-info.events.js';
import { externAvvikelseEvents } from '../extern-avvikelse/extern-avvikelse.events.js';
import { deadlineSet } from '../case/deadline-events.js';
import { given } from '../spec.js';
import { synpunkt } from '../synpunkt/synpunkt.js';
import { synpunktEvents } from '../synpunkt/synpunkt.events.js';
import { deadlineClocks } from './deadline-clocks.js';
import { withDeadlines } from './deadlines.js';

const definitions = { ...avvikelseEvents, ...synpunktEvents, ...lexSarahEvents, ...externAvvikelseEvents, ...lexSarahInfoEvents, ...atgardEvents };
const unit = '01930000-0000-7000-8000-00000000b0f0';
const actor = { userId: 'anna', grants: [{ role: 'medarbetare' as const, nodeIds: [unit] }] };
const now = '2026-11-20T09:00:00.000Z';

test('every event that a clock listens to exists', () => {
  const heard = deadlineClocks.flatMap((clock) => [...clock.starts, ...clock.met, ...(clock.cancelled ?? []), ...(clock.moved ?? [])].map((one) => one.on));
  expect(heard.filter((name) => !Object.hasOwn(definitions, name))).toEqual([]);
});

test('a rapport and its first deadlines are one append, in the form the record keeps', () => {
  const { events = [] } = given(withDeadlines('LexSarah', lexSarah), []).when(
    { type: 'RegisterLexSarahRapport', data: { nodeId: unit, whatHappened: 'Något hände', form: 'skriftlig', receivedAt: '2026-11-20T08:00:00.000Z' } },
    { actor, now },
  );
  expect(events.map((event) => event.type)).toEqual(['LexSarahRapportRegistered', ...new Array<string>(6).fill('LexSarahDeadlineSet')]);
  for (const event of events.slice(1)) expect(deadlineSet.parse(event.data)).toEqual(event.data);
});

test('an avvikelse, a synpunkt and an åtgärd bring theirs', () => {
  const kinds = (events: readonly { type: string; data: object }[] = []) => events.flatMap((event) => ('kind' in event.data ? [event.data.kind] : []));
  const filed = given(withDeadlines('Avvikelse', avvikelse), []).when(
    { type: 'RegisterAvvikelse', data: { nodeId: unit, whatHappened: 'Något hände', discoveredAt: now, affects: ['enskild'], omedelbarAtgardTaken: false } },
    { actor, now },
  );
  expect(kinds(filed.events)).toEqual(['DL-LS-1', 'DL-AV-2', 'DL-AV-3', 'DL-AV-5']);
  const said = given(withDeadlines('Synpunkt', synpunkt), []).when({ type: 'RegisterSynpunkt', data: { nodeId: unit, text: 'Bra bemött', form: 'full' } }, { actor, now });
  expect(kinds(said.events)).toEqual(['DL-LS-1', 'DL-SY-1', 'DL-SY-2']);
  const proposed: AtgardEvent = { type: 'AtgardProposed', data: { nodeId: unit, caseRefs: [], riskIds: [], level: 'team', type: 'handledning', proposedBy: 'anna', requireEffectReview: false } };
  const approved = given(withDeadlines('Atgard', atgard), [proposed]).when(
    { type: 'ApproveAtgard', data: { owner: 'anna', dueDate: '2026-12-31', effectMeasure: 'Mätt' } },
    { actor, now },
  );
  expect(kinds(approved.events)).toEqual(['DL-AT-1']);
});
