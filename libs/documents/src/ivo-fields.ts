const fields: Readonly<Record<string, string>> = {
  avsandarensDiarienummer: 'Avsändarens diarienummer',
  severity: 'Allvarligt missförhållande eller påtaglig risk för det',
  senderName: 'Avsändare',
  senderOrgNumber: 'Organisationsnummer',
  senderAddress: 'Adress',
  senderPostalAddress: 'Postnummer och ort',
  contactName: 'Kontaktperson',
  contactTitle: 'Befattning',
  contactPhone: 'Telefon',
  contactEmail: 'E-post',
  verksamhetName: 'Verksamhetens namn',
  verksamhetAddress: 'Verksamhetens adress',
  kommun: 'Kommun',
  enhet: 'Enhet',
  occurredDate: 'Datum för händelsen',
  occurredTime: 'Klockslag',
  eventDescription: 'Beskrivning av händelsen',
  utredningAttached: 'Om utredningen bifogas',
  utredning: 'Färdig utredning att bifoga',
  verksamhetsomrade: 'Verksamhetsområde',
  laws: 'Lag',
  lagrumOther: 'Övriga lagrum',
  konsekvenser: 'Konsekvenser för den enskilde',
  vidtagnaAtgarder: 'Vidtagna åtgärder',
  ovrigt: 'Övrigt',
  signedBy: 'Namnförtydligande',
  signedDate: 'Datum',
  ivoDepartment: 'IVO:s avdelning',
};

/** The label of a field of the blankett. */
export function ivoFieldText(name: string): string {
  return fields[name] ?? name;
}
