import { expect, test } from '@jest/globals';
import { disclosureLagrum } from './ivo-disclosure.js';

const osl = '10 kap. 17 § offentlighets- och sekretesslagen (2009:400)';
const sol = '28 kap. 5 § socialtjänstlagen (2025:400)';

test('IVO-10 secrecy does not hinder what is handed to IVO: OSL for an authority, the duty of SoL for both', () => {
  expect(disclosureLagrum('namnd', '2025-07-01')).toEqual([osl, sol]);
  expect(disclosureLagrum('enskild-verksamhet', '2026-11-21')).toEqual([sol]);
  expect(disclosureLagrum('namnd', '2025-06-30')).toEqual([osl]);
});
