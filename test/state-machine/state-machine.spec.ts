import { describe, expect, test } from '@jest/globals';
import { caseAggregates, type CaseAggregateName } from '#domain/registry.js';
import { faultSentence, problemSentence } from '../../apps/web/src/sv/errors.js';
import { statusOfDomainError } from '../../apps/api/src/problem.js';
import { documented, isDocumented, resultsOf } from './documented.js';
import { Explorer, type Trial } from './explore.js';
import { stories } from './stories.js';

const walks = 40;
const steps = 20;

const names = Object.keys(caseAggregates) as CaseAggregateName[];

function explored(name: CaseAggregateName): readonly Trial[] {
  const walked = Array.from({ length: walks }, (_, seed) => {
    const explorer = new Explorer(name, seed + 1);
    explorer.walk(steps);
    return explorer.trials;
  });
  const followed = (stories[name] ?? []).map((story) => {
    const explorer = new Explorer(name, 1);
    explorer.follow(story);
    return explorer.trials;
  });
  return [...walked, ...followed].flat();
}

describe.each(names)('the process of %s', (name) => {
  const { states, rows } = documented[name];
  const { commands } = caseAggregates[name];
  const trials = explored(name);

  test('has a documented row for every command, and a command for every row', () => {
    expect(Object.keys(commands).sort()).toEqual(Object.keys(rows).sort());
  });

  test('every command was tried in every state, and the walks came to each of them', () => {
    const tried = new Set(trials.map(({ command, from }) => `${command} in ${from}`));
    const cells = ['none', ...states].flatMap((state) => Object.keys(rows).map((command) => `${command} in ${state}`));
    expect(cells.filter((cell) => !tried.has(cell))).toEqual([]);
    expect([...new Set(trials.map(({ from }) => from))].filter((state) => state !== 'none' && !states.includes(state))).toEqual([]);
  });

  test('where the table has no cell the command is refused as out of place, and nowhere else', () => {
    const wrong = trials.filter(({ command, from, events, refused }) => {
      const row = rows[command];
      if (row === undefined || (events !== undefined && events.length === 0)) return false;
      if (isDocumented(row, from)) return false;
      return !['wrong-state', 'case-exists', 'case-not-found'].includes(refused ?? '');
    });
    expect(namesOf(wrong)).toEqual([]);
  });

  test('a command leads where the table says', () => {
    const wrong = trials.filter(({ command, from, to, events }) => {
      const row = rows[command];
      if (row === undefined || to === undefined || events === undefined || events.length === 0) return false;
      return !resultsOf(row, from).includes(to);
    });
    expect(namesOf(wrong)).toEqual([]);
  });

  test('each change of state that the table knows did happen', () => {
    const happened = new Set(trials.filter(({ to }) => to !== undefined).map(({ command, from, to }) => `${command}: ${from} to ${String(to)}`));
    const wanted = Object.entries(rows).flatMap(([command, row]) =>
      ['none', ...states].filter((state) => isDocumented(row, state)).flatMap((state) => resultsOf(row, state).filter((to) => to !== state).map((to) => `${command}: ${state} to ${to}`)),
    );
    expect(wanted.filter((edge) => !happened.has(edge))).toEqual([]);
  });

  test('every refusal has a Swedish sentence and is answered 409, or 404 for a case that is not there', () => {
    const codes = new Set(trials.flatMap(({ refused }) => (refused === undefined ? [] : [refused])));
    expect(codes.size).toBeGreaterThan(2);
    for (const code of codes) {
      expect([code, [403, 404, 409].includes(statusOfDomainError(code))]).toEqual([code, true]);
      expect(problemSentence(code, 409)).not.toBe(faultSentence);
    }
  });
});

function namesOf(trials: readonly Trial[]): string[] {
  return [...new Set(trials.map(({ command, from, to, refused, events }) => `${command} in ${from}: ${refused ?? `to ${String(to)} with ${String(events?.map(({ type }) => type))}`}`))];
}
