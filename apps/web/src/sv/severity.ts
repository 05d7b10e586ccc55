import type { SeverityAnswers } from '#domain/policies/severity-guide.js';

interface Question {
  readonly name: keyof SeverityAnswers;
  readonly label: string;
  /** The legal concept beside the question, or that the law sets no line. */
  readonly beside: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

const threat = [['none', 'Nej'], ['some', 'Ja'], ['serious', 'Ja, allvarligt'], ['unknown', 'Vet inte ännu']] as const;
const yesNo = [['yes', 'Ja'], ['no', 'Nej'], ['unknown', 'Vet inte ännu']] as const;
const noLine = 'Lagen sätter ingen gräns. Omständigheten vägs in när du bedömer hur allvarligt det är.';

/** The questions of the severity guide. Every definition is the one of SOSFS 2011:5 in plain words. */
export const severityQuestions: readonly Question[] = [
  { name: 'stage', label: 'Har det hänt, eller riskerar det att hända?', beside: 'Ett missförhållande är eller har varit. En påtaglig risk är uppenbar och konkret, inte avlägsen eller oklar.', options: [['happened', 'Det har hänt'], ['could-happen', 'Det riskerar att hända'], ['unknown', 'Vet inte ännu']] },
  { name: 'life', label: 'Hot mot, eller konsekvenser för, någons liv?', beside: 'Hot mot eller konsekvenser för den enskildes liv är ett missförhållande. Är hotet eller konsekvensen allvarlig är missförhållandet allvarligt.', options: threat },
  { name: 'safety', label: 'Hot mot, eller konsekvenser för, någons säkerhet?', beside: 'Säkerhet står vid sidan av liv och hälsa i lagens begrepp. Är hotet eller konsekvensen allvarlig är missförhållandet allvarligt.', options: threat },
  { name: 'physical', label: 'Hot mot, eller konsekvenser för, någons fysiska hälsa?', beside: 'Det räcker att det varit ett hot. Skadan behöver inte ha hänt.', options: threat },
  { name: 'psychological', label: 'Hot mot, eller konsekvenser för, någons psykiska hälsa?', beside: 'Psykisk hälsa står vid sidan av fysisk hälsa i lagens begrepp.', options: threat },
  { name: 'duration', label: 'Hur länge pågick det?', beside: noLine, options: [['once', 'En enstaka gång'], ['days', 'Några dagar'], ['weeks', 'Veckor'], ['longer', 'Månader eller mer'], ['unknown', 'Vet inte ännu']] },
  { name: 'repeated', label: 'Har det hänt mer än en gång?', beside: noLine, options: yesNo },
  { name: 'dependent', label: 'Är personen beroende av insatsen eller av den som utför den?', beside: noLine, options: yesNo },
  { name: 'child', label: 'Berörs ett barn?', beside: 'Lagen sätter ingen gräns. Konsekvenser för barn förbises ofta i utredningar.', options: yesNo },
  { name: 'persons', label: 'Hur många berörs?', beside: noLine, options: [['one', 'En person'], ['few', 'Två till fem'], ['many', 'Fler än fem'], ['unknown', 'Vet inte ännu']] },
];

export const similarReasonLabels = {
  'similar-text': 'liknande beskrivning', 'same-category': 'samma kategori', 'same-unit': 'samma enhet', 'same-cause': 'samma orsak',
  'same-process': 'samma process', 'same-insats': 'samma insats', 'near-in-time': 'nära i tid',
} as const;

export const readingWords = { agrees: 'andra läsaren höll med', dissents: 'andra läsaren höll inte med', waived: 'ingen andra läsning' } as const;
