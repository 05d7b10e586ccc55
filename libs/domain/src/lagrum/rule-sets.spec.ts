import { describe, expect, test } from '@jest/globals';
import { basisOf, citation, hasRuleSet, resolveRuleSet, ruleSetIdsOf, ruleSets } from './rule-sets.js';

describe('rule sets by date', () => {
  test('the last day of the old act and the first of the new resolve to one each', () => {
    expect(resolveRuleSet('lex-sarah', 'sol', '2025-06-30').id).toBe('sol-2001-lex-sarah');
    expect(resolveRuleSet('lex-sarah', 'sol', '2025-07-01').id).toBe('sol-2025-lex-sarah');
    expect(resolveRuleSet('lex-sarah', 'lss', '2025-06-30').id).toBe('lss-lex-sarah');
    expect(resolveRuleSet('lex-sarah', 'lss', '2025-07-01').id).toBe('lss-lex-sarah');
  });

  test('27:7 is not offered in 2025 and offered from 2026-01-01', () => {
    expect(hasRuleSet('kommun-anmalan', 'sol', '2025-12-31')).toBe(false);
    expect(hasRuleSet('kommun-anmalan', 'sol', '2026-01-01')).toBe(true);
    expect(() => resolveRuleSet('kommun-anmalan', 'sol', '2025-12-31')).toThrow(RangeError);
  });

  test('a day before lex Sarah is refused', () => {
    expect(() => resolveRuleSet('lex-sarah', 'sol', '2011-06-30')).toThrow(RangeError);
  });

  test('no two rule sets of one scope and law are in force the same day', () => {
    for (const a of ruleSets) {
      for (const b of ruleSets) {
        if (a === b || a.scope !== b.scope || !a.laws.some((law) => b.laws.includes(law))) continue;
        expect([a.id, b.id, a.validFrom > (b.validTo ?? '9999') || b.validFrom > (a.validTo ?? '9999')]).toEqual([a.id, b.id, true]);
      }
    }
  });

  test('sections and words follow the day', () => {
    expect(citation('investigate', 'sol', '2025-06-30')).toBe('14 kap. 6 § socialtjänstlagen (2001:453)');
    expect(citation('investigate', 'sol', '2025-07-01')).toBe('27 kap. 5 § socialtjänstlagen (2025:400)');
    expect(citation('rutiner', 'lss', '2026-01-01')).toBeNull();
    expect(basisOf('investigate', [], '2025-06-30').lagkrav).toBe('utan-drojsmal');
    expect(basisOf('investigate', ['sol'], '2025-07-01').lagkrav).toBe('genast');
    expect(basisOf('investigate', ['lss'], '2026-01-01').lagkrav).toBe('utan-drojsmal');
    expect(basisOf('report', ['lss'], '2026-01-01').lagkrav).toBe('genast');
  });

  test('a case under both acts cites both, and the stricter word governs', () => {
    expect(basisOf('investigate', ['lss', 'sol'], '2026-11-21')).toEqual({
      lagrum: '27 kap. 5 § socialtjänstlagen (2025:400) och 24 e § lagen (1993:387) om stöd och service till vissa funktionshindrade',
      lagkrav: 'genast',
    });
    expect(ruleSetIdsOf(['lss', 'sol'], '2026-11-21')).toEqual(['sol-2025-lex-sarah', 'lss-lex-sarah']);
    expect(ruleSetIdsOf(['hsl'], '2025-06-30')).toEqual(['sol-2001-lex-sarah']);
  });
});
