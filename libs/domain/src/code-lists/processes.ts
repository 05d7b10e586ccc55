import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** The processes of the quality plan, numbered as there. */
export const processes = [
  { code: 'p-4-1', label: '4.1 Våld i nära relation', validFrom: firstDay },
  { code: 'p-4-2', label: '4.2 Förebyggande insatser barn och unga (SSPF)', validFrom: firstDay },
  { code: 'p-4-3', label: '4.3 Förhandsbedömning', validFrom: firstDay },
  { code: 'p-4-4', label: '4.4 Utredning', validFrom: firstDay },
  { code: 'p-4-5', label: '4.5 Genomföra samordnad utredning', validFrom: firstDay },
  { code: 'p-4-6', label: '4.6 Genomföra och följa upp heldygnsvård', validFrom: firstDay },
  { code: 'p-4-7', label: '4.7 Utredning vårdnad, boende, umgänge', validFrom: firstDay },
  { code: 'p-4-8', label: '4.8 Genomföra och följa upp öppna insatser', validFrom: firstDay },
  { code: 'p-4-9', label: '4.9 Familjehem', validFrom: firstDay },
  { code: 'p-4-10', label: '4.10 Frivilliga samarbetssamtal', validFrom: firstDay },
  { code: 'p-5-1', label: '5.1 Synpunkter och klagomål', validFrom: firstDay },
  { code: 'p-5-2', label: '5.2 Interna avvikelser', validFrom: firstDay },
  { code: 'p-5-3', label: '5.3 Lex Sarah', validFrom: firstDay },
  { code: 'p-5-4', label: '5.4 Upphandling LOU, LOV, överenskommelser', validFrom: firstDay },
  { code: 'p-5-5', label: '5.5 Handlägga kundval', validFrom: firstDay },
  { code: 'p-5-6', label: '5.6 Verksamhetsuppföljning', validFrom: firstDay },
  { code: 'p-extern', label: 'Avvikelserapportering till andra myndigheter', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type Process = (typeof processes)[number]['code'];

export const process = codeOf(processes);
