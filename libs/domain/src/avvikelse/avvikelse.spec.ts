import { describe, expect, it } from '@jest/globals';
import { noForeignFacts } from '../decider.js';
import { avvikelse } from './avvikelse.js';
import { avvikelseCommands } from './avvikelse.commands.js';
import { assessed, aterkoppling, enskildId, masterCaseId, now, otherUnit, registered, report, story, underAtgard, unit, utredning } from './avvikelse.spec-tool.js';

describe('an intern avvikelse', () => {
  it('goes the whole way from received to closed', () => {
    const told = story();
    expect(told.names('RegisterAvvikelse', report, { by: 'anna' })).toEqual(['AvvikelseRegistered']);
    expect(told.names('AcknowledgeAvvikelse', { channel: 'in-app' }, { by: 'system:letters' })).toEqual(['AvvikelseAcknowledged']);
    expect(told.names('RecordAvvikelseOmedelbarAtgard', { outcome: 'taken', description: 'Läkare ringdes.', takenAt: now })).toEqual([
      'AvvikelseOmedelbarAtgardRecorded',
    ]);
    expect(told.names('RecordAvvikelseBedomning', assessed)).toEqual(['AvvikelseBedomningRecorded']);
    expect(told.state.status).toBe('bedomning-done');
    expect(told.names('AssignAvvikelseUtredare', { utredareId: 'ulla' })).toEqual(['AvvikelseUtredareAssigned']);
    expect(told.names('StartAvvikelseUtredning', {}, { by: 'ulla' })).toEqual(['AvvikelseUtredningStarted']);
    expect(told.names('RecordAvvikelseUtredning', utredning, { by: 'ulla' })).toEqual(['AvvikelseUtredningRecorded']);
    expect(told.names('CompleteAvvikelseUtredning', {}, { by: 'ulla' })).toEqual(['AvvikelseUtredningCompleted']);
    expect(told.names('StartAvvikelseUppfoljning')).toEqual(['AvvikelseUppfoljningStarted']);
    expect(told.names('GiveAvvikelseAterkoppling', aterkoppling)).toEqual(['AvvikelseAterkopplingGiven']);
    expect(told.names('CloseAvvikelse', { summary: 'Rutinen är ändrad.' })).toEqual(['AvvikelseClosed']);
    expect(told.state.status).toBe('closed');
  });

  it('tells nothing new when a step has already been taken', () => {
    const told = underAtgard();
    told.do('GiveAvvikelseAterkoppling', aterkoppling);
    told.do('AcknowledgeAvvikelse', { channel: 'in-app' });
    told.do('AssignAvvikelseUtredare', { utredareId: 'ulla' });
    const before = told.events.length;
    told.do('AcknowledgeAvvikelse', { channel: 'in-app' });
    told.do('AssignAvvikelseUtredare', { utredareId: 'ulla' });
    told.do('CompleteAvvikelseUtredning');
    expect(told.events).toHaveLength(before);
    told.do('CloseAvvikelse', { summary: 'Klart.' });
    expect(told.names('CloseAvvikelse', { summary: 'Klart igen.' })).toEqual([]);
  });

  it('is registered once, and nothing happens to what does not exist', () => {
    const told = registered();
    expect(told.refusal('RegisterAvvikelse', report)).toBe('case-exists');
    expect(story().refusal('RecordAvvikelseBedomning', assessed)).toBe('case-not-found');
    expect(told.refusal('StartAvvikelseUtredning')).toBe('wrong-state');
  });
});

