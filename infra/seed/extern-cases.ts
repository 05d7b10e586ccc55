import { externInStory, externStory, infoStory, type ExternInPlan, type ExternPlan, type InfoPlan } from './extern-story.js';
import type { Story } from './story.js';

const dayMs = 24 * 60 * 60 * 1000;

function ago(end: string, days: number): string {
  const date = new Date(Date.parse(end) - days * dayMs);
  date.setUTCHours(7, 40, 0, 0);
  return date.toISOString();
}

type At<T> = Omit<T, 'key' | 'at' | 'end'> & { readonly days: number };

const bof = { unit: 'bof-utredning', chef: 'birgitta', reporter: 'amina' } as const;
const omsorg = { unit: 'omsorg-lss', chef: 'tomas', reporter: 'jonas' } as const;
const remiss = 'Vår remiss om en bedömning besvarades inte. Familjen fick vänta utan besked och insatsen kunde inte planeras.';

/** Avvikelser to other authorities in every state; some of last year, so that the figures have something to stand beside. */
const out: readonly At<ExternPlan>[] = [
  { ...bof, days: 2, body: 'bup', what: remiss, wanted: 'Besked om när bedömningen görs.', upTo: 'draft' },
  { ...omsorg, days: 4, body: 'vardcentral', what: 'Läkemedelslistan som följde med hem stämde inte med ordinationen. Det upptäcktes samma kväll.', upTo: 'cleared' },
  { ...bof, days: 9, body: 'bjorkskolan', what: 'Skolan meddelade inte frånvaron som avtalat i den samordnade planen.', wanted: 'Frånvaro meddelas samma dag.', upTo: 'sent' },
  { ...bof, days: 32, body: 'bup', what: 'Kallelsen till det gemensamma mötet kom efter mötet. Ingen från oss kunde vara med.', upTo: 'acknowledged' },
  { ...omsorg, days: 55, body: 'vardcentral', what: 'Hembesöket av distriktssköterskan uteblev två gånger utan besked.', upTo: 'reminded' },
  { ...bof, days: 95, body: 'bup', what: remiss, wanted: 'En rutin för hur remisser tas emot.', upTo: 'raised' },
  { ...bof, days: 40, body: 'grannkommunen', what: 'Överlämningen vid flytten saknade den pågående utredningen.', upTo: 'answered' },
  { ...bof, days: 150, body: 'bup', what: remiss, upTo: 'closed' },
];

const incoming: readonly At<ExternInPlan>[] = [
  { ...omsorg, days: 3, body: 'vardcentral', what: 'Er personal kände inte till den nya ordinationen när vi ringde.', upTo: 'received' },
  { ...bof, days: 16, body: 'bjorkskolan', what: 'Vi har inte fått återkoppling om mötet som skulle hållas i september.', upTo: 'under-utredning' },
  { ...bof, days: 45, body: 'bup', what: 'Vårt meddelande till handläggaren besvarades först efter en vecka.', upTo: 'answered' },
];

const fromUtforare: readonly At<InfoPlan>[] = [
  { days: 1, utforare: 'lindgarden', kind: 'rapport', summary: 'En rapport om att två pass på natten var obemannade. Ingen kom till skada.', upTo: 'received' },
  { days: 9, utforare: 'omsorg-i-centrum', kind: 'rapport', summary: 'En rapport om uteblivna besök under en helg.', upTo: 'reviewed' },
  { days: 25, utforare: 'lindgarden', kind: 'ivo-anmalan', summary: 'En anmälan till IVO om en händelse på boendet. Utredningen pågår.', upTo: 'under-uppfoljning' },
  { days: 70, utforare: 'norrsken', kind: 'rapport', summary: 'En rapport om bristande dokumentation vid byte av personal.', upTo: 'closed' },
];

/** What goes between authorities, and what utförare tell. */
export function externStories(end: string): Story[] {
  return [
    ...out.map(({ days, ...plan }, i) => externStory({ ...plan, key: `out/${String(i)}`, at: ago(end, days), end })),
    ...incoming.map(({ days, ...plan }, i) => externInStory({ ...plan, key: `in/${String(i)}`, at: ago(end, days), end })),
    ...fromUtforare.map(({ days, ...plan }, i) => infoStory({ ...plan, key: `info/${String(i)}`, at: ago(end, days), end })),
  ];
}
