import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { roles, systemActor, type Actor, type Role } from '../actor.js';
import type { Action } from '../commands.js';
import { readers, type CaseTypeName } from './access-matrix.js';
import { may, mayRead, readScope, type CaseObject } from './access.js';

const caseTypes: readonly CaseTypeName[] = ['avvikelse', 'synpunkt', 'lex-sarah', 'extern-avvikelse', 'lex-sarah-info', 'atgard'];
const actions: readonly Action[] = [
  'register', 'handle', 'protect', 'assess', 'assign', 'investigate', 'propose', 'second-read', 'decide', 'notify-ivo', 'feedback', 'close',
  'reporter', 'diary', 'ask-lex-sarah', 'configure', 'own-atgard', 'system',
];
const statuses = ['none', 'received', 'forhandsbedomning-done', 'under-utredning', 'beslut-proposed', 'beslut-recorded', 'closed'];

const unit = 'bof';
const as = (role: Role, nodes: readonly string[] = [unit], userId = 'me'): Actor => ({ userId, grants: [{ role, nodeIds: nodes }] });
const object = (change: Partial<CaseObject> = {}): CaseObject => ({
  caseType: 'lex-sarah', category: 'lexSarah', ownerUnit: unit, enheter: [unit], reporterId: 'somebody', assigned: [], excluded: [],
  chefBerors: false, status: 'received', ...change,
});

const actorOf = fc.record({
  userId: fc.constantFrom('me', 'you', 'anonym'),
  grants: fc.array(fc.record({ role: fc.constantFrom(...roles), nodeIds: fc.subarray([unit, 'omsorg', 'x']) }), { maxLength: 4 }),
});
const objectOf = fc.record({
  caseType: fc.constantFrom<string>(...caseTypes, 'organisation', 'something-else'), category: fc.constant('c'),
  ownerUnit: fc.constantFrom(unit, 'omsorg'), enheter: fc.subarray([unit, 'omsorg']), reporterId: fc.constantFrom(null, 'me', 'you'),
  assigned: fc.subarray(['me', 'you']), excluded: fc.subarray(['me', 'you']), chefBerors: fc.boolean(), status: fc.constantFrom(...statuses),
});

describe('exclusion', () => {
  test('an excluded person never reads anything and meets a 404 for every act, whatever else that person holds', () => {
    fc.assert(
      fc.property(actorOf, objectOf, fc.constantFrom(...actions), (actor, one, action) => {
        const excluded = { ...one, excluded: [...one.excluded, actor.userId] };
        expect([mayRead(actor, excluded), may(actor, action, excluded)]).toEqual(['none', 'unknown']);
      }),
    );
  });
});

describe('default deny', () => {
  test('somebody with no grant, no assignment and no report reads nothing and does nothing', () => {
    fc.assert(
      fc.property(objectOf, fc.constantFrom(...actions), (one, action) => {
        const stranger: Actor = { userId: 'stranger', grants: [] };
        expect([mayRead(stranger, one), may(stranger, action, one) === 'allow']).toEqual(['none', false]);
      }),
    );
  });

  test('grants for other nodes never give content', () => {
    fc.assert(
      fc.property(actorOf, objectOf, (actor, one) => {
        const elsewhere = { ...actor, grants: actor.grants.map((grant) => ({ ...grant, nodeIds: ['x'] })) };
        const unassigned = { ...one, assigned: [] };
        expect(['none', 'own']).toContain(mayRead(elsewhere, unassigned));
      }),
    );
  });

  test('what one may not know of is 404, and nobody acts on what he may not know of, save to file', () => {
    fc.assert(
      fc.property(actorOf, objectOf, fc.constantFrom(...actions), (actor, one, action) => {
        if (one.status === 'none' || action === 'register' || action === 'configure' || mayRead(actor, one) !== 'none') return;
        expect(may(actor, action, one)).toBe('unknown');
      }),
    );
  });

  test('system acts are never done by people, and the system reads nothing', () => {
    fc.assert(
      fc.property(actorOf, objectOf, (actor, one) => {
        expect(may(actor, 'system', one)).not.toBe('allow');
        expect(mayRead(systemActor('deadlines'), one)).toBe('none');
      }),
    );
    expect(may(systemActor('deadlines'), 'system', object())).toBe('allow');
    expect(may(systemActor('deadlines'), 'decide', object())).toBe('forbidden');
  });

  test.each(['systemadministrator', 'dataskyddsombud', 'namndledamot', 'utforare', 'medarbetare'] as const)('%s reads no case of others', (role) => {
    for (const caseType of caseTypes) expect(mayRead(as(role), object({ caseType }))).toBe('none');
  });
});

