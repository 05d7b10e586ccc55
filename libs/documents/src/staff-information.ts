import { templateOf } from '#domain/documents/templates.js';
import { citedOn } from '#domain/lagrum/other-acts.js';
import { basisOf, lagkravLabels } from '#domain/lagrum/rule-sets.js';
import type { DocumentTree } from './document-tree.js';
import type { Making } from './figures-document.js';
import { dayOf, dayText, stampText, unknownText } from './swedish.js';

/** T-18: what 27:3 asks the staff to be told, by the law of the day it is made. */
export function staffInformation(laws: readonly string[], making: Making): DocumentTree {
  const row = templateOf('T-18');
  const { documentId, createdAt, createdBy, operator } = making;
  const day = dayOf(createdAt);
  const inform = basisOf('inform-staff', laws, day).lagrum ?? unknownText;
  const report = basisOf('report', laws, day);
  const investigate = basisOf('investigate', laws, day);
  const ivo = basisOf('notify-ivo', laws, day);
  const medverka = citedOn('medverka', laws, day).join(' och ');
  const word = (basis: typeof report) => (basis.lagkrav === null ? '' : lagkravLabels[basis.lagkrav]);
  return {
    documentId, createdAt, title: 'Information om lex Sarah till dig som arbetar här', recipient: [], secrecy: null,
    head: {
      huvudman: operator.huvudman, namnd: operator.namnd, documentType: row.name, version: `${row.id}, version ${String(row.version)}`,
      reference: { label: 'Enhet', value: operator.unit }, createdAt: stampText(createdAt),
      createdBy: createdBy.title === null ? createdBy.name : `${createdBy.name}, ${createdBy.title.toLowerCase()}`,
      citations: [inform],
    },
    blocks: [
      { kind: 'text', text: `Den som tar emot rapporter ska informera personalen om skyldigheten att rapportera och om skyldigheten att medverka till god kvalitet. Det står i ${inform}. Informationen gäller ${operator.unit} och bygger på reglerna den ${dayText(day)}.` },
      { kind: 'heading', level: 2, text: 'Du ska medverka till god kvalitet' },
      { kind: 'text', text: `Alla som arbetar i verksamheten ska medverka till att det som görs är av god kvalitet. Det står i ${medverka}.` },
      { kind: 'heading', level: 2, text: `Du ska rapportera ${word(report)}` },
      { kind: 'text', text: `Ser du, eller får du veta, något som är ett missförhållande eller en påtaglig risk för ett missförhållande ska du rapportera det ${word(report)}. Det står i ${report.lagrum ?? unknownText}.` },
      {
        kind: 'list',
        items: [
          'Ett missförhållande är något som någon har gjort, eller har låtit bli att göra, och som är eller har varit ett hot mot någons liv, säkerhet eller hälsa, eller som har fått följder för det.',
          'En påtaglig risk är en uppenbar och konkret risk för att det ska hända.',
          'Skyldigheten gäller anställda, uppdragstagare, praktikanter under utbildning och deltagare i arbetsmarknadsprogram. Den som är volontär får rapportera.',
          'Du behöver inte veta säkert, och du behöver inte välja rätt ord. Berätta vad du har sett.',
        ],
      },
      { kind: 'heading', level: 2, text: 'Så rapporterar du' },
      { kind: 'list', items: ['Skriv rapporten i Klarsyn, eller berätta för din chef eller den lex Sarah-ansvariga. Den som tar emot det du säger skriver ner det och låter dig kontrollera texten.', 'Är någon i fara nu: hjälp personen och ring 112 först.', 'Har en kollega redan rapporterat samma sak kan du lägga till att du också har sett det.'] },
      { kind: 'heading', level: 2, text: 'Det här händer sedan' },
      { kind: 'text', text: `Rapporten ska dokumenteras och utredas, och det som är fel ska avhjälpas eller undanröjas ${word(investigate)}. Det står i ${investigate.lagrum ?? unknownText}. Är det allvarligt ska verksamheten ${word(ivo)} anmäla det till Inspektionen för vård och omsorg (IVO). Det står i ${ivo.lagrum ?? unknownText}. Du får veta vad din rapport ledde till.` },
      { kind: 'heading', level: 2, text: 'Ditt skydd' },
      { kind: 'text', text: 'Ditt namn visas bara för dem som behöver det. Vi kan inte lova att du är anonym. Du får inte straffas för att du rapporterar. Vill du använda visselblåsarkanalen finns den också, med egna regler.' },
      { kind: 'signature', lines: [createdBy.name, ...(createdBy.title === null ? [] : [createdBy.title]), operator.unit].filter((line) => line !== '') },
    ],
  };
}