describe('AV-01 the report', () => {
  it('AV-01 needs enhet, what happened, when discovered, who was affected and whether anything was done', () => {
    const { schema } = avvikelseCommands.RegisterAvvikelse;
    expect(schema.safeParse(report).success).toBe(true);
    for (const field of ['nodeId', 'whatHappened', 'discoveredAt', 'affects', 'omedelbarAtgardTaken']) {
      expect(schema.safeParse({ ...report, [field]: undefined }).success).toBe(false);
    }
    expect(schema.safeParse({ ...report, affects: [] }).success).toBe(false);
    expect(schema.safeParse({ ...report, omedelbarAtgardTaken: true }).success).toBe(false);
    expect(schema.safeParse({ ...report, surprise: 1 }).success).toBe(false);
  });

  it('keeps every field of the report and counts it as received now', () => {
    expect(story().do('RegisterAvvikelse', { ...report, someoneInDanger: true, place: 'Köket' }, { by: 'anna' })).toEqual([
      {
        type: 'AvvikelseRegistered',
        data: { ...report, place: 'Köket', reporterId: 'anna', anonymous: false, receivedAt: now, someoneInDanger: true, chefBerors: false },
      },
    ]);
  });

  it('keeps no trace of an anonymous reporter', () => {
    const [event] = story().do('RegisterAvvikelse', { ...report, anonymous: true }, { by: 'anna' });
    expect(JSON.stringify(event)).not.toContain('anna');
    expect(event).toMatchObject({ data: { reporterId: null, anonymous: true } });
  });

  it('adds the persons it concerns as facts of their own', () => {
    const enskild = { enskildId, name: 'Bo Ek', isChild: false, skyddadePersonuppgifter: false };
    const facts = story().do('RegisterAvvikelse', { ...report, enskilda: [enskild] }, { by: 'anna' });
    expect(facts[1]).toEqual({ type: 'AvvikelseEnskildAdded', data: enskild });
  });

  it('refuses a time that lies ahead, and an order that cannot be', () => {
    expect(story().refusal('RegisterAvvikelse', { ...report, discoveredAt: '2026-11-03T08:00:00.000Z' })).toBe('future-time');
    expect(story().refusal('RegisterAvvikelse', { ...report, occurredFrom: '2026-11-01', occurredTo: '2026-10-01' })).toBe('time-order');
  });

  it('lets only the system name an origin and another reporter', () => {
    const origin = { caseId: masterCaseId, caseType: 'synpunkt', link: 'continued-from' };
    expect(story().refusal('RegisterAvvikelse', { ...report, origin })).toBe('forbidden');
    const told = story();
    told.do('RegisterAvvikelse', { ...report, origin, reporterId: 'hans' }, { by: 'system:follow-up' });
    expect(told.state).toMatchObject({ reporterId: 'hans', links: [{ caseId: masterCaseId, link: 'continued-from' }] });
  });
});

