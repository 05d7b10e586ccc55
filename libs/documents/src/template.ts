import type { AvvikelseView } from '#domain/avvikelse/avvikelse.view.js';
import type { Instant, LocalDate } from '#domain/ids.js';
import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import type { SynpunktView } from '#domain/synpunkt/synpunkt.view.js';
import type { Block } from './document-tree.js';

/** What a template for an extern avvikelse needs (7.7), whatever stream it comes from. */
export interface ExternFacts {
  readonly diarienummer: string | null;
  readonly ourRef: string;
  readonly counterparty: string;
  readonly occurredFrom: string | null;
  readonly description: string | null;
  readonly konsekvens: string | null;
  readonly wantedAtgard: string | null;
  readonly identityChannel: string | null;
  readonly disclosureGround: string | null;
  /** What the secrecy step let go along, by name. */
  readonly enclosures: readonly (string | null)[];
  /** Day by which an answer is hoped for. */
  readonly answerBy: LocalDate | null;
}

/** What 15:9 is asked about, when the case is information from a utförare (5.5 b). */
export interface InfoFacts {
  readonly diarienummer: string | null;
  readonly laws: readonly string[];
  /** Told by 27:4 of a rapport, or by 27:6 of an anmälan. */
  readonly isAboutIvo: boolean;
  readonly utforare: string | null;
  readonly verksamhet: string | null;
  readonly receivedAt: Instant;
  readonly providerRef: string | null;
  /** The review asks for the utredning. */
  readonly asksForUtredning: boolean;
}

export type DocumentSource =
  | { readonly caseType: 'avvikelse'; readonly view: AvvikelseView }
  | { readonly caseType: 'synpunkt'; readonly view: SynpunktView }
  | { readonly caseType: 'lex-sarah'; readonly view: LexSarahView }
  | { readonly caseType: 'extern-avvikelse'; readonly view: ExternFacts }
  | { readonly caseType: 'lex-sarah-info'; readonly view: InfoFacts };

export interface Person {
  readonly name: string;
  readonly title: string | null;
}

export interface AtgardFacts {
  readonly what: string | null;
  readonly status: string;
  readonly owner: string | null;
  readonly dueDate: string | null;
  readonly effect: string | null;
}

/** Who answers for the operation, as it stands in the letterhead. */
export interface Operator {
  readonly huvudman: string;
  readonly namnd: string;
  readonly unit: string;
  /** A nämnd marks secrecy by OSL; a private operator reminds of its tystnadsplikt. */
  readonly kind: 'namnd' | 'enskild-verksamhet';
}

/** Everything that a document may say: the case at one revision, and what the person who makes it chose. */
export interface DocumentData {
  readonly documentId: string;
  readonly source: DocumentSource;
  /** `LS-2026-0004`. */
  readonly number: string;
  readonly operator: Operator;
  readonly atgarder: readonly AtgardFacts[];
  readonly createdAt: Instant;
  readonly createdBy: Person;
  readonly variant: string | null;
  readonly ownText: string | null;
  readonly enskildId: string | null;
  /** Names of who reported, also when the maker may not know them: they are taken out of every text where they may not stand. */
  readonly reporterNames: readonly string[];
  readonly person: (userId: string) => Person | null;
  readonly utforare: (utforareId: string) => string | null;
}

/** What a template says; what it is called and where it may be used stands in `templates` of the domain. */
export interface TemplateText {
  /** What the case still lacks for this document, in Swedish, one sentence each. Empty: it can be made. */
  readonly missing: (data: DocumentData) => readonly string[];
  readonly title: (data: DocumentData) => string;
  /** Lines of the address; empty for what is no letter. */
  readonly recipient: (data: DocumentData) => readonly string[];
  /** Every citation by the day of the act that it belongs to. */
  readonly citations: (data: DocumentData) => readonly string[];
  readonly blocks: (data: DocumentData) => readonly Block[];
  /** Holds what somebody's secrecy protects. */
  readonly secret: boolean;
}