describe('lex Sarah', () => {
  test('LS-08 VIS-02 the chef reads the rapport to protect, and after the utredning has started number and state only', () => {
    for (const role of ['enhetschef', 'verksamhetschef'] as const) {
      expect(mayRead(as(role), object({ status: 'received' }))).toBe('content');
      expect(mayRead(as(role), object({ status: 'forhandsbedomning-done' }))).toBe('content');
      expect(mayRead(as(role), object({ status: 'under-utredning' }))).toBe('metadata');
      expect(may(as(role), 'protect', object({ status: 'under-utredning' }))).toBe('allow');
      expect(may(as(role), 'investigate', object({ status: 'under-utredning' }))).toBe('forbidden');
    }
    expect(mayRead(as('enhetschef'), object({ status: 'under-utredning', assigned: ['me'] }))).toBe('content');
  });

  test('"min chef berörs" hides the case from the enhetschef and leaves it to the next level', () => {
    expect(mayRead(as('enhetschef'), object({ chefBerors: true }))).toBe('none');
    expect(may(as('enhetschef'), 'protect', object({ chefBerors: true }))).toBe('unknown');
    expect(mayRead(as('verksamhetschef'), object({ chefBerors: true }))).toBe('content');
  });

  test('utredare and beslutsfattare see only what is assigned to them, and each does only the own part', () => {
    for (const role of ['lex-sarah-utredare', 'beslutsfattare'] as const) {
      expect(mayRead(as(role), object())).toBe('none');
      expect(mayRead(as(role), object({ assigned: ['me'] }))).toBe('content');
    }
    const mine = object({ assigned: ['me'], status: 'beslut-proposed' });
    expect(may(as('beslutsfattare'), 'decide', mine)).toBe('allow');
    expect(may(as('beslutsfattare'), 'investigate', mine)).toBe('forbidden');
    expect(may(as('lex-sarah-utredare'), 'investigate', mine)).toBe('allow');
    expect(may(as('lex-sarah-utredare'), 'decide', mine)).toBe('forbidden');
  });

  test('F-09 another utredare of the nämnd reads a proposal that waits for its second reader, and only then', () => {
    const waiting = object({ status: 'beslut-proposed' });
    expect([mayRead(as('lex-sarah-utredare'), waiting), may(as('lex-sarah-utredare'), 'second-read', waiting)]).toEqual(['content', 'allow']);
    expect(may(as('lex-sarah-utredare'), 'investigate', waiting)).toBe('forbidden');
    expect(mayRead(as('lex-sarah-utredare'), object({ status: 'beslut-recorded' }))).toBe('none');
  });

  test('the lex Sarah-ansvarig leads, but does not decide', () => {
    for (const action of ['assess', 'assign', 'notify-ivo', 'close'] as const) expect(may(as('lex-sarah-ansvarig'), action, object())).toBe('allow');
    expect(may(as('lex-sarah-ansvarig'), 'decide', object())).toBe('forbidden');
    expect(may(as('lex-sarah-ansvarig', ['omsorg']), 'assess', object())).toBe('unknown');
  });

  test('the reporter reads the own report and completes it, no more', () => {
    const mine = object({ reporterId: 'me' });
    expect(mayRead(as('medarbetare'), mine)).toBe('own');
    expect(may(as('medarbetare'), 'reporter', mine)).toBe('allow');
    expect(may(as('medarbetare'), 'handle', mine)).toBe('forbidden');
  });

  test('nobody reports lex Sarah without sign-in', () => {
    const anonymous: Actor = { userId: 'anonym', grants: [] };
    expect(may(anonymous, 'register', object({ status: 'none' }))).toBe('forbidden');
    expect(may(anonymous, 'register', object({ status: 'none', caseType: 'avvikelse' }))).toBe('allow');
    expect(mayRead(anonymous, object({ reporterId: 'anonym' }))).toBe('none');
  });
});

