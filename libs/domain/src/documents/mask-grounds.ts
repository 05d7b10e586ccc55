import { citedOn, type CitedTopic } from '../lagrum/other-acts.js';
import type { LocalDate } from '../ids.js';

/** Why something may be left out of a copy that is handed out. */
export const maskGrounds = ['sekretess', 'sekretess-anmalare', 'sekretess-skyddat-boende', 'sekretess-mot-vardnadshavare'] as const satisfies readonly CitedTopic[];
export type MaskGround = (typeof maskGrounds)[number];

export const maskGroundLabels: Readonly<Record<MaskGround, string>> = {
  sekretess: 'Uppgift om någons personliga förhållanden',
  'sekretess-anmalare': 'Uppgift som kan röja vem som har anmält eller lämnat uppgifter',
  'sekretess-skyddat-boende': 'Uppgift om skyddat boende',
  'sekretess-mot-vardnadshavare': 'Uppgift om ett barn, mot vårdnadshavaren',
};

/** The provision as it stands in the copy and in its protocol. */
export function maskLagrum(ground: MaskGround, date: LocalDate): string {
  return citedOn(ground, [], date).join(' och ');
}
