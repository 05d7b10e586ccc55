import { describe, expect, test } from '@jest/globals';
import { systemActor, type Actor } from '../actor.js';
import { noForeignFacts } from '../decider.js';
import { lexSarah as lexSarahDecider } from '../lex-sarah/lex-sarah.js';
import { withDeadlines } from '../policies/deadlines.js';
import { defaultDeadlineRows } from '../policies/deadline-rows.js';
import { decidedRow, policyOn, rowNamed, standingOf, warningsFor, type RecordedPolicy } from '../policies/recorded-policy.js';
import { given } from '../spec.js';
import { configuration, configurationCommands } from './configuration.js';

const namnd = '01930000-0000-7000-8000-00000000000a';
const unit = '01930000-0000-7000-8000-00000000b0f0';
const id = (n: number) => `01930000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const simon: Actor = { userId: 'simon', grants: [{ role: 'systemadministrator', nodeIds: [namnd] }] };
const context = { actor: simon, now: '2026-11-21T09:00:00.000Z', caseId: namnd };
const policy = { policyId: id(1), nodeId: namnd, kind: 'DL-LS-6', unit: 'days', n: 20, reminders: { daysAfterStart: [10], daily: false }, validFrom: '2027-01-01', decidedBy: 'SN § 88', reason: 'Kortare tid för den enskilde.' } as const;
const record = (change: object = {}) => ({ type: 'RecordDeadlinePolicy', data: configurationCommands.RecordDeadlinePolicy.schema.parse({ ...policy, ...change }) }) as const;

describe('a nämnd decides how long something may take', () => {
  test('with a first day, who decided and why, and once', () => {
    const { events = [] } = given(configuration, []).when(record(), context);
    expect(events).toEqual([{ type: 'DeadlinePolicyRecorded', data: { ...policy, recordedBy: 'simon' } }]);
    expect(given(configuration, events).when(record(), context)).toEqual({ events: [] });
    expect(given(configuration, []).when(record(), { ...context, caseId: id(9) })).toEqual({ refused: 'unknown-unit' });
    expect(configurationCommands.RecordDeadlinePolicy.schema.safeParse({ ...policy, reason: undefined }).success).toBe(false);
  });

  test('never for what has been: from today on, except when the installation itself sets up', () => {
    expect(given(configuration, []).when(record({ validFrom: '2026-11-20' }), context)).toEqual({ refused: 'policy-backdated' });
    expect(given(configuration, []).when(record({ validFrom: '2026-11-21' }), context).events).toHaveLength(1);
    expect(given(configuration, []).when(record({ validFrom: '2020-01-01' }), { ...context, actor: systemActor('seed') }).events).toHaveLength(1);
  });

  test.each([
    ['DL-IVO-2 a föreskrift without a new föreskrift', { kind: 'DL-IVO-2', unit: 'months', n: 3 }],
    ['DL-IVO-4 what IVO has decided', { kind: 'DL-IVO-4', unit: 'days', n: 10 }],
    ['DL-IVO-4 not even with a source', { kind: 'DL-IVO-4', unit: 'date', n: 0, source: 'HSLF-FS 2027:1' }],
    ['DL-AT-1 a span for what has a stated day', { kind: 'DL-AT-1', unit: 'days', n: 10 }],
    ['DL-LS-6 a source for what is the nämnd’s own', { source: 'HSLF-FS 2027:1' }],
  ])('%s is refused', (_, change) => {
    expect(given(configuration, []).when(record(change), context)).toEqual({ refused: 'statutory-limit' });
  });

  test('DL-IVO-2 follows a new föreskrift, which it then cites', () => {
    const { events = [] } = given(configuration, []).when(record({ kind: 'DL-IVO-2', unit: 'months', n: 3, source: 'HSLF-FS 2027:1' }), context);
    expect(events).toHaveLength(1);
  });

  test('6.3 who is reminded and who is told when it is late is the nämnd’s to decide, among those who may be named', () => {
    const people = { responsible: ['utredare', 'kvalitetsledare'], escalateTo: [] };
    expect(given(configuration, []).when(record(people), context).events?.[0]?.data).toMatchObject(people);
    expect(given(configuration, []).when(record({ responsible: ['reporter'] }), context)).toEqual({ refused: 'unknown-person' });
    expect(given(configuration, []).when(record({ escalateTo: ['handler'] }), context)).toEqual({ refused: 'unknown-person' });
    expect(configurationCommands.RecordDeadlinePolicy.schema.safeParse({ ...policy, responsible: [] }).success).toBe(false);
  });

  test('an unknown deadline is refused', () => {
    expect(given(configuration, []).when(record({ kind: 'DL-XX-1' }), context)).toEqual({ refused: 'unknown-deadline' });
    expect(given(configuration, []).when(record({ part: 'status' }), context)).toEqual({ refused: 'unknown-deadline' });
  });

  test('the law, a föreskrift, a word of the law and the nämnd itself are told apart', () => {
    const of = (kind: string) => standingOf(rowNamed(kind)!);
    expect([of('DL-IVO-4'), of('DL-IVO-2'), of('DL-IVO-1'), of('DL-AV-4')]).toEqual(['law', 'foreskrift', 'law-word', 'own']);
  });

  test('DL-LS-5 more than five days is warned of, and nothing that is the nämnd’s own is', () => {
    const [word, own] = [rowNamed('DL-LS-5')!, rowNamed('DL-LS-6')!];
    expect(warningsFor(word, { unit: 'working-days', n: 4 })).toEqual([]);
    expect(warningsFor(word, { unit: 'working-days', n: 5 })).toEqual(['long-for-the-word']);
    expect([warningsFor(word, { unit: 'days', n: 5 }), warningsFor(word, { unit: 'days', n: 6 })]).toEqual([[], ['long-for-the-word']]);
    expect([warningsFor(word, { unit: 'hours', n: 120 }), warningsFor(word, { unit: 'months', n: 1 })]).toEqual([[], ['month-for-the-word']]);
    expect(warningsFor(own, { unit: 'days', n: 200 })).toEqual([]);
  });
});

describe('the policy in force on the day a clock starts is frozen onto the case', () => {
  const decider = withDeadlines('LexSarah', lexSarahDecider);
  const anna: Actor = { userId: 'anna', grants: [{ role: 'medarbetare', nodeIds: [unit] }] };
  const decided = (change: Partial<RecordedPolicy> = {}): RecordedPolicy => ({ policyId: id(2), kind: 'DL-LS-4', unit: 'days', n: 3, reminders: { shares: [0.5] }, validFrom: '2026-12-01', ...change });
  const setOf = (receivedAt: string, deadlinePolicies: readonly RecordedPolicy[], kind = 'DL-LS-4') => {
    const { events = [] } = given(decider, []).when(
      { type: 'RegisterLexSarahRapport', data: { nodeId: unit, whatHappened: 'Något hände', form: 'skriftlig', receivedAt } },
      { actor: anna, now: '2026-12-02T12:00:00.000Z', facts: { ...noForeignFacts, deadlinePolicies } },
    );
    const found = events.find((event) => event.type === 'LexSarahDeadlineSet' && event.data.kind === kind);
    return found?.type === 'LexSarahDeadlineSet' ? found.data : undefined;
  };

  test('what came in the day before keeps the old number, also when it is written down later', () => {
    expect(setOf('2026-11-30T09:00:00.000Z', [decided()])).toMatchObject({ rule: { unit: 'working-days', n: 1 }, policyVersion: 'standard-1', lastAllowed: '2026-12-01' });
    expect(setOf('2026-12-01T09:00:00.000Z', [decided()])).toMatchObject({ rule: { unit: 'days', n: 3 }, policyVersion: id(2), lastAllowed: '2026-12-04' });
  });

  test('6.3 with those whom the nämnd has named, from its day on; where it has named nobody those of the row', () => {
    const named = decided({ responsible: ['kvalitetsledare'], escalateTo: [] });
    expect(setOf('2026-12-01T09:00:00.000Z', [named])).toMatchObject({ responsible: ['kvalitetsledare'], escalateTo: [] });
    expect(setOf('2026-11-30T09:00:00.000Z', [named])).toMatchObject({ responsible: ['lex-sarah-ansvarig'], escalateTo: ['socialchef'] });
    expect(setOf('2026-12-01T09:00:00.000Z', [decided()])).toMatchObject({ responsible: ['lex-sarah-ansvarig'], escalateTo: ['socialchef'] });
  });

  test('the law stands beside the number as before: a target is never its limit', () => {
    expect(setOf('2026-12-01T09:00:00.000Z', [decided()])).toMatchObject({ basis: 'statutory-word', lagkrav: 'genast', lagrum: '27 kap. 5 § socialtjänstlagen (2025:400)' });
  });

  test('of several the latest that has begun counts, and of two for one day the one recorded last', () => {
    const row = rowNamed('DL-LS-4')!;
    const all = [decided({ policyId: id(3), validFrom: '2026-12-01' }), decided({ policyId: id(4), validFrom: '2026-12-01', n: 2 }), decided({ policyId: id(5), validFrom: '2027-06-01' })];
    expect([policyOn(row, '2026-11-30', all), policyOn(row, '2026-12-31', all)?.policyId, policyOn(row, '2027-06-01', all)?.policyId]).toEqual([undefined, id(4), id(5)]);
  });

  test('a row that nothing is decided for is as it came, whatever is decided for the others', () => {
    for (const row of defaultDeadlineRows) {
      expect(decidedRow(row, policyOn(row, '2030-01-01', [decided({ kind: 'DL-LS-8', part: 'other' })]))).toBe(row);
    }
  });

  test('DL-IVO-2 cites the föreskrift that the number was changed with', () => {
    const ivo = rowNamed('DL-IVO-2')!;
    expect(decidedRow(ivo, decided({ kind: 'DL-IVO-2', unit: 'months', n: 3, source: 'HSLF-FS 2027:1' }))).toMatchObject({
      span: { unit: 'months', n: 3 }, ground: { lagrum: 'HSLF-FS 2027:1', since: '2026-12-01' }, escalateTo: ['socialchef', 'namndordforande'],
    });
  });
});
