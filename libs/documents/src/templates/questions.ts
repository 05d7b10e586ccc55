import { otherOn, receivedAtOf, sectionsOf, signatureOf, synpunktOf } from '../case-texts.js';
import type { Block } from '../document-tree.js';
import { dayText } from '../swedish.js';
import type { DocumentData, InfoFacts, TemplateText } from '../template.js';
import { reporterLines } from './reporter-letters.js';
import { senderLines } from './synpunkt-letters.js';

/** A text of several lines is a list of questions; one line is a paragraph. */
function questionBlocks(text: string): Block[] {
  const lines = text.split(/\n+/).map((line) => line.replace(/^[-•\s]+/, '').trim()).filter((line) => line !== '');
  return lines.length > 1 ? [{ kind: 'list', items: lines }] : [{ kind: 'text', text: lines[0] ?? '' }];
}

function asked(data: DocumentData): string | null {
  return data.ownText ?? sectionsOf(data)?.kompletteringar.findLast((one) => one.asked !== null)?.asked?.questions ?? null;
}

/** T-02: CM-03. No answer never stops the case, and the first text is never changed. */
export const begaranOmKomplettering: TemplateText = {
  secret: false,
  missing: (data) => [
    ...(asked(data) === null ? ['Det finns inga frågor. Begär komplettering i ärendet, eller skriv frågorna här.'] : []),
    ...(toWhom(data).length === 0 ? ['Det finns ingen att skicka brevet till. Ställ frågorna i dialogen med kvittenskoden i stället.'] : []),
  ],
  title: () => 'Vi behöver veta lite mer',
  recipient: (data) => toWhom(data),
  citations: (data) => (data.source.caseType === 'synpunkt' ? otherOn(data, 'klagomal', data.createdAt) : otherOn(data, 'god-kvalitet', data.createdAt)),
  blocks: (data) => [
    { kind: 'text', text: `Du lämnade den ${dayText(receivedAtOf(data))} uppgifter till oss om ${data.operator.unit}. Ärendet har nummer ${data.number}. För att kunna gå vidare behöver vi fråga dig om det här:` },
    ...questionBlocks(asked(data) ?? ''),
    { kind: 'heading', level: 2, text: 'Så svarar du' },
    { kind: 'text', text: data.source.caseType === 'synpunkt' ? 'Svara på det sätt som passar dig: i brev, på telefon, vid ett besök eller med din kvittenskod på webbplatsen. Skicka inte uppgifter om någons hälsa eller privatliv med vanlig e-post.' : 'Svara i ärendet under Mina rapporter, eller ring den som har skrivit brevet. Skriv inte svaret i vanlig e-post.' },
    { kind: 'text', text: 'Det du skrev från början ändras inte. Ditt svar läggs till med datum. Om du inte kan eller vill svara går ärendet vidare ändå.' },
    signatureOf(data),
  ],
};

function toWhom(data: DocumentData): readonly string[] {
  return data.source.caseType === 'synpunkt' ? senderLines(data) : reporterLines(data);
}

interface Yttrande {
  readonly utforare: string | null;
  readonly questions: string | null;
  readonly dueDate: string | null;
  readonly about: string;
  /** Whom the answer must not harm, or need not name. */
  readonly care: string;
}

function yttrandeOf(data: DocumentData): Yttrande {
  if (data.source.caseType === 'lex-sarah-info') return ofInfo(data, data.source.view);
  const asked1 = synpunktOf(data).yttranden.at(-1);
  const utforare = asked1 === undefined ? null : data.utforare(asked1.utforareId);
  return {
    utforare, questions: data.ownText ?? asked1?.questions ?? null, dueDate: asked1?.dueDate ?? null,
    about: `Vi har den ${dayText(receivedAtOf(data))} fått en synpunkt eller ett klagomål som gäller er verksamhet.`,
    care: 'Den som har klagat får inte drabbas för att hen har klagat.',
  };
}

const forUtredning = 'Skicka er utredning enligt lex Sarah och det ställningstagande som avslutade den. Är utredningen inte klar, skriv när den beräknas bli det.';

function ofInfo(data: DocumentData, view: InfoFacts): Yttrande {
  const what = view.isAboutIvo ? 'en anmälan till IVO enligt lex Sarah' : 'en rapport enligt lex Sarah';
  const where = view.verksamhet === null ? '' : ` i ${view.verksamhet}`;
  const reference = view.providerRef === null ? '' : `, er beteckning ${view.providerRef}`;
  return {
    utforare: view.utforare, questions: data.ownText ?? (view.asksForUtredning ? forUtredning : null), dueDate: null,
    about: `Ni informerade oss den ${dayText(view.receivedAt)} om ${what}${where}${reference}.`,
    care: 'Vi behöver inte veta vem som rapporterade. Skriv inte det.',
  };
}

/** T-14: 15:9 from 2025-07-01; before that the municipality's duty to follow up is all there is to cite. */
export const begaranOmYttrande: TemplateText = {
  secret: true,
  missing: (data) => {
    const { utforare, questions } = yttrandeOf(data);
    return [
      ...(utforare === null ? ['Det är inte angivet vilken utförare yttrandet begärs från.'] : []),
      ...(questions === null ? [data.source.caseType === 'synpunkt' ? 'Det finns inga frågor. Begär yttrande i ärendet, eller skriv frågorna här.' : 'Det finns inga frågor. Skriv dem här, eller begär in utredningen när informationen granskas.'] : []),
    ];
  },
  title: () => 'Begäran om yttrande',
  recipient: (data) => [yttrandeOf(data).utforare ?? ''].filter((line) => line !== ''),
  citations: (data) => [...otherOn(data, 'utforares-uppgifter', data.createdAt), ...otherOn(data, 'uppfoljning-av-utforare', data.createdAt)],
  blocks: (data) => {
    const { about, questions, dueDate, care } = yttrandeOf(data);
    const right = otherOn(data, 'utforares-uppgifter', data.createdAt);
    const followUp = otherOn(data, 'uppfoljning-av-utforare', data.createdAt).join(' och ');
    const day = dueDate === null ? '' : ` senast den ${dayText(dueDate)}`;
    return [
      { kind: 'text', text: `${about} Ärendet har nummer ${data.number}. Nämnden ber er att yttra er${day}.` },
      { kind: 'heading', level: 2, text: 'Det vi vill veta' },
      ...questionBlocks(questions ?? ''),
      { kind: 'heading', level: 2, text: 'Varför vi frågar' },
      { kind: 'text', text: right.length === 0 ? `Kommunen ska följa upp verksamhet som utförs av privata utförare. Det står i ${followUp}.` : `Utförare ska lämna nämnden de uppgifter den behöver för kvalitetssäkring och uppföljning. Det står i ${right.join(' och ')}. Kommunens ansvar att följa upp privata utförare står i ${followUp}.` },
      { kind: 'heading', level: 2, text: 'Så svarar ni' },
      { kind: 'text', text: `Svara i det system som ni och nämnden har kommit överens om, eller i brev. Skicka inte personuppgifter med vanlig e-post. Skriv när uppgifterna gäller, varifrån de kommer och vem som lämnar dem. ${care}` },
      signatureOf(data),
    ];
  },
};
