/** Why somebody is kept away from a case; the day follows. */
export const javWhy = {
  decided: 'Jävig enligt beslut. Utan åtkomst sedan',
  declared: 'Har själv anmält jäv, som ännu inte är prövat. Utan åtkomst sedan',
  named: 'Namngiven i ärendet. Utan åtkomst sedan',
} as const;

export const javSteps = { declared: 'har anmält jäv', excluded: 'är jävig', 'not-excluded': 'är inte jävig' } as const;
