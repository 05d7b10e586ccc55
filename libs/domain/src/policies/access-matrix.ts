import type { Role } from '../actor.js';
import type { Action } from '../commands.js';

export type CaseTypeName = 'avvikelse' | 'synpunkt' | 'lex-sarah' | 'extern-avvikelse' | 'lex-sarah-info' | 'atgard';

/** Who may read what within the nodes of a grant; assignment and own report come on top. Nobody else reads anything. */
export interface Readers {
  readonly content: readonly Role[];
  /** Number, type, unit, state and deadlines. */
  readonly metadata: readonly Role[];
}

const chefer = ['enhetschef', 'verksamhetschef'] as const;

/** Security 5 and domain 8.1. A role that needs assignment (utredare, beslutsfattare) stands in neither list. */
export const readers: Readonly<Record<CaseTypeName, Readers>> = {
  avvikelse: { content: [...chefer, 'lex-sarah-ansvarig'], metadata: ['kvalitetsledare', 'registrator'] },
  synpunkt: { content: [...chefer, 'klagomalshandlaggare', 'lex-sarah-ansvarig'], metadata: ['kvalitetsledare', 'registrator', 'avtalsansvarig'] },
  // LS-08: the chefer read content only until the utredning starts (access.ts).
  'lex-sarah': { content: ['lex-sarah-ansvarig'], metadata: [...chefer, 'kvalitetsledare', 'registrator', 'avtalsansvarig'] },
  // The contract owner and the lex Sarah-ansvarig own it together (domain 4.1).
  'lex-sarah-info': { content: ['lex-sarah-ansvarig', 'avtalsansvarig'], metadata: [...chefer, 'kvalitetsledare', 'registrator'] },
  // The samordnare is a function: she reads and handles what the chef has assigned to her.
  'extern-avvikelse': { content: [...chefer, 'lex-sarah-ansvarig'], metadata: ['kvalitetsledare', 'registrator', 'avtalsansvarig'] },
  atgard: { content: [...chefer, 'lex-sarah-ansvarig', 'kvalitetsledare'], metadata: ['registrator'] },
};

export interface Doers {
  /** Roles that do it anywhere within their nodes. */
  readonly scoped?: readonly Role[];
  /** Roles that do it in cases assigned to them; `any` for whoever has the case in hand, whatever the role. */
  readonly assigned?: readonly Role[] | 'any';
  /** Whoever reported. */
  readonly reporter?: true;
}

const lsa = ['lex-sarah-ansvarig'] as const;
const utredare = ['lex-sarah-utredare', 'lex-sarah-ansvarig', ...chefer] as const;
const chefOrLsa = [...chefer, ...lsa] as const;
const klagomal = [...chefer, 'klagomalshandlaggare'] as const;
const atgardLeads = [...chefOrLsa, 'kvalitetsledare'] as const;

const infoLeads = [...lsa, 'avtalsansvarig'] as const;

type Matrix = Readonly<Partial<Record<Action, Doers>>>;

