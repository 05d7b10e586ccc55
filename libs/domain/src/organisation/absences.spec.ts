import { describe, expect, test } from '@jest/globals';
import { systemActor, type Actor } from '../actor.js';
import { given } from '../spec.js';
import { organisation } from './organisation.js';
import { organisationCommands } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';

const id = (n: number) => `01930000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const [bof, omsorg, absenceId, appointmentId] = [id(1), id(2), id(3), id(4)];
const now = '2026-11-21T09:00:00.000Z';
const grant = (n: number, personId: string, nodeId: string): OrganisationEvent => ({
  type: 'RoleGranted', data: { grantId: id(n), personId, role: 'medarbetare', nodeId, from: '2026-01-01', reason: 'x', grantedBy: 'simon' },
});
const before = [grant(10, 'anna', bof), grant(11, 'bo', bof), grant(12, 'cia', omsorg)];
const as = (userId: string, role: Actor['grants'][number]['role'] = 'medarbetare', nodeId = bof) => ({ now, actor: { userId, grants: [{ role, nodeIds: [nodeId] }] } });
const away = (personId = 'anna', change: object = {}) => ({ type: 'RecordAbsence', data: { absenceId, personId, from: '2026-12-01', to: '2026-12-10', ...change } }) as const;
const appoint = (personId = 'anna', ersattareId = 'bo', change: object = {}) => ({ type: 'AppointErsattare', data: { appointmentId, personId, ersattareId, from: '2026-12-01', ...change } }) as const;

describe('absence', () => {
  test('everyone tells of one’s own, and never why', () => {
    const { events = [] } = given(organisation, before).when(away(), as('anna'));
    expect(events).toEqual([{ type: 'AbsenceRecorded', data: { absenceId, personId: 'anna', from: '2026-12-01', to: '2026-12-10', recordedBy: 'anna' } }]);
    expect(given(organisation, [...before, ...events]).when(away(), as('anna'))).toEqual({ events: [] });
    expect(organisationCommands.RecordAbsence.schema.safeParse({ ...away().data, reason: 'Sjuk' }).success).toBe(false);
  });

  test('a chef tells of her own people, an administrator of all, a colleague of nobody', () => {
    expect(given(organisation, before).when(away(), as('bo'))).toEqual({ refused: 'forbidden' });
    expect(given(organisation, before).when(away(), as('chef', 'enhetschef', bof)).events).toHaveLength(1);
    expect(given(organisation, before).when(away(), as('chef', 'enhetschef', omsorg))).toEqual({ refused: 'forbidden' });
    expect(given(organisation, before).when(away(), as('simon', 'systemadministrator', omsorg)).events).toHaveLength(1);
    expect(given(organisation, before).when(away(), { now, actor: systemActor('seed') }).events).toHaveLength(1);
  });

  test('ends before it was meant to, and does not begin again', () => {
    const recorded = given(organisation, before).when(away(), as('anna')).events ?? [];
    const end = (to: string) => ({ type: 'EndAbsence', data: { absenceId, to } }) as const;
    const ended = given(organisation, [...before, ...recorded]).when(end('2026-12-05'), as('anna')).events ?? [];
    expect(ended).toEqual([{ type: 'AbsenceEnded', data: { absenceId, personId: 'anna', to: '2026-12-05', endedBy: 'anna' } }]);
    expect(given(organisation, [...before, ...recorded, ...ended]).when(end('2026-12-08'), as('anna'))).toEqual({ events: [] });
    expect(given(organisation, [...before, ...recorded]).when(end('2026-12-05'), as('bo'))).toEqual({ refused: 'forbidden' });
    expect(given(organisation, before).when(end('2026-12-05'), as('anna'))).toEqual({ refused: 'case-not-found' });
  });

  test('has an order and a known person', () => {
    expect(given(organisation, before).when(away('anna', { to: '2026-11-30' }), as('anna'))).toEqual({ refused: 'time-order' });
    expect(given(organisation, before).when(away('nobody'), as('nobody'))).toEqual({ refused: 'unknown-person' });
  });
});

describe('ersättare', () => {
  test('ORG-05 is another person who has a role', () => {
    expect(given(organisation, before).when(appoint(), as('anna'))).toEqual({ events: [{ type: 'ErsattareAppointed', data: { ...appoint().data, appointedBy: 'anna' } }] });
    expect(given(organisation, before).when(appoint('anna', 'anna'), as('anna'))).toEqual({ refused: 'link-to-self' });
    expect(given(organisation, before).when(appoint('anna', 'nobody'), as('anna'))).toEqual({ refused: 'unknown-person' });
    expect(given(organisation, before).when(appoint(), as('bo'))).toEqual({ refused: 'forbidden' });
  });

  test('an appointment is recorded once and ends once', () => {
    const appointed = given(organisation, before).when(appoint(), as('anna')).events ?? [];
    expect(given(organisation, [...before, ...appointed]).when(appoint(), as('anna'))).toEqual({ events: [] });
    const end = { type: 'EndErsattare', data: { appointmentId, to: '2026-12-24' } } as const;
    const ended = given(organisation, [...before, ...appointed]).when(end, as('anna')).events ?? [];
    expect(ended).toEqual([{ type: 'ErsattareEnded', data: { appointmentId, personId: 'anna', to: '2026-12-24', endedBy: 'anna' } }]);
    expect(given(organisation, [...before, ...appointed, ...ended]).when(end, as('anna'))).toEqual({ events: [] });
  });
});
