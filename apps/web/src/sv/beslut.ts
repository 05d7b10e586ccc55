import type { LexSarahBeslutValue } from '#domain/lex-sarah/lex-sarah.status.js';

export const beslutLabels: Record<LexSarahBeslutValue | 'unclear', string> = {
  'inte-missforhallande': 'Inte ett missförhållande',
  missforhallande: 'Missförhållande',
  'pataglig-risk-for-missforhallande': 'Påtaglig risk för missförhållande',
  'allvarligt-missforhallande': 'Allvarligt missförhållande',
  'pataglig-risk-for-allvarligt-missforhallande': 'Påtaglig risk för allvarligt missförhållande',
  unclear: 'Går inte att säga ännu',
};

/** The legal concepts of SOSFS 2011:5 in plain words, beside each answer. */
export const beslutDetails: Record<string, string> = {
  'inte-missforhallande': 'Det som hänt har inte varit ett hot mot, och inte fått konsekvenser för, någons liv, säkerhet eller fysiska eller psykiska hälsa. Det kan ändå vara en avvikelse.',
  missforhallande: 'Något som gjorts, eller inte gjorts, är eller har varit ett hot mot den enskildes liv, säkerhet eller fysiska eller psykiska hälsa, eller har fått konsekvenser för den.',
  'pataglig-risk-for-missforhallande': 'Det finns en uppenbar och konkret risk för ett missförhållande. Risken är inte avlägsen eller oklar.',
  'allvarligt-missforhallande': 'Hotet är allvarligt, eller konsekvenserna är allvarliga. Ska anmälas till IVO snarast, också om det redan är avhjälpt.',
  'pataglig-risk-for-allvarligt-missforhallande': 'Det finns en uppenbar och konkret risk för ett allvarligt missförhållande. Ska anmälas till IVO snarast, också om risken är undanröjd.',
};

export const utredningPartLabels: Record<string, string> = {
  handelse: 'Händelsen och dess konsekvenser',
  upptackt: 'När och hur det uppmärksammades',
  tidpunkt: 'När det inträffade',
  orsaker: 'Orsaker',
  'tidigare-handelser': 'Om något liknande har hänt förut',
  upprepning: 'Om det kan hända igen',
  'vidtagna-atgarder': 'Vad som har gjorts, och när',
  ovrigt: 'Vad som i övrigt har kommit fram',
  'planerade-atgarder': 'Åtgärder för att det inte ska hända igen',
  barnperspektiv: 'Konsekvenser för barnet',
  'enskilds-beskrivning': 'Den enskildes egen beskrivning',
  'foretradare-informerad': 'Vårdnadshavare eller god man informerad',
  personakt: 'Dokumenterat i personakt',
  javsprovning: 'Jävsprövning',
};

export const utredningPartHints: Record<string, string> = {
  handelse: 'Vad händelsen bestod i, och vilka konsekvenser den fick eller kunde ha fått för den enskilde.',
  upptackt: 'När och hur missförhållandet eller risken uppmärksammades.',
  tidpunkt: 'Datum och tid, eller den period det gäller.',
  orsaker: 'De orsaker som har identifierats. Fråga varför flera gånger.',
  'tidigare-handelser': 'Har något liknande hänt tidigare i verksamheten? Varför har det i så fall hänt igen?',
  upprepning: 'Bedöm om något liknande kan inträffa igen.',
  'vidtagna-atgarder': 'Vad som gjorts för att avhjälpa eller undanröja, och när.',
  ovrigt: 'Annat som har kommit fram och har betydelse.',
  'planerade-atgarder': 'Vad som gjorts eller planeras för att förhindra en upprepning.',
  barnperspektiv: 'Vad det har betytt för barnet: skydd, skola, kontakt med föräldrar och syskon.',
  'enskilds-beskrivning': 'Med den enskildes egna ord, och hur personen har gjorts delaktig.',
  'foretradare-informerad': 'Ja, nej eller olämpligt, och varför.',
  personakt: 'Var i personakten händelsen är dokumenterad. Skriv ingen uppgift ur akten här.',
  javsprovning: 'Att jäv har prövats för den som utreder och den som beslutar.',
};
