import { expect, test } from '@jest/globals';
import { roles, systemActor, type Actor } from '#domain/actor.js';
import { may } from '#domain/policies/access.js';
import { caseAggregates } from '#domain/registry.js';
import { externStories } from './extern-cases.js';
import { demoNodes, nodeId, personId } from './organisation.js';
import { demoPeople } from './people.js';

const below = (code: string): string[] => [nodeId(code), ...demoNodes.filter((node) => node.parent === code).flatMap((node) => below(node.code))];

function actorOf(login: string): Actor {
  if (login === 'system') return systemActor('demo');
  const grants = demoPeople.find((one) => one.login === login)?.grants ?? [];
  const held = grants.flatMap(({ role, node }) => roles.filter((one) => one === role).map((one) => ({ role: one, nodeIds: below(node) })));
  return { userId: personId(login), grants: held };
}

const stories = externStories('2026-11-20T12:00:00.000Z').map((story) => [`${story.aggregate}/${story.key}`, story] as const);

test.each(stories)('the demo case %s goes the way the process and the matrix allow', (_, { steps, caseId }) => {
  const { decider, commands, path, category, accessObject } = caseAggregates[steps[0]?.aggregate ?? 'externAvvikelse'];
  let state = decider.initial;
  for (const { name, data, by, at, commandId } of steps) {
    const definition = commands[name];
    if (definition === undefined) throw new Error(name);
    const actor = actorOf(by);
    const nodes = [String(data['nodeId'])];
    const fresh = { caseType: path, category, ownerUnit: nodes[0] ?? '', enheter: nodes, reporterId: null, assigned: [], excluded: [], chefBerors: false, status: 'none' };
    expect([name, may(actor, definition.action, definition.from === 'new' ? fresh : accessObject(state))]).toEqual([name, 'allow']);
    const filled = JSON.parse(JSON.stringify(data).replaceAll('{case number}', 'EX-2026-0001')) as unknown;
    const context = { caseId, commandId, now: at, actor, facts: { atgarder: [], delegationRefs: [], secrecy: { outgoing: [], names: [] } } };
    for (const event of decider.decide({ type: name, data: definition.schema.parse(filled) }, state, context)) state = decider.evolve(state, event);
  }
  expect(accessObject(state).status).not.toBe('none');
});
