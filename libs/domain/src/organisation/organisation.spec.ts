import { describe, expect, test } from '@jest/globals';
import { systemActor, type Actor } from '../actor.js';
import { given } from '../spec.js';
import { configuration } from './configuration.js';
import { organisation } from './organisation.js';
import { organisationCommands } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';
import { utforare } from './utforare.js';

const id = (n: number) => `01930000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const [huvudman, namnd, bof, omsorg, grantId, delegationId] = [id(1), id(2), id(3), id(4), id(5), id(6)];
const now = '2026-11-21T09:00:00.000Z';
const simon: Actor = { userId: 'simon', grants: [] };
const context = { actor: simon, now };
const reason = 'behovsanalys';

const added = (nodeId: string, code: string, level: 'huvudman' | 'namnd' | 'enhet', parentId?: string): OrganisationEvent => ({
  type: 'OrganisationNodeAdded',
  data: { nodeId, code, level, name: code, nameInSentence: code, validFrom: '2015-01-01', ...(parentId === undefined ? {} : { parentId }) },
});
const tree = [added(huvudman, 'nackby', 'huvudman'), added(namnd, 'socialnamnden', 'namnd', huvudman), added(bof, 'bof', 'enhet', namnd), added(omsorg, 'omsorg', 'enhet', namnd)];
const grant = { grantId, personId: 'anna', role: 'enhetschef', nodeId: bof, from: '2026-01-01', reason } as const;
const granted: OrganisationEvent = { type: 'RoleGranted', data: { ...grant, grantedBy: 'simon' } };

describe('nodes', () => {
  const add = (nodeId: string, code: string, level: 'enhet' | 'verksamhet', parentId?: string) =>
    ({ type: 'AddOrganisationNode', data: { nodeId, code, level, name: code, nameInSentence: code, validFrom: '2026-01-01', ...(parentId && { parentId }) } }) as const;

  test('a node is added under one of a level above its own', () => {
    const command = add(id(9), 'bof-mottagning', 'verksamhet', bof);
    expect(given(organisation, tree).when(command, context)).toEqual({ events: [{ type: 'OrganisationNodeAdded', data: command.data }] });
    expect(given(organisation, tree).when(add(id(9), 'x', 'enhet', bof), context)).toEqual({ refused: 'unknown-unit' });
    expect(given(organisation, tree).when(add(id(9), 'x', 'enhet'), context)).toEqual({ refused: 'unknown-unit' });
    expect(given(organisation, tree).when(add(id(9), 'bof', 'enhet', namnd), context)).toEqual({ refused: 'already-done' });
    expect(given(organisation, tree).when(add(bof, 'bof', 'enhet', namnd), context)).toEqual({ events: [] });
  });

  test('ORG-01 no node without validFrom', () => {
    const { validFrom: _, ...data } = add(id(9), 'x', 'enhet', namnd).data;
    expect(organisationCommands.AddOrganisationNode.schema.safeParse(data).success).toBe(false);
  });

  test('ORG-02 closing needs a successor or an owner for what is open', () => {
    const close = (more: object) => ({ type: 'CloseOrganisationNode', data: { nodeId: bof, validFrom: '2027-01-01', ...more } }) as const;
    expect(given(organisation, tree).when(close({}), context)).toEqual({ refused: 'unknown-unit' });
    expect(given(organisation, tree).when(close({ successorId: bof }), context)).toEqual({ refused: 'link-to-self' });
    const closed = given(organisation, tree).when(close({ successorId: omsorg }), context);
    expect(closed).toEqual({ events: [{ type: 'OrganisationNodeClosed', data: { nodeId: bof, validFrom: '2027-01-01', successorId: omsorg } }] });
    const after = [...tree, ...(closed.events ?? [])];
    expect(given(organisation, after).when(close({ successorId: omsorg }), context)).toEqual({ events: [] });
    expect(given(organisation, after).when({ type: 'GrantRole', data: grant }, context)).toEqual({ refused: 'unknown-unit' });
    const closeNamnd = { type: 'CloseOrganisationNode', data: { nodeId: namnd, validFrom: '2027-01-01', caseOwnerId: 'anna' } } as const;
    expect(given(organisation, tree).when(closeNamnd, context)).toEqual({ refused: 'wrong-state' });
  });

  test('a name is changed from a day, and the same name again says nothing', () => {
    const rename = (name: string) => ({ type: 'RenameOrganisationNode', data: { nodeId: bof, name, nameInSentence: 'bof', validFrom: '2026-07-01' } }) as const;
    expect(given(organisation, tree).when(rename('Barnenheten'), context).events).toHaveLength(1);
    expect(given(organisation, tree).when(rename('bof'), context)).toEqual({ events: [] });
  });
});

describe('roles and delegations', () => {
  test('ORG-04 nobody grants a role to himself or herself; the system may set up the first', () => {
    const toMyself = { type: 'GrantRole', data: { ...grant, personId: 'simon' } } as const;
    expect(given(organisation, tree).when(toMyself, context)).toEqual({ refused: 'forbidden' });
    expect(given(organisation, tree).when(toMyself, { now, actor: systemActor('seed') }).events).toHaveLength(1);
  });

  test('a grant ends and is never edited', () => {
    expect(given(organisation, tree).when({ type: 'GrantRole', data: grant }, context)).toEqual({ events: [granted] });
    expect(given(organisation, [...tree, granted]).when({ type: 'GrantRole', data: grant }, context)).toEqual({ events: [] });
    const end = (to: string) => ({ type: 'EndRole', data: { grantId, to, reason } }) as const;
    const ended: OrganisationEvent = { type: 'RoleEnded', data: { grantId, to: '2026-11-30', reason, endedBy: 'simon' } };
    expect(given(organisation, [...tree, granted]).when(end('2026-11-30'), context)).toEqual({ events: [ended] });
    expect(given(organisation, [...tree, granted, ended]).when(end('2026-12-31'), context)).toEqual({ events: [] });
    expect(given(organisation, tree).when(end('2026-12-31'), context)).toEqual({ refused: 'case-not-found' });
  });

  test('a delegation names the beslut of the nämnd, and a role or a person', () => {
    const schema = organisationCommands.RecordDelegation.schema;
    const data = { delegationId, topic: 'lex-sarah-beslut', role: 'beslutsfattare', from: '2026-01-01', namndBeslutRef: 'SN 2025-12-10 § 91' } as const;
    expect(schema.safeParse(data).success).toBe(true);
    expect(schema.safeParse({ ...data, personId: 'eva' }).success).toBe(false);
    expect(schema.safeParse({ ...data, namndBeslutRef: undefined }).success).toBe(false);
    const recorded = given(organisation, tree).when({ type: 'RecordDelegation', data }, context);
    expect(recorded).toEqual({ events: [{ type: 'DelegationRecorded', data }] });
    const end = { type: 'EndDelegation', data: { delegationId, to: '2026-06-30', namndBeslutRef: 'SN 2026-05-20 § 40' } } as const;
    expect(given(organisation, [...tree, ...(recorded.events ?? [])]).when(end, context)).toEqual({ events: [{ type: 'DelegationEnded', data: end.data }] });
  });
});

describe('utförare and coverage', () => {
  test('an utförare is registered once and closed once', () => {
    const data = { name: 'Omsorg i Centrum AB', ownRegi: false, validFrom: '2018-01-01' };
    const registered = given(utforare, []).when({ type: 'RegisterUtforare', data }, context).events ?? [];
    expect(registered).toEqual([{ type: 'UtforareRegistered', data }]);
    expect(given(utforare, registered).when({ type: 'RegisterUtforare', data }, context)).toEqual({ refused: 'case-exists' });
    const closed = given(utforare, registered).when({ type: 'CloseUtforare', data: { validTo: '2026-12-31' } }, context).events ?? [];
    expect(given(utforare, [...registered, ...closed]).when({ type: 'CloseUtforare', data: { validTo: '2026-12-31' } }, context)).toEqual({ events: [] });
    expect(given(utforare, []).when({ type: 'CloseUtforare', data: { validTo: '2026-12-31' } }, context)).toEqual({ refused: 'case-not-found' });
  });

  test('coverage is set per measure, or for all, and a repeat says nothing', () => {
    const data = { nodeId: namnd, measure: 'lex-sarah-rapporter', coveredFrom: '2023-01-01', reason };
    const set = given(configuration, []).when({ type: 'SetCoverage', data }, context).events ?? [];
    expect(set).toEqual([{ type: 'CoverageSet', data: { ...data, decidedBy: 'simon' } }]);
    expect(given(configuration, set).when({ type: 'SetCoverage', data }, context)).toEqual({ events: [] });
    const { measure: _, ...all } = data;
    expect(given(configuration, set).when({ type: 'SetCoverage', data: all }, context).events).toHaveLength(1);
  });
});
