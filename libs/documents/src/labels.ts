const beslut: Readonly<Record<string, string>> = {
  'inte-missforhallande': 'inte ett missförhållande',
  missforhallande: 'ett missförhållande',
  'pataglig-risk-for-missforhallande': 'en påtaglig risk för ett missförhållande',
  'allvarligt-missforhallande': 'ett allvarligt missförhållande',
  'pataglig-risk-for-allvarligt-missforhallande': 'en påtaglig risk för ett allvarligt missförhållande',
  unclear: 'ännu inte klarlagt',
};

/** As it stands after "bedöms vara". */
export function beslutText(value: string): string {
  return beslut[value] ?? value;
}

const words: Readonly<Record<string, string>> = {
  interview: 'intervju', document: 'handling', observation: 'iakttagelse', system: 'uppgift i verksamhetssystem',
  fact: 'fakta', bedomning: 'bedömning',
  agrees: 'instämmer', dissents: 'har en annan mening', waived: 'ingen andra läsning har kunnat göras',
  none: 'ingen', minor: 'liten', moderate: 'måttlig', serious: 'allvarlig', unknown: 'inte känd',
  fysiskt: 'Fysiskt', psykiskt: 'Psykiskt', socialt: 'Socialt', rattigheter: 'Rättigheter',
  'own-words': 'med egna ord', 'through-vardnadshavare': 'genom vårdnadshavare', 'through-god-man': 'genom god man', 'not-obtained': 'har inte kunnat inhämtas',
  taken: 'Ja', 'not-needed': 'Nej, det behövdes inte', 'not-assessed': 'Inte bedömt ännu',
  proposed: 'föreslagen', approved: 'beslutad', rejected: 'avvisad', ongoing: 'pågår', done: 'genomförd', 'effect-reviewed': 'effekt uppföljd', closed: 'avslutad',
  sol: 'SoL', lss: 'LSS', hsl: 'HSL', lvu: 'LVU', lvm: 'LVM', other: 'annan lag',
  funktionsnedsattning: 'stöd till personer med funktionsnedsättning', aldreomsorg: 'äldreomsorg', 'missbruk-och-beroende': 'skadligt bruk och beroende', ovrigt: 'övrigt', 'funktionsnedsattning-lss': 'funktionsnedsättning, LSS', 'barn-och-familj': 'barn och familj',
  skriftlig: 'skriftligen', muntlig: 'muntligen',
};

/** A code in plain words; an unknown one is shown as it is rather than hidden. */
export function wordOf(code: string): string {
  return words[code] ?? code;
}

const parts: Readonly<Record<string, string>> = {
  handelse: 'Vad som har hänt och vilka konsekvenser det fick eller kunde ha fått',
  upptackt: 'När och hur det uppmärksammades',
  tidpunkt: 'När det inträffade',
  orsaker: 'Orsaker',
  'tidigare-handelser': 'Om något liknande har hänt tidigare',
  upprepning: 'Om något liknande kan hända igen',
  'vidtagna-atgarder': 'Vad som har gjorts för att undanröja eller avhjälpa, och när',
  ovrigt: 'Vad som i övrigt har kommit fram',
  'planerade-atgarder': 'Vad som har gjorts eller planeras för att det inte ska hända igen',
  barnperspektiv: 'Konsekvenser för barnet',
  'enskilds-beskrivning': 'Den enskildes egen beskrivning och delaktighet',
  'foretradare-informerad': 'Information till företrädare',
  personakt: 'Dokumentation i personakt',
  javsprovning: 'Prövning av jäv',
};

export function partText(part: string): string {
  return parts[part] ?? part;
}
