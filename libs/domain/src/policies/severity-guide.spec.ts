import { describe, expect, test } from '@jest/globals';
import { lexSarahBeslutValues } from '../lex-sarah/lex-sarah.status.js';
import { guideUsed, isGraver, severityAnswers, suggestSeverity, type SeverityAnswers } from './severity-guide.js';

const none: SeverityAnswers = {
  stage: 'happened', life: 'none', safety: 'none', physical: 'none', psychological: 'none', duration: 'once', repeated: 'no', dependent: 'no', child: 'no', persons: 'one',
};
const unknown: SeverityAnswers = severityAnswers.parse({ ...none, life: 'unknown', stage: 'unknown' });

describe('F-08 severity guide', () => {
  test.each<[string, Partial<SeverityAnswers>, string]>([
    ['no threat', {}, 'inte-missforhallande'],
    ['something not known and nothing found', { safety: 'unknown' }, 'unclear'],
    ['a threat', { psychological: 'some' }, 'missforhallande'],
    ['a threat that has not come true', { psychological: 'some', stage: 'could-happen' }, 'pataglig-risk-for-missforhallande'],
    ['a serious threat', { life: 'serious' }, 'allvarligt-missforhallande'],
    ['a serious threat that has not come true', { physical: 'serious', stage: 'could-happen' }, 'pataglig-risk-for-allvarligt-missforhallande'],
    ['a serious threat beside something unknown', { physical: 'serious', life: 'unknown' }, 'allvarligt-missforhallande'],
    ['a threat with two aggravating circumstances', { safety: 'some', child: 'yes', dependent: 'yes' }, 'missforhallande'],
    ['a threat with three', { safety: 'some', child: 'yes', dependent: 'yes', duration: 'weeks' }, 'allvarligt-missforhallande'],
    ['aggravating circumstances without a threat', { child: 'yes', dependent: 'yes', repeated: 'yes', persons: 'many' }, 'inte-missforhallande'],
  ])('%s', (_, more, suggestion) => {
    expect(suggestSeverity({ ...none, ...more })).toBe(suggestion);
  });

  test('a graver answer never gives a milder suggestion', () => {
    const order = ['inte-missforhallande', 'missforhallande', 'allvarligt-missforhallande'];
    for (const area of ['life', 'safety', 'physical', 'psychological'] as const) {
      const ranks = (['none', 'some', 'serious'] as const).map((threat) => order.indexOf(suggestSeverity({ ...none, [area]: threat })));
      expect(ranks).toEqual([...ranks].sort());
    }
  });

  test('it never speaks against a graver human answer, and says nothing where it knows nothing', () => {
    expect(isGraver('missforhallande', 'allvarligt-missforhallande')).toBe(false);
    expect(isGraver('allvarligt-missforhallande', 'missforhallande')).toBe(true);
    expect(isGraver('missforhallande', 'unclear')).toBe(true);
    for (const value of lexSarahBeslutValues) expect([isGraver('unclear', value), isGraver('inte-missforhallande', value)]).toEqual([false, false]);
  });

  test('the act keeps the rule, the answers and what came of them, as ADR 0010 asks of rules', () => {
    const kept = guideUsed({ answers: { ...none, life: 'serious' } });
    expect(kept).toEqual({ severityGuide: { guideId: 'severity-guide-2026-01', answers: { ...none, life: 'serious' }, suggestion: 'allvarligt-missforhallande', precedentIds: [] } });
    expect(guideUsed(undefined)).toEqual({});
    expect(suggestSeverity(unknown)).toBe('unclear');
  });
});
