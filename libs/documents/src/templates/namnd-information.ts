import { isAllvarligt } from '#domain/lex-sarah/lex-sarah.status.js';
import { dutyOn, lexSarahOf, receivedAtOf, signatureOf } from '../case-texts.js';
import type { Block, Fact } from '../document-tree.js';
import { beslutText } from '../labels.js';
import { capital, dayText, momentText, said } from '../swedish.js';
import type { DocumentData, TemplateText } from '../template.js';

const isAboutIvo = ({ variant }: DocumentData): boolean => variant === 'ivo-anmalan';

/** T-09: 27:4 about each rapport, 27:6 third paragraph about an anmälan. Only a private operator informs a nämnd. */
export const namndInformation: TemplateText = {
  secret: true,
  missing: (data) => [
    ...(data.ownText === null ? ['Det är inte angivet vilken nämnd informationen går till.'] : []),
    ...(isAboutIvo(data) && lexSarahOf(data).ivo.sent === null ? ['Anmälan till IVO är inte gjord ännu.'] : []),
  ],
  title: (data) => (isAboutIvo(data) ? 'Information om anmälan till IVO enligt lex Sarah' : 'Information om rapport enligt lex Sarah'),
  recipient: ({ ownText }) => (ownText === null ? [] : ownText.split('\n').map((line) => line.trim()).filter((line) => line !== '')),
  citations: (data) => [isAboutIvo(data) ? dutyOn(data, 'inform-namnd-of-ivo-anmalan', lexSarahOf(data).ivo.sent?.sentAt ?? data.createdAt) : dutyOn(data, 'inform-namnd-of-rapport', data.createdAt)],
  blocks: (data) => [
    ...(isAboutIvo(data) ? aboutIvo(data) : aboutRapport(data)),
    { kind: 'text', text: 'Uppgifter om den enskilde lämnas på ett säkert sätt, skilt från det här brevet. Rapportörens namn lämnas inte ut.' },
    signatureOf(data),
  ],
};

function commonRows(data: DocumentData): Fact[] {
  return [
    { label: 'Vårt ärendenummer', value: data.number },
    { label: 'Verksamhet', value: said(data.operator.unit) },
    { label: 'Rapporten kom in', value: momentText(receivedAtOf(data)) },
    { label: 'När det hände', value: dayText(lexSarahOf(data).rapport?.occurredFrom) },
  ];
}

/** How serious it is held to be now. */
function severityOf(data: DocumentData) {
  const { beslut, forhandsbedomning } = lexSarahOf(data);
  const value = beslut.at(-1)?.value ?? forhandsbedomning?.suspectedSeverity;
  return value === undefined || value === 'unclear' ? null : value;
}

function aboutRapport(data: DocumentData): Block[] {
  const value = severityOf(data);
  const told = value !== null && isAllvarligt(value)
    ? 'Det som har hänt kan vara allvarligt och kan komma att anmälas till IVO. Då informerar vi er igen.'
    : 'Leder utredningen till en anmälan till IVO informerar vi er igen.';
  const protectedNow = lexSarahOf(data).omedelbarAtgard.state === 'taken' ? 'Ja' : 'Ingen omedelbar åtgärd har behövts, eller så bedöms den nu';
  return [
    { kind: 'text', text: `Vi informerar er om att vi har tagit emot en rapport enligt lex Sarah som rör er nämnds ansvar. Informationen lämnas enligt ${dutyOn(data, 'inform-namnd-of-rapport', data.createdAt)}.` },
    { kind: 'facts', rows: [...commonRows(data), { label: 'Omedelbar åtgärd', value: protectedNow }] },
    { kind: 'heading', level: 2, text: 'Vad vi gör nu' },
    { kind: 'text', text: `Vi utreder rapporten själva enligt ${dutyOn(data, 'investigate', data.createdAt)}. ${told}` },
  ];
}

function aboutIvo(data: DocumentData): Block[] {
  const { sent, diarienummer } = lexSarahOf(data).ivo;
  if (sent === null) return [];
  const value = severityOf(data);
  return [
    { kind: 'text', text: `Vi informerar er om att vi har gjort en anmälan till Inspektionen för vård och omsorg (IVO). Informationen lämnas enligt ${dutyOn(data, 'inform-namnd-of-ivo-anmalan', sent.sentAt)}.` },
    {
      kind: 'facts',
      rows: [
        ...commonRows(data), { label: 'Anmälan till IVO', value: momentText(sent.sentAt) }, { label: 'IVO:s diarienummer', value: said(diarienummer) },
        { label: 'Anmälan gäller', value: value === null ? said(null) : capital(beslutText(value)) },
      ],
    },
    { kind: 'heading', level: 2, text: 'Vad vi gör nu' },
    { kind: 'text', text: `Utredningen ${sent.utredningAttached ? 'skickades med anmälan' : 'skickas till IVO när den är klar'}. Vi återkommer till er med det som rör era beslut om insatser.` },
  ];
}
