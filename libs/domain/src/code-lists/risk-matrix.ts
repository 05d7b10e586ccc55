import { z } from 'zod';

export interface RiskLevel {
  readonly level: 1 | 2 | 3 | 4;
  readonly label: string;
  readonly description: string;
}

export const likelihoods: readonly RiskLevel[] = [
  { level: 1, label: 'Mycket liten', description: 'Händer ungefär en gång om året' },
  { level: 2, label: 'Liten', description: 'Händer ungefär varje månad' },
  { level: 3, label: 'Stor', description: 'Händer ungefär varje vecka' },
  { level: 4, label: 'Mycket stor', description: 'Händer dagligen' },
];

/** Severity in the words of social services: what it meant, or could have meant, for life, safety, physical and psychological health. */
export const severities: readonly RiskLevel[] = [
  { level: 1, label: 'Mindre', description: 'Obehag eller besvär. Den enskildes liv, säkerhet och hälsa har inte hotats.' },
  { level: 2, label: 'Måttlig', description: 'Övergående påverkan på den enskildes trygghet eller fysiska eller psykiska hälsa.' },
  { level: 3, label: 'Betydande', description: 'Hot mot den enskildes säkerhet, eller bestående påverkan på fysisk eller psykisk hälsa.' },
  { level: 4, label: 'Mycket allvarlig', description: 'Fara för den enskildes liv, eller allvarlig och bestående skada på fysisk eller psykisk hälsa.' },
];

const level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], { error: 'risk-level' });

export const risk = z.strictObject({ likelihood: level, severity: level });
export type Risk = z.output<typeof risk>;

export function riskProduct({ likelihood, severity }: Risk): number {
  return likelihood * severity;
}

export type RiskColour = 'green' | 'yellow' | 'orange' | 'red';

/** Colour is never the only signal: the product and its words stand beside it. */
export function riskColour(of: Risk): RiskColour {
  const product = riskProduct(of);
  if (product >= 12) return 'red';
  if (product >= 8) return 'orange';
  return product >= 4 ? 'yellow' : 'green';
}

/** From here on one person alone may not rule lex Sarah out, and the effect of every åtgärd is followed up. */
export const riskThreshold = { product: 8, severity: 3 } as const;

export function reachesThreshold(of: Risk): boolean {
  return riskProduct(of) >= riskThreshold.product && of.severity >= riskThreshold.severity;
}
