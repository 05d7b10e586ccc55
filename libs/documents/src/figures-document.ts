import type { StatisticsAnswer, StatisticsRow } from '#domain/answers/statistics.js';
import { templateOf } from '#domain/documents/templates.js';
import type { Instant } from '#domain/ids.js';
import { citedOn } from '#domain/lagrum/other-acts.js';
import { figureText } from '#domain/statistics/counting.js';
import { measureLabel } from '#domain/statistics/measures.js';
import type { Block, DocumentTree } from './document-tree.js';
import { dayOf, dayText, stampText } from './swedish.js';
import type { Operator, Person } from './template.js';

/** Who makes a document that belongs to no case, and when. */
export interface Making {
  readonly documentId: string;
  readonly createdAt: Instant;
  readonly createdBy: Person;
  readonly operator: Operator;
}

export type Period = 'half-year' | 'year';

const warning = 'Siffror under 5 kan göra att någon går att känna igen. Pröva det innan sammanställningen lämnas utanför verksamheten.';

/** T-16: what the statistics answer, as a report to the nämnd. No figure is counted here. */
export function figuresDocument(answer: StatisticsAnswer, period: Period, making: Making): DocumentTree {
  const row = templateOf('T-16');
  const { documentId, createdAt, createdBy, operator } = making;
  const day = dayOf(createdAt);
  const name = period === 'year' ? 'Sammanställning för helår' : 'Sammanställning för del av år';
  return {
    documentId, createdAt, title: `${name} ${String(answer.year)}`, recipient: [operator.namnd], secrecy: null,
    head: {
      huvudman: operator.huvudman, namnd: operator.namnd, documentType: row.name, version: `${row.id}, version ${String(row.version)}`,
      reference: { label: 'Underlag', value: `Statistik till och med händelse ${answer.asOfPosition}` },
      createdAt: stampText(createdAt), createdBy: createdBy.title === null ? createdBy.name : `${createdBy.name}, ${createdBy.title.toLowerCase()}`,
      citations: [...citedOn('god-kvalitet', ['sol', 'lss'], day), ...citedOn('klagomal', [], day)],
    },
    blocks: [...opening(answer, period, createdAt), ...sentences(answer), ...tables(answer), ...reading(answer), signature(making)],
  };
}

function opening(answer: StatisticsAnswer, period: Period, createdAt: Instant): Block[] {
  const until = period === 'year' ? `år ${String(answer.year)}` : `${String(answer.year)} fram till den ${dayText(createdAt)}`;
  return [
    { kind: 'text', text: `Här redovisas rapporter enligt lex Sarah, avvikelser, synpunkter och klagomål för ${until}, jämfört med ${String(answer.compareYear)}. Siffrorna kommer från ärendena och innehåller inga personuppgifter.` },
    ...(answer.rows.some(isSmall) ? [{ kind: 'frame', text: warning } as const] : []),
  ];
}

function isSmall({ value }: StatisticsRow): boolean {
  return value !== null && value > 0 && value < 5;
}

function sentences(answer: StatisticsAnswer): Block[] {
  if (answer.sentences.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: 'I korthet' }, { kind: 'list', items: answer.sentences.map((one) => one.text) }];
}

/** One table for the whole nämnd and one per enhet that has figures. */
function tables(answer: StatisticsAnswer): Block[] {
  const units = [null, ...answer.units.map((unit) => unit.code)];
  return units.flatMap((unit): Block[] => {
    const rows = answer.rows.filter((one) => one.unit === unit);
    if (rows.length === 0) return [];
    const name = unit === null ? 'Hela nämnden' : (answer.units.find((one) => one.code === unit)?.name ?? unit);
    return [{ kind: 'heading', level: 2, text: name }, { kind: 'table', columns: columns(answer), rows: rows.map(cells) }];
  });
}

function columns({ year, compareYear }: StatisticsAnswer) {
  return [{ label: 'Mått', share: 52 }, { label: String(year), share: 16 }, { label: String(compareYear), share: 16 }, { label: 'Förändring', share: 16 }];
}

function cells(row: StatisticsRow): string[] {
  const change = row.difference === null ? '–' : row.difference > 0 ? `+${String(row.difference)}` : row.difference < 0 ? `−${String(-row.difference)}` : '0';
  return [measureLabel(row.measure), figureText(row.value, row.qualifier), figureText(row.compareValue, row.compareQualifier), change];
}

function reading(answer: StatisticsAnswer): Block[] {
  const { jointCases } = answer;
  const several = `${String(jointCases)} ärenden är gemensamma för flera enheter. De räknas en gång i summan och en gång i varje enhet.`;
  const one = 'Ett ärende är gemensamt för flera enheter. Det räknas en gång i summan och en gång i varje enhet.';
  const joint = jointCases === 0 ? [] : [jointCases === 1 ? one : several];
  return [
    { kind: 'heading', level: 2, text: 'Så läses siffrorna' },
    { kind: 'list', items: ['En rapport räknas till det år då den kom in.', '0 betyder att det inte finns något ärende. Ett streck betyder att uppgiften saknas.', ...joint] },
  ];
}

function signature({ createdBy, operator }: Making): Block {
  return { kind: 'signature', lines: [createdBy.name, ...(createdBy.title === null ? [] : [createdBy.title]), operator.unit].filter((line) => line !== '') };
}
