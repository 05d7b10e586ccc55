const checks: Record<string, string> = {
  database: 'Databasen',
  'event-store': 'Händelseloggen',
  keys: 'Nycklarna',
  'keys-database': 'Nyckeldatabasen',
  queue: 'Kön för väckningar',
  projections: 'Listorna',
  clock: 'Klockan',
  migrations: 'Databasens version',
  outbox: 'Breven',
  worker: 'Bakgrundsarbetet',
  'read-tables': 'Läsdatabasen',
  'follow-ups': 'Följdhändelser',
  deadlines: 'Tider',
  disk: 'Utrymmet',
  scanner: 'Virussökningen av filer',
};

const projections: Record<string, string> = {
  worklist: 'Ärendelistan',
  deadlines: 'Tider',
  'deadline-policies': 'Egna tidsfrister',
  statistics: 'Statistik',
  outbox: 'Brev',
  atgarder: 'Åtgärder',
  organisation: 'Organisation',
  'case-number': 'Ärendenummer',
  'case-numbers': 'Ärendenummer',
  'my-reports': 'Mina rapporter',
  'receipt-codes': 'Koder för ärenden utan inloggning',
  extern: 'Andra myndigheter',
  'case-features': 'Liknande ärenden',
  'follow-up': 'Följdhändelser',
};

export const checkText = (name: string): string => checks[name] ?? name;
export const projectionText = (name: string): string => projections[name] ?? name;
