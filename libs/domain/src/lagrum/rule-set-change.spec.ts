import { describe, expect, test } from '@jest/globals';
import { fold, noForeignFacts, type DomainEvent } from '../decider.js';
import { ansvarig, beslutad, day, step as stepOf, type Step } from '../lex-sarah/lex-sarah.fixture.js';
import { lexSarah } from '../lex-sarah/lex-sarah.js';
import type { LexSarahEvent } from '../lex-sarah/lex-sarah.events.js';
import { withDeadlines } from '../policies/deadlines.js';
import { specCaseId, specCommandId } from '../spec.js';
import { daysBetween, plusDays } from '../time/calendar.js';

const decider = withDeadlines('LexSarah', lexSarah);
const daysBack = daysBetween('2026-03-02', '2025-06-24');

/** The case of the fixture, moved so that its rapport comes in on 24 June 2025 and its beslut is taken on 3 July. */
function moved(step: Step): Step {
  const text = JSON.stringify({ at: step.at, command: step.command }).replaceAll(/2026-\d\d-\d\d/g, (day) => plusDays(day, daysBack));
  return { ...step, ...(JSON.parse(text) as Pick<Step, 'at' | 'command'>) };
}

function play(steps: readonly Step[]): readonly LexSarahEvent[] {
  let events: readonly LexSarahEvent[] = [];
  for (const { by, at, command, facts } of steps.map(moved)) {
    const context = { caseId: specCaseId, commandId: specCommandId, now: at, actor: by, facts: facts ?? noForeignFacts };
    events = [...events, ...decider.decide(command, fold(decider, events), context)];
  }
  return events;
}

function dataOf(events: readonly DomainEvent[], type: string, kind?: string): Record<string, unknown> {
  const found = events.find((event) => event.type === type && (kind === undefined || (event.data as { kind?: string }).kind === kind));
  if (found === undefined) throw new Error(`no ${type} ${kind ?? ''}`);
  return found.data as Record<string, unknown>;
}

describe('a case that is received under the old law and decided under the new', () => {
  const data = { sentAt: day(11, 12), channel: 'e-tjanst', utredningAttached: false, avsandarensDiarienummer: 'SN 2025-1', signedBy: 'Alva Lind', receipt: 'K-1' } as const;
  const anmalan = stepOf(ansvarig, day(11, 13), { type: 'RecordLexSarahIvoAnmalan', data: { ...data, attachments: [] } });
  const events = play([...beslutad('allvarligt-missforhallande'), anmalan]);

  test('is counted to the rules of the day it was received', () => {
    expect(dataOf(events, 'LexSarahRapportRegistered')['ruleSetIdsAtReport']).toEqual(['sol-2001-lex-sarah']);
  });

  test.each(['DL-LS-2', 'DL-LS-4', 'DL-LS-5'])('%s, begun before 1 July 2025, keeps the old section and its word', (kind) => {
    expect(dataOf(events, 'LexSarahDeadlineSet', kind)).toMatchObject({ lagrum: '14 kap. 6 § socialtjänstlagen (2001:453)', lagkrav: 'utan-drojsmal' });
  });

  test('the beslut cites the act that was in force when it was taken', () => {
    expect(dataOf(events, 'LexSarahBeslutRecorded')).toMatchObject({
      decidedAt: '2025-07-03T08:00:00.000Z', ruleSetIds: ['sol-2025-lex-sarah'], lagrum: '27 kap. 5 § socialtjänstlagen (2025:400)',
    });
  });

  test('DL-IVO-1 and the anmälan cite the new act', () => {
    expect(dataOf(events, 'LexSarahIvoAnmalanRecorded')).toMatchObject({ ruleSetIds: ['sol-2025-lex-sarah'], lagrum: '27 kap. 6 § socialtjänstlagen (2025:400)' });
    expect(dataOf(events, 'LexSarahDeadlineSet', 'DL-IVO-1')).toMatchObject({ lagrum: '27 kap. 6 § socialtjänstlagen (2025:400)', lagkrav: 'snarast' });
  });

  test('a beslut of the last day of the old law cites the old act', () => {
    const early = play(beslutad('missforhallande').map((step) => JSON.parse(JSON.stringify(step).replaceAll(/2026-03-(09|10|11)/g, '2026-03-08')) as Step));
    expect(dataOf(early, 'LexSarahBeslutRecorded')).toMatchObject({ ruleSetIds: ['sol-2001-lex-sarah'], lagrum: '14 kap. 6 § socialtjänstlagen (2001:453)' });
  });
});
