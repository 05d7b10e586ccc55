import { describe, expect, test } from '@jest/globals';
import { fold, noForeignFacts, type ForeignFacts } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { withDeadlines } from '../policies/deadlines.js';
import { mayCompareTexts } from '../policies/search-limits.js';
import { specCaseId, specCommandId } from '../spec.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { availableLexSarahCommands, lexSarah } from './lex-sarah.js';
import * as story from './lex-sarah.fixture.js';
import { providerRetention } from './retention.js';

const { ansvarig, day } = story;
const provider: ForeignFacts = { ...noForeignFacts, operatorKind: 'enskild-verksamhet', caseNumber: 'LS-2026-0007', delegationRefs: ['D-12'] };
const decider = withDeadlines('LexSarah', lexSarah);

/** The case of a company: the same steps, with the facts of its installation. */
function play(steps: readonly story.Step[], before: readonly LexSarahEvent[] = []): readonly LexSarahEvent[] {
  return steps.reduce((events, { by, at, command }) => {
    const context = { caseId: specCaseId, commandId: specCommandId, now: at, actor: by, facts: provider };
    return [...events, ...decider.decide(command, fold(decider, events), context)];
  }, before);
}
function refusal(events: readonly LexSarahEvent[], command: LexSarahCommand, at = day(28)): string | undefined {
  try {
    play([story.step(ansvarig, at, command)], events);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}
const sets = (events: readonly LexSarahEvent[]) => events.filter((event) => event.type === 'LexSarahDeadlineSet').map((event) => event.data);
const running = (events: readonly LexSarahEvent[], kind: string) =>
  Object.values(fold(decider, events).deadlines).filter((one) => one.kind === kind && (one.state === 'armed' || one.state === 'missed')).map((one) => one.cycle);
const add = (name: string, at = day(2, 10)) => story.step(ansvarig, at, { type: 'AddLexSarahBerordNamnd', data: { kommun: 'Nackby', name } });
const namndIds = (events: readonly LexSarahEvent[]) => fold(decider, events).namnder.map((one) => one.namndId);
const inform = (namndId: string, at = day(2, 12)) => story.step(ansvarig, at, { type: 'InformLexSarahNamndOfRapport', data: { namndId, at, channel: 'secure-message' } });
const informIvo = (namndId: string, at: string) => story.step(ansvarig, at, { type: 'InformLexSarahNamndOfIvoAnmalan', data: { namndId, at, channel: 'letter' } });
const two = play([story.rapport, add('Socialnämnden'), add('Omsorgsnämnden')]);
const [first = '', second = ''] = namndIds(two);

describe('a private operator', () => {
  test('PR-04 keeps no diarium: DL-LS-1 is not set, no diarienummer is recorded, and no nämnd of its own is reported to', () => {
    const events = play([story.rapport]);
    expect(sets(events).map((one) => one.kind)).not.toContain('DL-LS-1');
    expect(refusal(events, { type: 'RecordLexSarahDiarienummer', data: { diarienummer: 'X', diarieforingAt: day(2, 10) } })).toBe('wrong-operator');
    expect(refusal(events, { type: 'InformLexSarahNamndordforande', data: { informedAt: day(2, 10), channel: 'phone' } })).toBe('wrong-operator');
    const offered = availableLexSarahCommands(fold(decider, events));
    expect(offered).not.toContain('RecordLexSarahDiarienummer');
    expect(offered).toContain('AddLexSarahBerordNamnd');
    expect(availableLexSarahCommands(fold(lexSarah, story.play([story.rapport])))).not.toContain('AddLexSarahBerordNamnd');
  });

  test('T-09 is written to the nämnd by a private operator, and by no nämnd to itself', () => {
    const wish = story.step(ansvarig, day(2, 10), {
      type: 'CreateLexSarahDocument',
      data: {
        documentId: story.id(0xd9), template: 'T-09', templateVersion: 1, variant: 'rapport', format: 'pdf', revision: 0, masked: false, hash: 'a'.repeat(64), size: 1, ruleSetIds: [], createdAt: day(2, 10),
      },
    });
    expect(play([story.rapport, wish]).at(-1)).toMatchObject({ type: 'LexSarahDocumentCreated', data: { template: 'T-09' } });
    expect(() => story.play([story.rapport, wish])).toThrow('wrong-operator');
  });

  test('PR-02 several nämnder may be berörda, each named by a person and once', () => {
    expect(fold(decider, play([add('socialnämnden')], two)).namnder).toHaveLength(2);
    const removed = play([story.step(ansvarig, day(2, 11), { type: 'RemoveLexSarahBerordNamnd', data: { namndId: second, reason: 'Beslutade ingen insats.' } })], two);
    expect(namndIds(removed)).toEqual([first]);
    expect(refusal(two, { type: 'InformLexSarahNamndOfRapport', data: { namndId: story.id(1), at: day(2, 12), channel: 'letter' } })).toBe('unknown-unit');
  });

  test('DL-PR-1 runs from the receipt until a nämnd is named, and then for each nämnd until it is informed', () => {
    expect(running(play([story.rapport]), 'DL-PR-1')).toEqual(['name-1']);
    expect(running(two, 'DL-PR-1')).toEqual([first, second]);
    expect(sets(two).find((one) => one.cycle === first)).toMatchObject({
      kind: 'DL-PR-1', startedAt: day(2), lastAllowed: '2026-03-03', basis: 'statutory-word', lagkrav: null, lagrum: '27 kap. 4 § socialtjänstlagen (2025:400)', rule: { unit: 'working-days', n: 1 },
    });
    const told = play([inform(first)], two);
    expect(running(told, 'DL-PR-1')).toEqual([second]);
    expect(told.find((event) => event.type === 'LexSarahNamndInformedOfRapport')?.data).toMatchObject({
      namndId: first, kommun: 'Nackby', ruleSetIds: ['sol-2025-lex-sarah'], lagrum: '27 kap. 4 § socialtjänstlagen (2025:400)',
    });
    expect(play([inform(first)], told)).toEqual(told);
    expect(refusal(told, { type: 'RemoveLexSarahBerordNamnd', data: { namndId: first, reason: 'Fel.' } })).toBe('already-done');
  });

  const notified = play(
    [
      story.protectedNow,
      story.forhandsbedomning(true),
      story.step(ansvarig, day(4), { type: 'RecordLexSarahIvoAnmalan', data: { sentAt: day(4, 8), channel: 'e-tjanst', utredningAttached: false, attachments: [], signedBy: 'Alva Lind', receipt: 'K-1' } }),
    ],
    two,
  );

  test('IVO-09 the case number stands in for the diarienummer, and the anmälan is made by an enskild verksamhet', () => {
    expect(notified.find((event) => event.type === 'LexSarahIvoAnmalanRecorded')?.data).toMatchObject({ avsandarensDiarienummer: 'LS-2026-0007', operatorKind: 'enskild-verksamhet' });
  });

  test('DL-PR-2 runs for each nämnd from the anmälan to IVO the same day, and for one that is named afterwards', () => {
    expect(running(notified, 'DL-PR-2')).toEqual([first, second]);
    expect(sets(notified).find((one) => one.kind === 'DL-PR-2')).toMatchObject({
      startedAt: day(4, 8), nominal: '2026-03-04', lagrum: '27 kap. 6 § tredje stycket socialtjänstlagen (2025:400)', basis: 'statutory-word',
    });
    expect(running(play([informIvo(first, day(4, 10)), add('Vård- och omsorgsnämnden', day(5))], notified), 'DL-PR-2')).toHaveLength(2);
    expect(refusal(two, informIvo(first, day(4, 10)).command)).toBe('wrong-state');
  });

  const decided = [story.protectedNow, story.forhandsbedomning(false), ...story.appointed, story.started, ...story.allNotes, story.forslag('missforhallande'), story.read, story.beslut('missforhallande')];
  const told = story.told.filter(({ command }) => command.type !== 'ReportLexSarahDelegationsbeslut' && !(command.type === 'SkipLexSarahAterkoppling' && command.data.to === 'namnd'));
  const konsekvens = story.step(story.utredare, day(13), {
    type: 'RecordLexSarahKonsekvens',
    data: { enskildId: story.child, grades: [{ area: 'fysiskt', occurred: 'none', possible: 'minor' }], ownViewSource: 'own-words', whatHappened: 'Inget.', ownView: 'Rädd.', childText: 'Vet.' },
  });
  const classify = story.step(ansvarig, day(13), { type: 'ClassifyLexSarah', data: { laws: ['sol'], categories: [{ code: 'bemotande', primary: true }] } });
  const close: LexSarahCommand = { type: 'CloseLexSarah', data: { retentionClass: providerRetention } };
  const ready = (before: readonly LexSarahEvent[]) => play([...decided, konsekvens, classify, ...told], before);

  test('PR-01 the case does not close before every berörd nämnd is informed, and there is at least one', () => {
    expect(refusal(ready(play([story.rapport])), close)).toBe('namnd-not-informed');
    const one = ready(play([inform(first)], two));
    expect(refusal(one, close)).toBe('namnd-not-informed');
    expect(refusal(play([inform(second, day(14))], one), close)).toBeUndefined();
  });

  test('PR-03 what is closed is kept and destroyed five years after the last note', () => {
    const all = ready(play([inform(first), inform(second)], two));
    expect(refusal(all, { type: 'CloseLexSarah', data: { retentionClass: 'bevarande' } })).toBe('retention-five-years');
    const closed = play([story.step(ansvarig, day(28), close)], all);
    expect(fold(decider, closed)).toMatchObject({ status: 'closed', retentionClass: providerRetention });
  });

  test('PR-05 cases are not compared by their texts, nor across units', () => {
    expect([mayCompareTexts('namnd'), mayCompareTexts('enskild-verksamhet')]).toEqual([true, false]);
  });
});
