import { expect, test } from '@jest/globals';
import { buildDocument, missingFor } from './build-document.js';
import { canary, lexSarahData } from './document-cases.fixture.js';
import { textsOf } from './document-texts.fixture.js';
import { partText } from './labels.js';

test('T-03 holds the eleven parts of the utredning, each uppgift with day, source, nature and who wrote it', () => {
  const text = textsOf(buildDocument('T-03', lexSarahData()));
  ['handelse', 'upptackt', 'tidpunkt', 'orsaker', 'tidigare-handelser', 'upprepning', 'vidtagna-atgarder', 'ovrigt', 'planerade-atgarder'].forEach((part, at) => {
    expect(text).toContain(`${String(at + 1)}. ${partText(part)}`);
  });
  expect(text).toContain('10. Förslag till beslut');
  expect(text).toContain('Fakta. Källa: intervju, 20 juni 2025. Dokumenterat av Leila Rahimi, utredare.');
  expect(text).toContain('Jag var rädd att ingen skulle komma.');
});

test('T-03 says rapportören and never the name, also when somebody wrote the name in a text', () => {
  const text = textsOf(buildDocument('T-03', lexSarahData()));
  expect(text).not.toContain('Rakel');
  expect(text).not.toContain('Rapportsson');
  expect(text).toContain('Rapportören såg på måndagen');
});

test('T-03 tells which parts are missing before it is made', () => {
  expect(missingFor('T-03', lexSarahData({ upTo: 'received' }))).toContain('Utredningen saknar delen ”Orsaker”.');
  expect(missingFor('T-03', lexSarahData())).toEqual([]);
});

test('T-03, T-04 a case received before and decided after 2025-07-01 cites each act by the day of its own act', () => {
  const across = lexSarahData({ receivedAt: '2025-06-12T08:00:00.000Z', decidedAt: '2025-09-01T08:00:00.000Z', value: 'allvarligt-missforhallande' }, { createdAt: '2025-09-02T08:00:00.000Z' });
  const beslut = buildDocument('T-04', across);
  expect(beslut.head.citations).toEqual([
    '14 kap. 3 § socialtjänstlagen (2001:453)', '27 kap. 5 § socialtjänstlagen (2025:400)', '27 kap. 6 § socialtjänstlagen (2025:400)',
  ]);
  expect(textsOf(beslut)).toContain('Rapporten kom in 12 juni 2025 och lämnades enligt 14 kap. 3 § socialtjänstlagen (2001:453). Beslutet är fattat enligt 27 kap. 5 § socialtjänstlagen (2025:400).');
  const utredning = textsOf(buildDocument('T-03', across));
  expect(utredning).toContain('14 kap. 3 § socialtjänstlagen (2001:453)');
  expect(utredning).toContain('avhjälpas eller undanröjas genast');
});

test('T-03, T-04 a case under the old act says utan dröjsmål, and one under LSS too cites both acts', () => {
  const old = lexSarahData({ receivedAt: '2025-05-12T08:00:00.000Z', decidedAt: '2025-06-20T08:00:00.000Z' }, { createdAt: '2025-06-30T21:30:00.000Z' });
  expect(textsOf(buildDocument('T-03', old))).toContain('avhjälpas eller undanröjas utan dröjsmål');
  expect(buildDocument('T-04', old).head.citations).toContain('14 kap. 6 § socialtjänstlagen (2001:453)');
  const both = buildDocument('T-04', lexSarahData({ laws: ['sol', 'lss'] }));
  expect(both.head.citations[1]).toBe('27 kap. 5 § socialtjänstlagen (2025:400) och 24 e § lagen (1993:387) om stöd och service till vissa funktionshindrade');
});

test('T-04 holds what 7.4 asks for, and nothing of appeal', () => {
  const text = textsOf(buildDocument('T-04', lexSarahData({ value: 'allvarligt-missforhallande' })));
  for (const said of [
    'ett allvarligt missförhållande', 'Det ska snarast anmälas till Inspektionen för vård och omsorg (IVO)', '19 mars 2026 kl. 15.00', 'Eva Ström, avdelningschef',
    'SN 2025-03-12 § 41', 'En insats som är beviljad har uteblivit i tre dygn.', 'Andra läsaren instämmer', 'Namn och hälsouppgifter omfattas av sekretess.', 'Skriv in i rutinen',
  ]) expect(text).toContain(said);
  expect(text).not.toMatch(/överklag/i);
  expect(text).not.toContain(canary.reporter);
});

test('T-04, T-10 cannot be made before there is a beslut', () => {
  const before = lexSarahData({ upTo: 'utredning' });
  expect([missingFor('T-04', before), missingFor('T-10', before)]).toEqual([['Det finns inget beslut i ärendet ännu.'], ['Det finns inget beslut i ärendet ännu.']]);
});

test('T-10 lays the beslut before the nämnd without personal data', () => {
  const text = textsOf(buildDocument('T-10', lexSarahData()));
  for (const said of ['SN 2025-03-12 § 41', 'ett missförhållande', '6 kap. 40 § och 7 kap. 8 § kommunallagen (2017:725)']) expect(text).toContain(said);
  for (const name of Object.values(canary)) expect(text).not.toContain(name);
});
