import type { LegalTopic } from './rule-sets.js';

type Sections = Readonly<Partial<Record<LegalTopic, string>>>;

/** Socialtjänstlagen (2001:453), until 2025-06-30. */
export const sol2001Sections: Sections = {
  report: '14 kap. 3 § socialtjänstlagen (2001:453)',
  'inform-staff': '14 kap. 4 § socialtjänstlagen (2001:453)',
  'inform-namnd-of-rapport': '14 kap. 5 § socialtjänstlagen (2001:453)',
  investigate: '14 kap. 6 § socialtjänstlagen (2001:453)',
  'notify-ivo': '14 kap. 7 § socialtjänstlagen (2001:453)',
  'inform-namnd-of-ivo-anmalan': '14 kap. 7 § socialtjänstlagen (2001:453)',
  rutiner: '3 kap. 3 a § socialtjänstlagen (2001:453)',
  gallring: '7 kap. 6 § socialtjänstlagen (2001:453)',
};

/** Socialtjänstlagen (2025:400), from 2025-07-01. */
export const sol2025Sections: Sections = {
  report: '27 kap. 2 § socialtjänstlagen (2025:400)',
  'inform-staff': '27 kap. 3 § socialtjänstlagen (2025:400)',
  'inform-namnd-of-rapport': '27 kap. 4 § socialtjänstlagen (2025:400)',
  investigate: '27 kap. 5 § socialtjänstlagen (2025:400)',
  'notify-ivo': '27 kap. 6 § socialtjänstlagen (2025:400)',
  'inform-namnd-of-ivo-anmalan': '27 kap. 6 § tredje stycket socialtjänstlagen (2025:400)',
  rutiner: '27 kap. 1 § socialtjänstlagen (2025:400)',
  gallring: '17 kap. 10 § socialtjänstlagen (2025:400)',
};

const lss = 'lagen (1993:387) om stöd och service till vissa funktionshindrade';

/** LSS has no section on rutiner of its own. */
export const lssSections: Sections = {
  report: `24 b § ${lss}`,
  'inform-staff': `24 c § ${lss}`,
  'inform-namnd-of-rapport': `24 d § ${lss}`,
  investigate: `24 e § ${lss}`,
  'notify-ivo': `24 f § ${lss}`,
  'inform-namnd-of-ivo-anmalan': `24 f § ${lss}`,
  gallring: `23 g § ${lss}`,
};
