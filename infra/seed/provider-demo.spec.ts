import { expect, test } from '@jest/globals';
import { systemActor } from '#domain/actor.js';
import { fold, noForeignFacts } from '#domain/decider.js';
import { caseAggregates } from '#domain/registry.js';
import { providerPeople, providerPlan, providerStories } from './provider-demo.js';
import { personId } from './organisation.js';

const facts = { ...noForeignFacts, operatorKind: 'enskild-verksamhet' as const, caseNumber: 'LS-2026-0001', delegationRefs: [providerPlan.delegationRef], secondReaders: [personId('goran')] };

test('every step of the demo of a company is one that a company takes', () => {
  const refused: string[] = [];
  for (const { aggregate, caseId, steps } of providerStories('2026-11-21T12:00:00.000Z')) {
    const { decider, commands } = caseAggregates[aggregate];
    let events: readonly { type: string; data: unknown }[] = [];
    for (const { name, data, by, at, commandId } of steps) {
      const actor = by === 'system' ? systemActor('demo') : { userId: personId(by), grants: [] };
      try {
        const command = { type: name, data: commands[name]?.schema.parse(data) };
        events = [...events, ...decider.decide(command, fold(decider, events), { caseId, commandId, now: at, actor, facts })];
      } catch (error) {
        refused.push(`${aggregate} ${name}: ${error instanceof Error ? error.message.slice(0, 200) : 'fault'}`);
        break;
      }
    }
  }
  expect(refused).toEqual([]);
});

test('nobody of a municipality is among those whom one can be in a company', () => {
  expect(providerPeople.map(({ login }) => login)).toEqual(providerPlan.people.map(({ login }) => login));
  expect(providerPeople.filter(({ title, description }) => /social|nämnd|registrator|avtal|delegation/i.test(`${title} ${description}`))).toEqual([]);
});
