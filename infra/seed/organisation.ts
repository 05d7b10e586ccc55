import { v5 as uuidv5 } from 'uuid';

/** Ids of the demo follow from its codes, so that every demo and every test names the same unit by the same id. */
const demoNamespace = '7f1f2f0e-6c0b-5d51-9a55-3f0d3c1c8a10';

export function demoId(kind: 'node' | 'person' | 'utforare' | 'external-body' | 'case' | 'command', code: string): string {
  return uuidv5(`${kind}/${code}`, demoNamespace);
}

export interface DemoNode {
  readonly code: string;
  readonly parent: string | null;
  readonly level: 'huvudman' | 'namnd' | 'avdelning' | 'enhet' | 'verksamhet';
  readonly name: string;
  readonly nameInSentence: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

const since = '2015-01-01';

/** An invented municipality. All names are made up. */
export const demoNodes: readonly DemoNode[] = [
  {
    code: 'nackby',
    parent: null,
    level: 'huvudman',
    name: 'Nackby kommun',
    nameInSentence: 'Nackby kommun',
    validFrom: since,
  },
  {
    code: 'socialnamnden',
    parent: 'nackby',
    level: 'namnd',
    name: 'Socialnämnden',
    nameInSentence: 'socialnämnden',
    validFrom: since,
  },
  {
    code: 'bof',
    parent: 'socialnamnden',
    level: 'enhet',
    name: 'Barn- och familjeenheten',
    nameInSentence: 'barn- och familjeenheten',
    validFrom: since,
  },
  {
    code: 'bof-mottagning',
    parent: 'bof',
    level: 'verksamhet',
    name: 'Mottagningsgruppen',
    nameInSentence: 'mottagningsgruppen',
    validFrom: since,
  },
  {
    code: 'bof-utredning',
    parent: 'bof',
    level: 'verksamhet',
    name: 'Utredningsgruppen',
    nameInSentence: 'utredningsgruppen',
    validFrom: since,
  },
  {
    code: 'bof-familjehem',
    parent: 'bof',
    level: 'verksamhet',
    name: 'Familjehemsgruppen',
    nameInSentence: 'familjehemsgruppen',
    validFrom: since,
  },
  {
    code: 'bof-oppenvard',
    parent: 'bof',
    level: 'verksamhet',
    name: 'Öppenvården',
    nameInSentence: 'öppenvården',
    validFrom: since,
  },
  {
    code: 'omsorg',
    parent: 'socialnamnden',
    level: 'enhet',
    name: 'Omsorgsenheten',
    nameInSentence: 'omsorgsenheten',
    validFrom: since,
  },
  {
    code: 'omsorg-lss',
    parent: 'omsorg',
    level: 'verksamhet',
    name: 'LSS-gruppen',
    nameInSentence: 'LSS-gruppen',
    validFrom: since,
  },
  {
    code: 'omsorg-boendestod',
    parent: 'omsorg',
    level: 'verksamhet',
    name: 'Boendestödet',
    nameInSentence: 'boendestödet',
    validFrom: since,
  },
  {
    code: 'omsorg-solgarden',
    parent: 'omsorg',
    level: 'verksamhet',
    name: 'Gruppbostaden Solgården',
    nameInSentence: 'gruppbostaden Solgården',
    validFrom: since,
  },
  {
    code: 'omsorg-daglig',
    parent: 'omsorg',
    level: 'verksamhet',
    name: 'Daglig verksamhet Verkstan',
    nameInSentence: 'daglig verksamhet Verkstan',
    validFrom: since,
  },
];

export const demoUtforare = [
  { code: 'omsorg-i-centrum', name: 'Omsorg i Centrum AB', validFrom: '2018-01-01' },
  { code: 'lindgarden', name: 'Lindgården HVB AB', validFrom: '2019-07-01' },
  { code: 'norrsken', name: 'Norrsken Assistans AB', validFrom: '2020-01-01' },
] as const;

export const nodeId = (code: string) => demoId('node', code);
export const personId = (login: string) => demoId('person', login);
