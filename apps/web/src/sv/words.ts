import type { Role } from '#domain/actor.js';
import { externStates, externStatus } from './extern-states.js';

export const caseTypeNames = { avvikelse: 'Avvikelse', synpunkt: 'Synpunkt eller klagomål', 'lex-sarah': 'Lex Sarah', 'extern-avvikelse': 'Avvikelse mellan myndigheter', 'lex-sarah-info': 'Information om lex Sarah från utförare', atgard: 'Åtgärd' } as const;
export const caseTypeShort = { avvikelse: 'Avvikelse', synpunkt: 'Synpunkt', 'lex-sarah': 'Lex Sarah', 'extern-avvikelse': 'Extern', 'lex-sarah-info': 'Lex Sarah-info', atgard: 'Åtgärd' } as const;

const shared: Record<string, string> = {
  received: 'Inkommen',
  'bedomning-done': 'Bedömd',
  acknowledged: 'Bekräftad',
  assigned: 'Fördelad',
  'forhandsbedomning-done': 'Förhandsbedömd',
  'under-utredning': 'Under utredning',
  'awaiting-yttrande': 'Väntar på yttrande',
  'beslut-proposed': 'Förslag till beslut',
  'beslut-recorded': 'Beslutad',
  answered: 'Besvarad',
  'under-atgard': 'Åtgärdas',
  'under-uppfoljning': 'Uppföljning av åtgärder',
  closed: 'Avslutad',
  'handed-over': 'Överlämnad',
  duplicate: 'Dubblett',
  reviewed: 'Granskad',
};

const atgard: Record<string, string> = {
  proposed: 'Föreslagen',
  approved: 'Godkänd',
  rejected: 'Avvisad',
  ongoing: 'Pågår',
  done: 'Genomförd',
  'effect-reviewed': 'Effekt uppföljd',
  closed: 'Avslutad',
};

/** Status in the words of domain 7.11. */
export function statusLabel(caseType: string, status: string, kind?: string | null): string {
  if (caseType === 'extern-avvikelse') return externStatus(status, kind);
  if (caseType === 'atgard') return atgard[status] ?? status;
  if (caseType === 'lex-sarah-info' && status === 'under-uppfoljning') return 'Följs upp';
  if ((caseType === 'lex-sarah' || caseType === 'lex-sarah-info') && status === 'received') return 'Mottagen';
  return shared[status] ?? status;
}

export function statusOptions(caseType: string | undefined): { value: string; label: string }[] {
  const states = caseType === 'extern-avvikelse' ? externStates : Object.keys(shared);
  return states.map((value) => ({ value, label: statusLabel(caseType ?? '', value) }));
}

export const effectLabels: Record<string, string> = { achieved: 'Uppnådd', partly: 'Delvis uppnådd', 'not-achieved': 'Ej uppnådd' };

export const ivoLabels: Record<string, string> = {
  'under-consideration': 'Övervägs',
  'anmalan-decided': 'Ska anmälas',
  'anmalan-prepared': 'Utkast klart',
  'sent-without-utredning': 'Anmäld till IVO – utredning återstår',
  'sent-complete': 'Anmäld till IVO – komplett',
  'komplettering-requested': 'IVO har begärt komplettering',
  'ivo-beslut-received': 'IVO har beslutat',
  closed: 'Avslutad hos oss',
  'not-required': 'Ej aktuell',
};

export const aterkopplingLabels: Record<string, string> = { pending: 'Väntar', done: 'Klar', 'not-possible': 'Ej möjlig' };

export const roleNames: Record<Role, string> = {
  medarbetare: 'Medarbetare',
  enhetschef: 'Enhetschef',
  verksamhetschef: 'Verksamhetschef',
  'lex-sarah-ansvarig': 'Lex Sarah-ansvarig',
  'lex-sarah-utredare': 'Lex Sarah-utredare',
  beslutsfattare: 'Beslutsfattare',
  klagomalshandlaggare: 'Klagomålshandläggare',
  avtalsansvarig: 'Avtalsansvarig',
  kvalitetsledare: 'Kvalitetsledare',
  registrator: 'Registrator',
  namndledamot: 'Nämndledamot',
  utforare: 'Utförare',
  dataskyddsombud: 'Dataskyddsombud',
  systemadministrator: 'Systemadministratör',
};

const functions: Record<string, string> = {
  socialchef: 'Socialchef',
  namndordforande: 'Nämndordförande',
  verksamhetsansvarig: 'Verksamhetsansvarig',
  namndsekreterare: 'Nämndsekreterare',
  forvaltningsjurist: 'Förvaltningsjurist',
  jour: 'Jour',
  ersattare: 'Ersättare',
  samordnare: 'Samordnare',
  utredare: 'Utredaren',
  handler: 'Handläggaren',
  owner: 'Den som äger åtgärden',
  reviewer: 'Den som följer upp',
  'second-reader': 'Andra läsaren',
  system: 'Klarsyn',
  reporter: 'Rapportören',
};

export function roleLabel(role: string): string {
  return (roleNames as Record<string, string>)[role] ?? functions[role] ?? role;
}

export const privacyHint = 'Skriv inte namn eller personnummer här.';
export const nameNotice = 'Ditt namn visas bara för dem som behöver det i sitt arbete.';
export const protectionNotice = 'Du får inte straffas för att du rapporterar. Vill du använda visselblåsarkanalen finns den för sig.';
