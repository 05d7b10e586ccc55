import type { EnclosureChange } from '#domain/case/enclosures.js';

/** Said wherever something is made ready for IVO: nobody may believe that a program has notified for them. */
export const sendYourself = 'Du skickar själv i IVO:s e-tjänst. Klarsyn har inte skickat något.';

export const anmalanSections: Record<string, string> = {
  arendet: 'Ärendet',
  avsandaren: 'Avsändare och kontakt',
  'var-och-nar': 'Var och när',
  handelsen: 'Händelsen',
  utredningen: 'Utredningen',
  'omrade-och-lagrum': 'Verksamhetsområde och lagrum',
  fritext: 'Konsekvenser, åtgärder och övrigt',
  underskrift: 'Underskrift',
  mottagare: 'Mottagare',
};

export const operatorLabels: Record<string, string> = {
  namnd: 'Nämnd i kommun',
  'enskild-verksamhet': 'Yrkesmässigt bedriven enskild verksamhet',
  sis: 'Statens institutionsstyrelse',
};

/** IVO-03 */
export const makePdfFirst = 'IVO:s e-tjänst tar inte emot den här typen. Gör en PDF av den och lägg den i ärendet.';

/** What has become of a single bilaga since the version was frozen. */
export const enclosureChanges: Record<EnclosureChange, string> = {
  attachments: 'Borttagen ur ärendet eller går inte längre att lämna ut.',
  documents: 'Det finns en nyare version av dokumentet. Välj den i stället när du förbereder igen.',
};

/** What may have changed since a version was frozen. */
export const packageChanges: Record<string, string> = {
  utredning: 'Utredningen har frysts i en ny version',
  diarienummer: 'Diarienumret har ändrats',
  laws: 'Lagrummet har ändrats',
  severity: 'Ställningstagandet har ändrats',
  skyddade: 'Någon med skyddade personuppgifter har tillkommit eller tagits bort',
  attachments: 'En bilaga har tagits bort eller kan inte längre lämnas ut',
  documents: 'Ett dokument bland bilagorna har gjorts om',
  preparedVersion: 'Den version du angav finns inte',
};

/** Where a field that is missing is filled in; in the form of the anmälan itself when it stands nowhere else. */
export const filledInBy: Record<string, string> = {
  avsandarensDiarienummer: 'RecordLexSarahDiarienummer',
  laws: 'ClassifyLexSarah',
  utredning: 'SubmitLexSarahBeslutsforslag',
};
