export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly home: string;
  readonly grants: readonly { readonly role: string; readonly node: string }[];
}

const everyone = (home: string) => ({ role: 'medarbetare', node: home });

/** One person per role, and a few more so that cases can have different reporters, readers and handlers. All invented. */
export const demoPeople: readonly DemoPerson[] = [
  {
    login: 'amina',
    name: 'Amina Lindqvist',
    title: 'Socialsekreterare',
    home: 'bof-utredning',
    description: 'Medarbetare på barn- och familjeenheten: rapporterar och får veta vad som hände',
    grants: [everyone('bof-utredning')],
  },
  {
    login: 'jonas',
    name: 'Jonas Ekberg',
    title: 'Stödassistent',
    home: 'omsorg-solgarden',
    description: 'Medarbetare på gruppbostaden Solgården',
    grants: [everyone('omsorg-solgarden')],
  },
  {
    login: 'birgitta',
    name: 'Birgitta Sandell',
    title: 'Enhetschef',
    home: 'bof',
    description: 'Enhetschef för barn- och familjeenheten: bedömer avvikelser och vidtar omedelbara åtgärder',
    grants: [everyone('bof'), { role: 'enhetschef', node: 'bof' }],
  },
  {
    login: 'tomas',
    name: 'Tomas Hedlund',
    title: 'Enhetschef',
    home: 'omsorg',
    description: 'Enhetschef för omsorgsenheten',
    grants: [everyone('omsorg'), { role: 'enhetschef', node: 'omsorg' }],
  },
  {
    login: 'marianne',
    name: 'Marianne Öhman',
    title: 'Verksamhetschef',
    home: 'socialnamnden',
    description: 'Verksamhetschef och ersättare för lex Sarah-ansvarig: får det som blivit sent',
    grants: [
      everyone('socialnamnden'),
      { role: 'verksamhetschef', node: 'socialnamnden' },
      { role: 'lex-sarah-ansvarig', node: 'socialnamnden' },
    ],
  },
  {
    login: 'sara',
    name: 'Sara Wallin',
    title: 'Socialt ansvarig samordnare',
    home: 'socialnamnden',
    description: 'Lex Sarah-ansvarig: tar emot, fördelar och anmäler till IVO',
    grants: [everyone('socialnamnden'), { role: 'lex-sarah-ansvarig', node: 'socialnamnden' }],
  },
  {
    login: 'leila',
    name: 'Leila Farsi',
    title: 'Utredare',
    home: 'socialnamnden',
    description: 'Lex Sarah-utredare: utreder de ärenden hon har fått',
    grants: [everyone('socialnamnden'), { role: 'lex-sarah-utredare', node: 'socialnamnden' }],
  },
  {
    login: 'goran',
    name: 'Göran Nyström',
    title: 'Utredare',
    home: 'socialnamnden',
    description: 'Lex Sarah-utredare och andra läsare',
    grants: [everyone('socialnamnden'), { role: 'lex-sarah-utredare', node: 'socialnamnden' }],
  },
  {
    login: 'eva',
    name: 'Eva Bergkvist',
    title: 'Socialchef',
    home: 'socialnamnden',
    description: 'Beslutsfattare på delegation i lex Sarah-ärenden',
    grants: [everyone('socialnamnden'), { role: 'beslutsfattare', node: 'socialnamnden' }],
  },
  {
    login: 'petra',
    name: 'Petra Lundin',
    title: 'Klagomålshandläggare',
    home: 'socialnamnden',
    description: 'Klagomålshandläggare: tar hand om synpunkter och klagomål',
    grants: [everyone('socialnamnden'), { role: 'klagomalshandlaggare', node: 'socialnamnden' }],
  },
  {
    login: 'olof',
    name: 'Olof Rask',
    title: 'Avtalscontroller',
    home: 'omsorg',
    description: 'Avtalsansvarig: följer upp utförare',
    grants: [everyone('omsorg'), { role: 'avtalsansvarig', node: 'omsorg' }],
  },
  {
    login: 'kristina',
    name: 'Kristina Aspelund',
    title: 'Kvalitetsledare',
    home: 'socialnamnden',
    description: 'Kvalitetsledare: jämför åren och skriver kvalitetsberättelsen',
    grants: [everyone('socialnamnden'), { role: 'kvalitetsledare', node: 'socialnamnden' }, { role: 'samordnare', node: 'socialnamnden' }],
  },
  {
    login: 'ragnar',
    name: 'Ragnar Fors',
    title: 'Registrator',
    home: 'socialnamnden',
    description: 'Registrator: diarieför',
    grants: [everyone('socialnamnden'), { role: 'registrator', node: 'socialnamnden' }],
  },
  {
    login: 'nils',
    name: 'Nils Åhlén',
    title: 'Nämndledamot',
    home: 'socialnamnden',
    description: 'Nämndledamot: ser statistik',
    grants: [{ role: 'namndledamot', node: 'socialnamnden' }],
  },
  {
    login: 'dana',
    name: 'Dana Kovac',
    title: 'Dataskyddsombud',
    home: 'socialnamnden',
    description: 'Dataskyddsombud: granskar loggar, ser inget ärendeinnehåll',
    grants: [everyone('socialnamnden'), { role: 'dataskyddsombud', node: 'socialnamnden' }],
  },
  {
    login: 'simon',
    name: 'Simon Ek',
    title: 'Systemförvaltare',
    home: 'socialnamnden',
    description: 'Systemadministratör: driften, inget ärendeinnehåll',
    grants: [everyone('socialnamnden'), { role: 'systemadministrator', node: 'socialnamnden' }],
  },
];

/** The issuer part of a demo identity; the provider itself runs inside the API of a demo installation. */
export const demoIssuerPath = '/demo-idp';
