import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** How something came in. An e-mail is only ever incoming: no case content leaves by e-mail. */
export const channels = [
  { code: 'webb', label: 'Webb', validFrom: firstDay },
  { code: 'e-tjanst', label: 'E-tjänst', validFrom: firstDay },
  { code: 'telefon', label: 'Telefon', validFrom: firstDay },
  { code: 'besok', label: 'Besök', validFrom: firstDay },
  { code: 'brev', label: 'Brev', validFrom: firstDay },
  { code: 'blankett', label: 'Blankett', validFrom: firstDay },
  { code: 'e-post', label: 'E-post (inkommande)', validFrom: firstDay },
  { code: 'via-utforare', label: 'Via utförare', validFrom: firstDay },
  { code: 'via-annan-myndighet', label: 'Via annan myndighet', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type Channel = (typeof channels)[number]['code'];

/** How an answer or a bekräftelse may go out: never by e-mail. */
export const answerChannels = [
  { code: 'brev', label: 'Brev', validFrom: firstDay },
  { code: 'telefon', label: 'Telefon', validFrom: firstDay },
  { code: 'mote', label: 'Möte', validFrom: firstDay },
  { code: 'sakert-meddelande', label: 'Säkert meddelande', validFrom: firstDay },
  { code: 'webb', label: 'Webb, med kvittenskod eller inloggning', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type AnswerChannel = (typeof answerChannels)[number]['code'];

export const channel = codeOf(channels);
export const answerChannel = codeOf(answerChannels);
