import { describe, expect, test } from '@jest/globals';
import { systemActor } from '../actor.js';
import { avvikelse } from '../avvikelse/avvikelse.js';
import { avvikelseCommands } from '../avvikelse/avvikelse.commands.js';
import { lexSarah } from '../lex-sarah/lex-sarah.js';
import { lexSarahCommands } from '../lex-sarah/lex-sarah.commands.js';
import { given } from '../spec.js';
import { defaultDeadlineRows } from './deadline-rows.js';
import { followUps, type CaseEvent } from './follow-up.js';
import { lettersFor } from './letters.js';

const caseId = '01930000-0000-7000-8000-0000000000a1';
const newId = '01930000-0000-7000-8000-0000000000a2';
const nodeId = '01930000-0000-7000-8000-00000000b0f0';
const now = '2026-11-21T09:00:00.000Z';

function event(category: string, type: string, data: object): CaseEvent {
  return { category, caseId, type, data, version: 3, position: '17', recordedAt: '2026-11-21T08:00:00.123456Z', actor: 'anna', role: 'enhetschef' };
}

describe('acknowledgement', () => {
  test('a reporter is told at once, in the same words whatever the case type', () => {
    expect(followUps(event('lexSarah', 'LexSarahRapportRegistered', { reporterId: 'anna' })).map(({ name, data }) => [name, data])).toEqual([
      ['AcknowledgeLexSarahRapport', { channel: 'in-app' }],
    ]);
  });

  test('DL-AV-1 the system confirms an avvikelse at once, to the reporter or to who received it; an anonymous one has the receipt', () => {
    const confirmed = (data: object) => followUps(event('avvikelse', 'AvvikelseRegistered', data)).map(({ name, data: said }) => [name, said]);
    expect(confirmed({ reporterId: 'anna' })).toEqual([['AcknowledgeAvvikelse', { channel: 'in-app' }]]);
    expect(confirmed({ reporterId: null, receivedByOfficialId: 'birgitta' })).toEqual([['AcknowledgeAvvikelse', { channel: 'in-app' }]]);
    expect(confirmed({ reporterId: null })).toEqual([]);
  });

  test('DL-AV-1 is met by the system itself: no clock runs, nobody is reminded and nobody is told', () => {
    expect(defaultDeadlineRows.some(({ kind }) => kind === 'DL-AV-1')).toBe(false);
    expect(lettersFor({ type: 'AvvikelseAcknowledged', data: { channel: 'in-app' } }, { chefBerors: false }).map(({ recipients }) => recipients)).toEqual([['reporter']]);
  });

  test('a synpunkt from the web is confirmed by the system, one by phone by a person', () => {
    expect(followUps(event('synpunkt', 'SynpunktRegistered', {})).map(({ name }) => name)).toEqual(['AcknowledgeSynpunkt']);
    expect(followUps(event('synpunkt', 'SynpunktRegistered', { channelIn: 'telefon' }))).toEqual([]);
  });
});

describe('escalation', () => {
  const escalated = event('avvikelse', 'AvvikelseEscalated', {
    lexSarahId: newId, escalatedBy: 'birgitta', nodeId, reporterId: 'anna', discoveredAt: '2026-11-20T08:00:00.000Z', chefBerors: false,
    laws: ['lss'], involvedStaff: [{ personId: 'kim', part: 'named' }], whatHappened: 'Han lämnades ensam.',
  });

  test('gives a linked lex Sarah rapport with the text, the reporter and the time of the escalation', () => {
    const [wish, ...others] = followUps(escalated);
    expect(others).toEqual([]);
    expect(wish).toMatchObject({ category: 'lexSarah', caseId: newId, name: 'RegisterLexSarahRapport' });
    const data = lexSarahCommands.RegisterLexSarahRapport.schema.parse(wish?.data);
    expect(data).toMatchObject({ reporterId: 'anna', receivedAt: '2026-11-21T08:00:00.123Z', origin: { caseId, caseType: 'avvikelse', link: 'escalated-from' } });
    const outcome = given(lexSarah, []).when({ type: 'RegisterLexSarahRapport', data }, { actor: systemActor('follow-up'), now, caseId: newId });
    expect(outcome.refused).toBeUndefined();
  });

  test('the same event gives the same command id, another event another', () => {
    expect(followUps(escalated)).toEqual(followUps(escalated));
    expect(followUps({ ...escalated, version: 4 })[0]?.commandId).not.toBe(followUps(escalated)[0]?.commandId);
  });

  test('a destroyed text makes no rapport', () => {
    expect(followUps(event('synpunkt', 'SynpunktEscalated', { lexSarahId: newId, nodeId, whatHappened: { shredded: true } }))).toEqual([]);
  });
});

test.each([
  ['synpunkt', 'SynpunktContinuedAsAvvikelse', { reporterId: 'petra', discoveredAt: '2026-11-20T08:00:00.000Z', affects: ['group'], omedelbarAtgardTaken: false }],
  ['lexSarah', 'LexSarahContinuedAsAvvikelse', {}],
])('a %s that continues as an avvikelse gives one that the avvikelse accepts', (category, type, more) => {
  const [wish] = followUps(event(category, type, { avvikelseId: newId, nodeId, whatHappened: 'Rutinen saknades.', ...more }));
  const data = avvikelseCommands.RegisterAvvikelse.schema.parse(wish?.data);
  const outcome = given(avvikelse, []).when({ type: 'RegisterAvvikelse', data }, { actor: systemActor('follow-up'), now, caseId: newId });
  expect(outcome.refused).toBeUndefined();
  expect(outcome.events?.[0]).toMatchObject({ type: 'AvvikelseRegistered', data: { origin: { link: 'continued-from' }, reporterId: category === 'synpunkt' ? 'petra' : 'anna' } });
});

test('a proposed åtgärd is linked in each case it names', () => {
  const refs = [{ caseId: 'c1', caseType: 'lex-sarah' }, { caseId: 'c2', caseType: 'synpunkt' }];
  expect(followUps(event('atgard', 'AtgardProposed', { caseRefs: refs })).map(({ category, caseId: to, name, data }) => [category, to, name, data])).toEqual([
    ['lexSarah', 'c1', 'LinkLexSarahAtgard', { atgardId: caseId }], ['synpunkt', 'c2', 'LinkSynpunktAtgard', { atgardId: caseId }],
  ]);
});

test('most events ask for nothing', () => {
  expect(followUps(event('avvikelse', 'AvvikelseClosed', {}))).toEqual([]);
});