/** What stands in no row is denied. `register`, `system` and `configure` are decided in access.ts. */
export const doers: Readonly<Record<CaseTypeName, Matrix>> = {
  avvikelse: {
    handle: { scoped: chefOrLsa, assigned: utredare },
    protect: { scoped: chefOrLsa, assigned: utredare },
    assess: { scoped: chefer },
    assign: { scoped: chefOrLsa },
    investigate: { scoped: chefer, assigned: utredare },
    feedback: { scoped: chefer },
    close: { scoped: chefer },
    reporter: { scoped: chefer, reporter: true },
    diary: { scoped: ['registrator', 'lex-sarah-ansvarig'] },
    'ask-lex-sarah': { scoped: lsa },
    attach: { scoped: chefOrLsa, assigned: 'any', reporter: true },
    'make-document': { scoped: [...chefOrLsa, 'registrator'], assigned: utredare },
    disclose: { scoped: ['registrator', 'lex-sarah-ansvarig'] },
  },
  synpunkt: {
    handle: { scoped: klagomal, assigned: [...utredare, 'klagomalshandlaggare'] },
    'issue-code': { scoped: klagomal, assigned: ['klagomalshandlaggare'] },
    protect: { scoped: klagomal },
    assess: { scoped: klagomal, assigned: [...utredare, 'klagomalshandlaggare'] },
    assign: { scoped: klagomal },
    investigate: { scoped: klagomal, assigned: [...utredare, 'klagomalshandlaggare'] },
    feedback: { scoped: klagomal, assigned: ['klagomalshandlaggare'] },
    close: { scoped: klagomal },
    reporter: { scoped: klagomal, reporter: true },
    diary: { scoped: ['registrator', 'klagomalshandlaggare'] },
    attach: { scoped: klagomal, assigned: 'any', reporter: true },
    'make-document': { scoped: [...klagomal, 'registrator'], assigned: [...utredare, 'klagomalshandlaggare'] },
    disclose: { scoped: ['registrator', 'klagomalshandlaggare'] },
  },
  'lex-sarah': {
    handle: { scoped: lsa, assigned: [...utredare, 'beslutsfattare'] },
    protect: { scoped: chefOrLsa, assigned: utredare },
    assess: { scoped: lsa, assigned: utredare },
    assign: { scoped: lsa },
    investigate: { scoped: lsa, assigned: utredare },
    propose: { scoped: lsa, assigned: utredare },
    'second-read': { scoped: [...lsa, 'lex-sarah-utredare'], assigned: 'any' },
    decide: { assigned: ['beslutsfattare'] },
    'notify-ivo': { scoped: lsa, assigned: ['beslutsfattare'] },
    // The enhetschef informs the person and the team (DL-LS-9, DL-LS-10) without reading the utredning.
    feedback: { scoped: chefOrLsa, assigned: utredare },
    close: { scoped: lsa },
    reporter: { scoped: lsa, reporter: true },
    diary: { scoped: ['registrator', 'lex-sarah-ansvarig'] },
    attach: { scoped: lsa, assigned: 'any', reporter: true },
    // The chefer write to the person and the team as they inform them; the copies for disclosure are the registrator's.
    'make-document': { scoped: [...chefOrLsa, 'registrator'], assigned: [...utredare, 'beslutsfattare'] },
    disclose: { scoped: ['registrator', 'lex-sarah-ansvarig'] },
  },
  'lex-sarah-info': {
    handle: { scoped: infoLeads, assigned: 'any' },
    assess: { scoped: infoLeads, assigned: 'any' },
    assign: { scoped: infoLeads },
    investigate: { scoped: infoLeads, assigned: 'any' },
    close: { scoped: infoLeads, assigned: 'any' },
    diary: { scoped: ['registrator', ...infoLeads] },
    attach: { scoped: infoLeads, assigned: 'any' },
    'make-document': { scoped: [...infoLeads, 'registrator'], assigned: 'any' },
    disclose: { scoped: ['registrator', 'lex-sarah-ansvarig'] },
  },
  'extern-avvikelse': {
    handle: { scoped: chefer, assigned: 'any' },
    assess: { scoped: chefer, assigned: 'any' },
    assign: { scoped: chefer },
    investigate: { scoped: chefer, assigned: 'any' },
    feedback: { scoped: chefer, assigned: 'any' },
    close: { scoped: chefer, assigned: 'any' },
    reporter: { scoped: chefer, assigned: 'any', reporter: true },
    diary: { scoped: ['registrator', ...chefer] },
    attach: { scoped: chefer, assigned: 'any', reporter: true },
    'make-document': { scoped: [...chefer, 'registrator'], assigned: 'any' },
    disclose: { scoped: ['registrator'] },
  },
  atgard: {
    propose: { scoped: [...atgardLeads, 'klagomalshandlaggare', 'lex-sarah-utredare'] },
    decide: { scoped: atgardLeads },
    assign: { scoped: atgardLeads },
    'own-atgard': { scoped: atgardLeads, assigned: 'any' },
    assess: { scoped: atgardLeads, assigned: 'any' },
    close: { scoped: atgardLeads },
  },
};

/** Roles that may file; administrators and reviewers file in their other role, medarbetare. */
export const reporters: readonly Role[] = [
  'medarbetare', ...chefer, 'lex-sarah-ansvarig', 'lex-sarah-utredare', 'beslutsfattare', 'klagomalshandlaggare', 'avtalsansvarig',
  'kvalitetsledare', 'registrator', 'utforare',
];

/** Roles that see figures for the nodes of their grant. */
export const statisticsReaders: readonly Role[] = [
  ...chefer, 'lex-sarah-ansvarig', 'lex-sarah-utredare', 'beslutsfattare', 'klagomalshandlaggare', 'avtalsansvarig', 'kvalitetsledare',
  'registrator', 'namndledamot',
];
