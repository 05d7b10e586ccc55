import { describe, expect, test } from '@jest/globals';
import { brief, caseOf, setOf, sets } from './deadlines.fixture.js';

const sentAt = '2026-03-02T08:30:00.000Z';
const sent = { type: 'ExternAvvikelseDispatched', data: { sentAt }, state: { status: 'sent' } };
const extern = () => caseOf('ExternAvvikelse');
const at = (day: string) => `${day}T09:00:00.000Z`;

describe('an avvikelse to another authority', () => {
  test('a draft starts no clock: DL-EX-1, DL-EX-2 and DL-LS-1 run from the day it was sent', () => {
    const one = extern();
    expect(one.tell(at('2026-02-20'), { type: 'ExternAvvikelseCreated', state: { status: 'draft' } })).toEqual([]);
    expect(sets(one.tell(at('2026-03-03'), sent)).map((set) => [set.kind, set.nominal, set.lastAllowed, set.basis])).toEqual([
      ['DL-LS-1', '2026-03-02', '2026-03-03', 'statutory-word'],
      ['DL-EX-1', '2026-03-16', '2026-03-16', 'configured'],
      ['DL-EX-2', '2026-05-01', '2026-05-04', 'configured'],
    ]);
  });

  test('DL-LS-1 does not start for what is in the diarium already', () => {
    const one = extern();
    const changes = one.tell(at('2026-03-03'), { ...sent, state: { status: 'sent', diarienummer: 'SN 1' } });
    expect(brief(changes)).toEqual(['Set DL-EX-1', 'Set DL-EX-2']);
    expect(brief(one.tell(at('2026-03-04'), { type: 'ExternAvvikelseDiarienummerRecorded', data: { diarieforingAt: at('2026-03-04') } }))).toEqual([]);
  });

  test('DL-EX-1 is met by the kvittens or by an answer, on the day they came', () => {
    const one = extern();
    one.tell(at('2026-03-03'), sent);
    const receipt = one.tell(at('2026-03-10'), { type: 'ExternAvvikelseReceiptRecorded', data: { receivedAt: at('2026-03-09') } });
    expect(receipt.map(({ data }) => [data.kind, data['metAt']])).toEqual([['DL-EX-1', at('2026-03-09')]]);
    const other = extern();
    other.tell(at('2026-03-03'), sent);
    expect(brief(other.tell(at('2026-03-10'), { type: 'ExternAvvikelseAnswerRecorded', data: { receivedAt: at('2026-03-09') } }))).toEqual(['Met DL-EX-1', 'Met DL-EX-2']);
  });

  test('DL-EX-2 is missed after sixty days and still met by a late answer; the samordnare is reminded, the chef told', () => {
    const one = extern();
    expect(setOf(one.tell(at('2026-03-03'), sent), 'DL-EX-2')).toMatchObject({ responsible: ['samordnare'], escalateTo: ['enhetschef'], lagrum: null });
    expect(one.missed('2026-05-04T12:00:00.000Z', 'DL-EX-2')).toEqual([]);
    expect(brief(one.missed('2026-05-04T22:00:05.000Z', 'DL-EX-2'))).toEqual(['Missed DL-EX-2']);
    expect(brief(one.tell(at('2026-05-20'), { type: 'ExternAvvikelseAnswerRecorded', data: { receivedAt: at('2026-05-20') } }))).toEqual(['Met DL-EX-1', 'Met DL-EX-2']);
  });

  test('DL-EX-4 gives ninety days for the meeting; one that was not held stops nothing', () => {
    const one = extern();
    const raised = one.tell(at('2026-05-06'), { type: 'ExternAvvikelseRaised', data: { plannedMeetingDate: '2026-06-10' }, state: { status: 'raised' } });
    expect(setOf(raised, 'DL-EX-4')).toMatchObject({ nominal: '2026-08-04', responsible: ['kvalitetsledare'] });
    expect(brief(one.tell(at('2026-06-11'), { type: 'ExternAvvikelseMeetingRecorded', data: { held: false } }))).toEqual([]);
    expect(one.open()).toEqual(['DL-EX-4']);
    expect(brief(one.tell(at('2026-07-01'), { type: 'ExternAvvikelseMeetingRecorded', data: { held: true, heldAt: '2026-06-30' } }))).toEqual(['Met DL-EX-4']);
  });

  test('closing gives up what still runs', () => {
    const one = extern();
    one.tell(at('2026-03-03'), sent);
    expect(brief(one.tell(at('2026-05-20'), { type: 'ExternAvvikelseClosed', state: { status: 'closed' } }))).toEqual([
      'Cancelled DL-LS-1 case-closed', 'Cancelled DL-EX-1 case-closed', 'Cancelled DL-EX-2 case-closed',
    ]);
  });
});

describe('an avvikelse from another authority', () => {
  test('DL-EX-3 gives sixty days from receipt, and our answer meets it', () => {
    const one = extern();
    const came = one.tell(at('2026-03-03'), { type: 'ExternAvvikelseRegistered', data: { receivedAt: sentAt }, state: { status: 'received' } });
    expect(sets(came).map((set) => [set.kind, set.lastAllowed])).toEqual([['DL-LS-1', '2026-03-03'], ['DL-EX-3', '2026-05-04']]);
    expect(setOf(came, 'DL-EX-3')).toMatchObject({ responsible: ['enhetschef'], escalateTo: ['verksamhetschef'] });
    expect(brief(one.tell(at('2026-04-01'), { type: 'ExternAvvikelseAnswered', data: { sentAt: at('2026-04-01') } }))).toEqual(['Met DL-EX-3']);
  });
});
