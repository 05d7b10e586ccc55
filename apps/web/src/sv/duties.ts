/** The checklist of parallel duties (domain 5.12) in plain words: what is asked, and what a Ja means. */
interface DutyText {
  readonly question: string;
  readonly starts: string;
}

export const dutyTexts: Readonly<Record<string, DutyText>> = {
  orosanmalan: { question: 'Kan ett barn fara illa?', starts: 'Orosanmälan görs genast, utanför Klarsyn. Bekräfta här när den är gjord.' },
  'utredning-14-2': { question: 'Har något nytt kommit fram om en enskild, som kan kräva en åtgärd?', starts: 'Lämna över till ansvarig handläggare. Nämnden ska genast inleda utredning.' },
  polisanmalan: { question: 'Kan det vara ett brott?', starts: 'Ta ställning till polisanmälan och skriv skälet. Sekretessen hindrar inte vid brott mot barn eller vid grövre brott.' },
  personuppgiftsincident: { question: 'Har personuppgifter spridits, gått förlorade eller ändrats av misstag?', starts: 'Ett ja startar 72 timmar att anmäla till Integritetsskyddsmyndigheten, räknat från att ni fick veta. Dataskyddsombudet får besked.' },
  'lex-maria': { question: 'Handlar det om hälso- och sjukvård?', starts: 'Skicka vidare till MAS, som bedömer vårdavvikelse och lex Maria.' },
  arbetsskada: { question: 'Skadades en medarbetare, eller var det nära?', starts: 'Anmäl arbetsskada eller tillbud på arbetsgivarens vanliga sätt. Lägg en hänvisning här.' },
  'ej-verkstallt-beslut': { question: 'Har en beviljad insats inte kommit igång på tre månader?', starts: 'Rapporteras varje kvartal till IVO och revisorerna. Det kan också vara ett missförhållande.' },
  'ivo-27-7': { question: 'Saknar en privat utförare tillstånd, eller är bristerna allvarliga?', starts: 'Kommunen ska anmäla till IVO. Avtalsansvarig får besked.' },
};

export const dutiesElsewhereText =
  'Vill någon använda visselblåsarkanalen? Visa vägen dit, den har egna regler. Sådant, och misstankar som hör till arbetsrätten, antecknas aldrig i ärendet.';

export const dutyWords = { 'not-needed': 'Behövs inte', needed: 'Ska göras', done: 'Gjort', unanswered: 'Inte besvarad' } as const;
