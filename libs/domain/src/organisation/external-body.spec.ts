import { expect, test } from '@jest/globals';
import type { Role } from '../actor.js';
import { may } from '../policies/access.js';
import { given } from '../spec.js';
import { externalBody } from './external-body.js';
import { configurationObject } from './organisation.js';

const context = { actor: { userId: 'simon', grants: [] }, now: '2026-03-02T09:00:00.000Z' };
const data = { name: 'Region Stockholm', clinic: 'BUP Nacka', kind: 'region', channel: 'sakert-meddelande', secureAddress: 'bup.nacka@sdk', validFrom: '2020-01-01' } as const;

test('another authority is registered once and closed once', () => {
  const registered = given(externalBody, []).when({ type: 'RegisterExternalBody', data }, context).events ?? [];
  expect(registered).toEqual([{ type: 'ExternalBodyRegistered', data }]);
  expect(given(externalBody, registered).when({ type: 'RegisterExternalBody', data }, context)).toEqual({ refused: 'case-exists' });
  const close = (validTo: string) => ({ type: 'CloseExternalBody', data: { validTo } }) as const;
  expect(given(externalBody, registered).when(close('2019-12-31'), context)).toEqual({ refused: 'time-order' });
  const closed = given(externalBody, registered).when(close('2026-12-31'), context).events ?? [];
  expect(closed).toEqual([{ type: 'ExternalBodyClosed', data: { validTo: '2026-12-31' } }]);
  expect(given(externalBody, [...registered, ...closed]).when(close('2026-12-31'), context)).toEqual({ events: [] });
  expect(given(externalBody, []).when(close('2026-12-31'), context)).toEqual({ refused: 'case-not-found' });
});

test('the register is kept by those who work with the other authorities, and by nobody else', () => {
  const verdict = (role: Role) => may({ userId: 'me', grants: [{ role, nodeIds: [] }] }, 'configure', configurationObject('external-body', 'externalBody'));
  for (const role of ['systemadministrator', 'kvalitetsledare', 'enhetschef', 'verksamhetschef'] as const) expect([role, verdict(role)]).toEqual([role, 'allow']);
  for (const role of ['medarbetare', 'avtalsansvarig', 'registrator', 'utforare', 'lex-sarah-ansvarig'] as const) expect([role, verdict(role)]).toEqual([role, 'forbidden']);
});
