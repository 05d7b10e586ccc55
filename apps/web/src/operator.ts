import { computed, ref } from 'vue';

/** Whose installation it is, as the session tells. */
export const operatorKind = ref<'namnd' | 'enskild-verksamhet'>('namnd');

/** That of a company: no diarium, no delegation from a nämnd, and nämnder to inform. */
export const isProvider = computed(() => operatorKind.value === 'enskild-verksamhet');

/** Whose targets the times are. */
export const targetOwner = computed(() => (isProvider.value ? 'verksamhetens' : 'nämndens'));

/** The sentences that say more than whose it is. A company has no allmänna handlingar; whoever works there has tystnadsplikt. */
const companySentences: Readonly<Record<string, string>> = {
  'Det du skriver sparas hos kommunen. Om någon ber att få läsa det tar vi bort det som lagen säger är hemligt.': 'Det du skriver sparas hos oss. Den som arbetar här har tystnadsplikt.',
  'Beslutsfattaren saknar giltig delegation för beslut i lex Sarah den dagen.': 'Beslutsfattaren har enligt er beslutsordning inte rätt att besluta i lex Sarah den dagen.',
  'Punkten i delegationsordningen.': 'Punkten i er egen beslutsordning.',
  'Lämna över till ansvarig handläggare. Nämnden ska genast inleda utredning.': 'Lämna över till nämnden som har beslutat om insatsen. Den ska genast inleda utredning.',
  'Rapporteras varje kvartal till IVO och revisorerna. Det kan också vara ett missförhållande.': 'Säg till nämnden som har beslutat om insatsen. Den rapporterar till IVO och revisorerna varje kvartal. Det kan också vara ett missförhållande.',
  'Ta ställning till polisanmälan och skriv skälet. Sekretessen hindrar inte vid brott mot barn eller vid grövre brott.': 'Ta ställning till polisanmälan och skriv skälet.',
  'Det du skickar blir en allmän handling. Uppgifter om enskildas personliga förhållanden skyddas av sekretess (26 kap. 1 § offentlighets- och sekretesslagen), men den skyddar inte alltid dig som skriver.':
    'Det du skickar sparas hos oss. Den som arbetar här har tystnadsplikt om enskildas personliga förhållanden, men den skyddar inte alltid dig som skriver.',
  'Sekretessen i 26 kap. 1 § offentlighets- och sekretesslagen skyddar den enskilde. Den skyddar inte dig som personal.': 'Tystnadsplikten skyddar den enskilde. Den skyddar inte dig som personal.',
  'Texten lämnar ärendet. Uppgifter om andra enskilda omfattas av sekretess (26 kap. 1 § OSL).': 'Texten lämnar ärendet. Uppgifter om andra enskilda omfattas av tystnadsplikt.',
  'Rätten till allmän handling finns kvar och prövas av registratorn.': '',
  'Något brast hos en annan myndighet': 'Något brast hos en myndighet',
  'En avvikelse till regionen, en skola eller en annan kommun. Du skriver ett utkast som granskas innan någon skickar det.': 'En avvikelse till regionen, en skola eller en kommun. Du skriver ett utkast som granskas innan någon skickar det.',
  Delegation: 'Beslutanderätt',
};

export function operatorSentence(text: string): string {
  return isProvider.value ? (companySentences[text] ?? text) : text;
}

/** What the own nämnd has or decides, a company's verksamhet has or decides. Never for a text about the nämnder that a company informs. */
export function operatorText(text: string): string {
  return isProvider.value ? text.replaceAll('nämnden', 'verksamheten').replaceAll('Nämnden', 'Verksamheten') : text;
}
