import { describe, expect, test } from '@jest/globals';
import { gistOf, textLikeness } from './similarity.js';

const missed = 'Kvällsinsatsen uteblev tre dagar i rad och den boende fick ingen medicin.';

describe('F-04 F-10 similar texts', () => {
  test('the same event told in other words is more alike than another event', () => {
    const same = textLikeness(missed, 'Den boende var utan medicin eftersom kvällsinsatser uteblivit under tre kvällar.');
    const other = textLikeness(missed, 'En anteckning om ett barn skrevs i fel akt och lästes av en kollega.');
    expect(same).toBeGreaterThan(0.3);
    expect(other).toBeLessThan(0.15);
  });

  test('a text is wholly like itself, in either order, and like nothing when one is empty', () => {
    expect(textLikeness(missed, missed)).toBe(1);
    expect(textLikeness(missed, 'Medicin saknas.')).toBe(textLikeness('Medicin saknas.', missed));
    expect(textLikeness(missed, '')).toBe(0);
    expect(textLikeness('och det var så', 'och det var så')).toBe(0);
  });

  test('endings do not part words, and common words do not join texts', () => {
    expect(gistOf('Insatsen, insatser och insatserna')).toEqual(new Set(['insats']));
    expect(textLikeness('Det var inte så att han fick det', 'Hon hade inte fått vad hon skulle')).toBeLessThan(0.2);
  });

  test('only the beginning of a long text is read', () => {
    expect(gistOf(`${'Medicin. '.repeat(1_000)}Slutord`).has('slutord')).toBe(false);
  });
});
