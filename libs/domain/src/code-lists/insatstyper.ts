import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** Kinds of insats. */
export const insatstyper = [
  { code: 'bss-sol', label: 'Bostad med särskild service enligt SoL', validFrom: firstDay },
  { code: 'bss-lss', label: 'Bostad med särskild service enligt LSS', validFrom: firstDay },
  { code: 'daglig-verksamhet-lss', label: 'Daglig verksamhet enligt LSS', validFrom: firstDay },
  { code: 'korttidsvistelse-lss', label: 'Korttidsvistelse enligt LSS', validFrom: firstDay },
  { code: 'traningslagenhet', label: 'Träningslägenhet', validFrom: firstDay },
  { code: 'stodboende', label: 'Stödboende', validFrom: firstDay },
  { code: 'oppenvard', label: 'Öppenvård', validFrom: firstDay },
  { code: 'familjebehandling', label: 'Familjebehandling (kundval)', validFrom: firstDay },
  { code: 'familjeradgivning', label: 'Familjerådgivning (kundval)', validFrom: firstDay },
  { code: 'boendestod', label: 'Boendestöd', validFrom: firstDay },
  { code: 'strukturerad-oppenvard', label: 'Strukturerad öppenvård', validFrom: firstDay },
  { code: 'familjehem', label: 'Familjehem', validFrom: firstDay },
  { code: 'jourhem', label: 'Jourhem', validFrom: firstDay },
  { code: 'hvb', label: 'HVB', validFrom: firstDay },
  { code: 'skyddat-boende', label: 'Skyddat boende', validFrom: firstDay },
  { code: 'heldygnsvard', label: 'Heldygnsvård', validFrom: firstDay },
  { code: 'vbu-utredning', label: 'Utredning om vårdnad, boende och umgänge', validFrom: firstDay },
  { code: 'samarbetssamtal', label: 'Samarbetssamtal', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type Insatstyp = (typeof insatstyper)[number]['code'];

export const insatstyp = codeOf(insatstyper);
