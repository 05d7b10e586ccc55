import { describe, expect, it, test } from '@jest/globals';
import { confirmParallelDuty } from '../case/case-commands.js';
import { parallelDuty } from '../case/case-fields.js';
import { caseOf } from './deadlines.fixture.js';
import { dutiesElsewhere, dutiesOn, dutyLagrum, dutyRules, suggestedDuties, type DutyFacts } from './duties.js';
import { lettersFor } from './letters.js';

const plain: DutyFacts = { categories: [], laws: ['sol'], child: false, someoneInDanger: false, utforare: false };
const today = '2026-11-20';

describe('5.12 the checklist of parallel duties', () => {
  it('asks every duty once, and tells of those that belong elsewhere', () => {
    expect([...dutyRules.map((rule) => rule.duty), ...dutiesElsewhere].sort()).toEqual([...parallelDuty.options].sort());
  });

  it('5.12 asks of 27 kap. 7 § only from 2026-01-01, and cites the act in force', () => {
    const asked = (date: string) => dutiesOn(date).map((rule) => rule.duty);
    expect([asked('2025-12-31').includes('ivo-27-7'), asked('2026-01-01').includes('ivo-27-7')]).toEqual([false, true]);
    const oro = dutyRules.filter((rule) => rule.duty === 'orosanmalan');
    expect(oro.map((rule) => [dutyLagrum(rule, '2025-06-30'), dutyLagrum(rule, '2025-07-01')])).toEqual([[null, '19 kap. 1 § socialtjänstlagen (2025:400)']]);
  });

  it('5.12 asks of 27 kap. 7 § in a municipality, whose duty it is, and not in a company', () => {
    const asked = (operator: 'namnd' | 'enskild-verksamhet') => dutiesOn(today, operator).map((rule) => rule.duty);
    expect(asked('namnd').filter((duty) => !asked('enskild-verksamhet').includes(duty))).toEqual(['ivo-27-7']);
  });

  it('PR-04 a company is not referred to OSL, which does not bind it', () => {
    const cited = (operator: 'namnd' | 'enskild-verksamhet') => dutyRules.flatMap((rule) => dutyLagrum(rule, today, operator) ?? []).filter((lagrum) => lagrum.includes('2009:400'));
    expect([cited('namnd').length, cited('enskild-verksamhet').length]).toEqual([1, 0]);
  });

  test.each<[string, Partial<DutyFacts>, string[]]>([
    ['nothing', {}, []],
    ['broken secrecy', { categories: ['bruten-sekretess'] }, ['personuppgiftsincident']],
    ['violence by staff', { categories: ['overgrepp-fysiskt/personal-brukare'] }, ['polisanmalan']],
    ['violence against a child', { categories: ['overgrepp-fysiskt'], child: true }, ['orosanmalan', 'polisanmalan']],
    ['health care', { laws: ['sol', 'hsl'] }, ['lex-maria']],
    ['an insats that does not come', { categories: ['utforande/uteblir'] }, ['ej-verkstallt-beslut']],
    ['an insats that comes late', { categories: ['utforande/sent'] }, []],
    ['danger with a private operator', { someoneInDanger: true, utforare: true }, ['utredning-14-2', 'ivo-27-7']],
  ])('5.12 %s suggests its duties', (_, facts, expected) => {
    expect(suggestedDuties({ ...plain, ...facts }, today)).toEqual(expected);
  });

  it('a personuppgiftsincident cannot be answered Ja without saying since when it is known', () => {
    const said = { duty: 'personuppgiftsincident', needed: true };
    expect(confirmParallelDuty.safeParse(said).success).toBe(false);
    expect(confirmParallelDuty.safeParse({ ...said, knownAt: '2026-11-20T08:00:00.000Z' }).success).toBe(true);
    expect(confirmParallelDuty.safeParse({ ...said, done: true }).success).toBe(true);
  });

  it('a Ja is handed to the one who has the duty, and to nobody when it is already done', () => {
    const letters = (data: object) => lettersFor({ type: 'AvvikelseParallelDutyConfirmed', data }, { chefBerors: false }).flatMap((one) => one.recipients);
    expect(letters({ duty: 'personuppgiftsincident', needed: true, done: false })).toEqual(['dataskyddsombud']);
    expect(letters({ duty: 'ivo-27-7', needed: true, done: false })).toEqual(['avtalsansvarig']);
    expect(letters({ duty: 'personuppgiftsincident', needed: true, done: true })).toEqual([]);
    expect(letters({ duty: 'orosanmalan', needed: true, done: false })).toEqual([]);
  });
});

describe.each(['Avvikelse', 'Synpunkt', 'LexSarah'] as const)('DL-GDPR-72 in a case of %s', (prefix) => {
  const confirmed = (data: object) => ({ type: `${prefix}ParallelDutyConfirmed`, data: { duty: 'personuppgiftsincident', ...data } });
  const known = { needed: true, done: false, knownAt: '2026-11-20T13:30:00.000Z' };
  const kinds = (events: readonly { type: string; data: { kind?: string } }[]) => events.map((event) => [event.type.replace(`${prefix}Deadline`, ''), event.data.kind]);

  it('DL-GDPR-72 is seventy-two clock hours from knowledge, weekend or not, and is not set twice', () => {
    const one = caseOf(prefix);
    const [set] = one.tell('2026-11-20T15:00:00.000Z', confirmed(known));
    expect(set?.data).toMatchObject({
      kind: 'DL-GDPR-72', dueAt: '2026-11-23T13:30:00.000Z', startedAt: known.knownAt, basis: 'statutory-limit', lagrum: 'artikel 33 i dataskyddsförordningen',
      responsible: ['dataskyddsombud', 'enhetschef'], escalateTo: ['socialchef'], rule: { unit: 'hours', n: 72 },
    });
    expect(one.tell('2026-11-20T16:00:00.000Z', confirmed({ ...known, reference: 'x' }))).toEqual([]);
  });

  it.each([['the anmälan', { needed: true, done: true, doneAt: '2026-11-22T09:00:00.000Z' }], ['the decision that none is needed', { needed: false, done: false, doneAt: '2026-11-22T09:00:00.000Z' }]])('DL-GDPR-72 stops by %s, at the time that is stated', (_, answer) => {
    const one = caseOf(prefix);
    one.tell('2026-11-20T15:00:00.000Z', confirmed(known));
    const [met] = one.tell('2026-11-22T10:00:00.000Z', confirmed(answer));
    expect(met?.data).toMatchObject({ kind: 'DL-GDPR-72', metAt: '2026-11-22T09:00:00.000Z' });
  });

  it('another duty, a Nej and what is already done start no clock', () => {
    const one = caseOf(prefix);
    expect(kinds(one.tell('2026-11-20T15:00:00.000Z', { type: `${prefix}ParallelDutyConfirmed`, data: { duty: 'orosanmalan', needed: true, done: false } }))).toEqual([]);
    expect(kinds(one.tell('2026-11-20T15:00:00.000Z', confirmed({ needed: false, done: false })))).toEqual([]);
    expect(kinds(one.tell('2026-11-20T15:00:00.000Z', confirmed({ needed: true, done: true })))).toEqual([]);
  });
});