describe('other objects', () => {
  test('an avvikelse is handled by the chef of a participating enhet; only the lex Sarah-ansvarig answers the lex Sarah question', () => {
    const joint = object({ caseType: 'avvikelse', ownerUnit: 'omsorg', enheter: ['omsorg', unit] });
    expect(may(as('enhetschef'), 'assess', joint)).toBe('allow');
    expect(may(as('enhetschef'), 'ask-lex-sarah', joint)).toBe('forbidden');
    expect(may(as('lex-sarah-ansvarig'), 'ask-lex-sarah', joint)).toBe('allow');
  });

  test('a klagomål belongs to the klagomålshandläggare of the unit', () => {
    expect(may(as('klagomalshandlaggare'), 'feedback', object({ caseType: 'synpunkt' }))).toBe('allow');
    expect(may(as('klagomalshandlaggare'), 'handle', object({ caseType: 'avvikelse' }))).toBe('unknown');
    expect(mayRead(as('registrator'), object({ caseType: 'synpunkt' }))).toBe('metadata');
  });

  test('the owner of an åtgärd does it and reports it done, whatever the role', () => {
    const mine = object({ caseType: 'atgard', assigned: ['me'], status: 'approved' });
    expect(may(as('medarbetare'), 'own-atgard', mine)).toBe('allow');
    expect(may(as('medarbetare'), 'decide', mine)).toBe('forbidden');
    expect(may(as('enhetschef'), 'propose', { ...mine, status: 'none' })).toBe('allow');
    expect(may(as('medarbetare'), 'propose', { ...mine, status: 'none' })).toBe('forbidden');
  });

  test('configuration is for the administrator, historic counts for the kvalitetsledare', () => {
    expect(may(as('systemadministrator'), 'configure', object({ caseType: 'organisation' }))).toBe('allow');
    expect(may(as('systemadministrator'), 'configure', object({ caseType: 'historic-import' }))).toBe('forbidden');
    expect(may(as('kvalitetsledare'), 'configure', object({ caseType: 'historic-import' }))).toBe('allow');
    expect(may(as('systemadministrator'), 'configure', object())).toBe('forbidden');
  });
});

describe('scopes for SQL', () => {
  /** The rule that a list applies to its rows, as ReadScope says it. */
  function listed(actor: Actor, one: CaseObject): boolean {
    const scope = readScope(actor, one.caseType as CaseTypeName);
    const inAny = (nodes: readonly string[]) => [one.ownerUnit, ...one.enheter].some((node) => nodes.includes(node));
    const ways = [
      inAny(scope.nodeIds), inAny(scope.metadataNodeIds), !one.chefBerors && inAny(scope.unlessChefBerors),
      one.status === 'beslut-proposed' && inAny(scope.secondReadingNodeIds), scope.assigned && one.assigned.includes(actor.userId),
      scope.own && one.reporterId === actor.userId,
    ];
    return !one.excluded.includes(actor.userId) && ways.includes(true);
  }

  test('a list holds exactly the cases that the actor may open', () => {
    fc.assert(
      fc.property(actorOf, objectOf, (actor, one) => {
        if (!Object.hasOwn(readers, one.caseType)) return;
        expect(listed(actor, one)).toBe(mayRead(actor, one) !== 'none');
      }),
    );
  });

  test('figures are seen for the nodes of a role that has figures', () => {
    expect(readScope(as('kvalitetsledare', [unit, 'omsorg']), 'statistics').nodeIds).toEqual([unit, 'omsorg']);
    expect(readScope(as('medarbetare'), 'statistics').nodeIds).toEqual([]);
  });
});
