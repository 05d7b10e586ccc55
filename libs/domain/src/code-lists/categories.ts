import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** Händelsetyp, level 1: from the allmänna råd of the föreskrift and the municipality's own yearly reports. */
export const categories = [
  { code: 'kommunikation-intern', label: 'Brister i kommunikation – internt', validFrom: firstDay },
  { code: 'kommunikation-extern', label: 'Brister i kommunikation – externt', validFrom: firstDay },
  { code: 'handlaggning', label: 'Brister i handläggning', validFrom: firstDay },
  { code: 'dokumentation', label: 'Bristande dokumentation', validFrom: firstDay },
  { code: 'bruten-sekretess', label: 'Bruten sekretess', validFrom: firstDay },
  { code: 'lag-eller-rutin', label: 'Lagstiftning eller rutiner har inte följts', validFrom: firstDay },
  { code: 'utforande', label: 'Brister i utförande av insats', validFrom: firstDay },
  { code: 'bemotande', label: 'Brister i bemötande', validFrom: firstDay },
  { code: 'samverkan-intern', label: 'Brister i samverkan – internt', validFrom: firstDay },
  { code: 'samverkan-extern', label: 'Brister i samverkan – externt', validFrom: firstDay },
  { code: 'information', label: 'Bristande information', validFrom: firstDay },
  { code: 'bemanning', label: 'Bemanning', validFrom: firstDay },
  { code: 'schemalaggning', label: 'Schemaläggning', validFrom: firstDay },
  { code: 'tillganglighet', label: 'Tillgänglighet', validFrom: firstDay },
  { code: 'byte-av-kontaktperson', label: 'Byte av kontaktperson', validFrom: firstDay },
  { code: 'boenderegler', label: 'Boenderegler', validFrom: firstDay },
  { code: 'gruppaktiviteter', label: 'Gruppaktiviteter', validFrom: firstDay },
  { code: 'wifi', label: 'Wifi', validFrom: firstDay },
  { code: 'fastighet', label: 'Fastighet', validFrom: firstDay },
  { code: 'rattssakerhet', label: 'Brister i rättssäkerhet vid handläggning och genomförande', validFrom: firstDay },
  { code: 'fysisk-miljo-teknik', label: 'Brister i fysisk miljö, utrustning, teknik', validFrom: firstDay },
  { code: 'overgrepp-fysiskt', label: 'Fysiska övergrepp', validFrom: firstDay },
  { code: 'overgrepp-sexuellt', label: 'Sexuella övergrepp', validFrom: firstDay },
  { code: 'overgrepp-psykiskt', label: 'Psykiska övergrepp', validFrom: firstDay },
  { code: 'overgrepp-ekonomiskt', label: 'Ekonomiska övergrepp', validFrom: firstDay },
  { code: 'arbetssatt', label: 'Brister i arbetssätt, metoder, rutiner', validFrom: firstDay },
  { code: 'ovrigt', label: 'Övrigt', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type Category = (typeof categories)[number]['code'];

/** The category that says nothing by itself: a text must go with it. */
export const otherCategory = 'ovrigt';

export const category = codeOf(categories);