describe('AV-07, AV-08 and reopening', () => {
  it('AV-07 a duplicate is linked, leaves the process, and its reporter still gets feedback', () => {
    const told = registered();
    expect(told.names('MarkAvvikelseDuplicate', { masterCaseId, reason: 'Samma händelse.' })).toEqual(['AvvikelseDuplicateMarked']);
    expect(told.state).toMatchObject({ status: 'duplicate', links: [{ caseId: masterCaseId, link: 'duplicate-of' }] });
    expect(told.refusal('RecordAvvikelseBedomning', assessed)).toBe('wrong-state');
    expect(told.names('GiveAvvikelseAterkoppling', aterkoppling)).toEqual(['AvvikelseAterkopplingGiven']);
  });

  it('AV-07 the other case is no duplicate itself, and CM-02 no unit of another nämnd comes in', () => {
    const wish = { masterCaseId, reason: 'Samma händelse.' };
    expect(registered().refusal('MarkAvvikelseDuplicate', wish, { facts: { master: { status: 'duplicate' } } })).toBe('master-not-open');
    expect(registered().refusal('MarkAvvikelseDuplicate', wish, { facts: { master: { status: 'closed' } } })).toBeUndefined();
    const away = { facts: { sameNamnd: false } };
    expect(registered().refusal('MoveAvvikelse', { toNodeId: otherUnit, reason: 'Fel enhet.' }, away)).toBe('other-namnd');
    expect(registered().refusal('AddAvvikelseEnhet', { enhetId: otherUnit }, away)).toBe('other-namnd');
    expect(registered().refusal('RecordAvvikelseBedomning', { ...assessed, enheter: [otherUnit] }, away)).toBe('other-namnd');
  });

  it('AV-07 a case with a duty that runs is not put aside as a duplicate', () => {
    const told = registered();
    told.do('ConfirmAvvikelseParallelDuty', { duty: 'orosanmalan', needed: true });
    expect(told.refusal('MarkAvvikelseDuplicate', { masterCaseId, reason: 'Samma händelse.' })).toBe('duty-not-done');
  });

  it('a chef writes down what a colleague tells, is named as receiver, and nobody else can name another reporter', () => {
    const wish = { type: 'RegisterAvvikelse' as const, data: { ...report, affects: ['enskild' as const], reporterId: 'anna' } };
    const by = (role: 'enhetschef' | 'medarbetare', node: string) => {
      const actor = { userId: 'chef', grants: [{ role, nodeIds: [node] }] };
      return avvikelse.decide(wish, avvikelse.initial, { caseId: masterCaseId, commandId: masterCaseId, now, actor, facts: noForeignFacts })[0]?.data;
    };
    expect(by('enhetschef', unit)).toMatchObject({ reporterId: 'anna', receivedByOfficialId: 'chef' });
    for (const other of [by('enhetschef', otherUnit), by('medarbetare', unit)]) {
      expect(other).toMatchObject({ reporterId: 'chef' });
      expect(other).not.toHaveProperty('receivedByOfficialId');
    }
  });

  it('4.3 anybody writes down what somebody without an account tells, and follows it as the one who received it', () => {
    const told = registered({ reporterName: 'Vera Vikarie', reporterBefattning: 'Timvikarie', reporterContact: '070-000 00 00' });
    const [event] = told.events;
    expect(event?.data).toMatchObject({ reporterId: null, receivedByOfficialId: 'anna', reporterName: 'Vera Vikarie', reporterBefattning: 'Timvikarie', reporterContact: '070-000 00 00' });
    expect(told.state).toMatchObject({ reporterId: 'anna', anonymous: false, aterkoppling: 'pending' });
    const [hidden] = registered({ reporterName: 'Vera Vikarie', anonymous: true }).events;
    expect(JSON.stringify(hidden)).not.toContain('Vera');
  });

  it('AV-08 a colleague joins the report once', () => {
    const told = registered();
    expect(told.names('AddAvvikelseCoReporter', { text: 'Jag såg det också.' }, { by: 'eva' })).toEqual(['AvvikelseCoReporterAdded']);
    expect(told.names('AddAvvikelseCoReporter', {}, { by: 'eva' })).toEqual([]);
    expect(told.names('AddAvvikelseCoReporter', {}, { by: 'anna' })).toEqual([]);
  });

  it('reopening leads back to the utredning, and the outcome is told anew', () => {
    const told = underAtgard();
    told.do('GiveAvvikelseAterkoppling', aterkoppling);
    told.do('CloseAvvikelse', { summary: 'Klart.' });
    expect(told.names('ReopenAvvikelse', { reason: 'Nya uppgifter.' })).toEqual(['AvvikelseReopened']);
    expect(told.state.status).toBe('under-utredning');
    told.do('CompleteAvvikelseUtredning');
    expect(told.refusal('CloseAvvikelse', { summary: 'Klart.' })).toBe('aterkoppling-missing');
  });

  it('a joint avvikelse keeps its owner and counts every enhet once', () => {
    const told = registered();
    expect(told.names('RecordAvvikelseBedomning', { ...assessed, enheter: [otherUnit, otherUnit, unit] })).toEqual([
      'AvvikelseBedomningRecorded', 'AvvikelseEnhetAdded',
    ]);
    expect(told.state).toMatchObject({ ownerUnit: unit, enheter: [unit, otherUnit] });
  });

  it('CM-01 a move keeps the case and says where it came from', () => {
    const told = registered();
    expect(told.do('MoveAvvikelse', { toNodeId: otherUnit, reason: 'Fel enhet.' })).toEqual([
      { type: 'AvvikelseMoved', data: { fromNodeId: unit, toNodeId: otherUnit, reason: 'Fel enhet.' } },
    ]);
    expect(told.names('MoveAvvikelse', { toNodeId: otherUnit, reason: 'Fel enhet.' })).toEqual([]);
  });
});
