import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import { lexSarahOf, dutyOn, personText, receivedAtOf, sectionsOf, signatureOf, wordOn } from '../case-texts.js';
import type { Block } from '../document-tree.js';
import { beslutText, partText, wordOf } from '../labels.js';
import { capital, dayText, momentText, said } from '../swedish.js';
import type { DocumentData, TemplateText } from '../template.js';

/** Parts 1–9 of 7.3; the tenth is the proposal and the eleventh stands under every uppgift. */
const numbered = ['handelse', 'upptackt', 'tidpunkt', 'orsaker', 'tidigare-handelser', 'upprepning', 'vidtagna-atgarder', 'ovrigt', 'planerade-atgarder'];

type Part = LexSarahView['utredning']['parts'][number];

/** T-03: the eleven parts that the föreskrift asks for, each uppgift with its day, source and who wrote it. */
export const utredning: TemplateText = {
  secret: true,
  missing: (data) => lexSarahOf(data).utredning.missingParts.map((part) => `Utredningen saknar delen ”${partText(part)}”.`),
  title: () => 'Utredning enligt lex Sarah',
  recipient: () => [],
  citations: (data) => [dutyOn(data, 'report', receivedAtOf(data)), dutyOn(data, 'investigate', data.createdAt)],
  blocks: (data) => {
    const { utredning: found } = lexSarahOf(data);
    const of = (name: string) => found.parts.find((one) => one.part === name);
    const added = found.parts.filter((one) => !numbered.includes(one.part) && one.notes.length > 0);
    return [
      ...aboutTheCase(data),
      ...numbered.flatMap((name, at) => partBlocks(data, `${String(at + 1)}. ${partText(name)}`, of(name))),
      ...proposal(data),
      ...added.flatMap((one) => partBlocks(data, partText(one.part), one)),
      ...konsekvenser(data),
      ...underlag(data),
      signatureOf(data),
    ];
  },
};

function aboutTheCase(data: DocumentData): Block[] {
  const view = lexSarahOf(data);
  const received = receivedAtOf(data);
  const rapport = view.rapport;
  return [
    { kind: 'heading', level: 2, text: 'Om ärendet' },
    {
      kind: 'facts',
      rows: [
        { label: 'Ärende', value: data.number },
        { label: 'Verksamhet', value: said(data.operator.unit) },
        { label: 'Rapporten kom in', value: momentText(received) },
        { label: 'Rapporten lämnades', value: rapport?.form === 'muntlig' ? 'Muntligen av rapportören' : 'Skriftligen av rapportören' },
        { label: 'Utredningen inleddes', value: momentText(view.utredning.startedAt) },
        { label: 'Utredare', value: personText(data, view.people.utredare) },
        { label: 'Antal personer som berörs', value: String(view.sections.enskilda.length) },
      ],
    },
    { kind: 'text', text: `Rapporten lämnades enligt ${dutyOn(data, 'report', received)}. Utredningen görs enligt ${dutyOn(data, 'investigate', data.createdAt)}, som säger att missförhållandet eller risken ska dokumenteras, utredas och avhjälpas eller undanröjas ${wordOn(data, 'investigate', data.createdAt)}.` },
  ];
}

function partBlocks(data: DocumentData, heading: string, part: Part | undefined): Block[] {
  const corrected = new Set(part?.notes.flatMap((note) => (note.corrects === null ? [] : [note.corrects])));
  const notes = part?.notes.filter((note) => !corrected.has(note.noteId)) ?? [];
  const texts = notes.flatMap((note): Block[] => [
    { kind: 'text', text: said(note.text) },
    { kind: 'source', text: sourceLine(data, note) },
  ]);
  return [{ kind: 'heading', level: 2, text: heading }, ...(texts.length > 0 ? texts : [{ kind: 'text', text: said(null) } as const])];
}

/** Part 11: day, source, fact or bedömning, and who documented with befattning. */
function sourceLine(data: DocumentData, note: { date: string; source: string; nature: string; documentedBy: string; title: string | null }): string {
  return `${capital(wordOf(note.nature))}. Källa: ${wordOf(note.source)}, ${dayText(note.date)}. Dokumenterat av ${personText(data, note.documentedBy, note.title)}.`;
}

function proposal(data: DocumentData): Block[] {
  const forslag = lexSarahOf(data).beslutsforslag.at(-1);
  const heading: Block = { kind: 'heading', level: 2, text: '10. Förslag till beslut' };
  if (forslag === undefined) return [heading, { kind: 'text', text: 'Förslag till beslut är inte lämnat ännu.' }];
  const reading = forslag.secondReading;
  return [
    heading,
    { kind: 'text', text: `Det som har hänt bedöms vara ${beslutText(forslag.value)}.` },
    { kind: 'text', text: said(forslag.motivering) },
    { kind: 'source', text: `Bedömning. Lämnat ${momentText(forslag.at)} av ${personText(data, forslag.by)}.` },
    ...(reading === null ? [] : [{ kind: 'text', text: `Andra läsaren ${wordOf(reading.outcome)}. ${said(reading.text)}` } as const]),
  ];
}

/** One card per affected person, without a name: the identity stands in the case alone. */
function konsekvenser(data: DocumentData): Block[] {
  const enskilda = sectionsOf(data)?.enskilda ?? [];
  return enskilda.flatMap((one, at): Block[] => {
    const card = one.konsekvens;
    if (card === null) return [];
    return [
      { kind: 'heading', level: 2, text: `Konsekvenser för person ${String(at + 1)}${one.isChild ? ' (barn)' : ''}` },
      { kind: 'text', text: said(card.whatHappened) },
      {
        kind: 'table',
        columns: [{ label: 'Område', share: 34 }, { label: 'Inträffad', share: 33 }, { label: 'Möjlig', share: 33 }],
        rows: card.grades.map((grade) => [wordOf(grade.area), capital(wordOf(grade.occurred)), capital(wordOf(grade.possible))]),
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Personens egen beskrivning', value: said(card.ownView) },
          { label: 'Hur den har inhämtats', value: capital(wordOf(card.ownViewSource)) },
          ...(one.isChild ? [{ label: 'Särskilt för barnet', value: said(card.childText) }] : []),
        ],
      },
    ];
  });
}

function underlag(data: DocumentData): Block[] {
  const found = lexSarahOf(data).utredning.underlag;
  if (found.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Underlag' },
    ...found.flatMap((one): Block[] => [
      { kind: 'heading', level: 3, text: said(one.heading) },
      { kind: 'text', text: said(one.text) },
      { kind: 'source', text: sourceLine(data, one) },
    ]),
  ];
}
