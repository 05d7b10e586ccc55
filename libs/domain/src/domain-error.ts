/** Every refusal the domain can give. The Swedish sentence for each lives in the web's dictionary. */
export const domainErrorCodes = [
  'case-not-found', 'case-exists', 'forbidden', 'wrong-state', 'already-done', 'person-has-jav', 'reason-required',
  'lex-sarah-question-open', 'lex-sarah-question-needs-second-person', 'category-required', 'cause-required',
  'atgard-undecided', 'atgard-not-followed-up', 'aterkoppling-missing', 'omedelbar-atgard-not-assessed', 'utredare-missing',
  'utredare-is-beslutsfattare', 'utredning-incomplete', 'second-reading-missing', 'second-reader-not-independent',
  'delegation-missing', 'ivo-not-closed', 'ivo-anmalan-missing-fields', 'ivo-krav-open', 'konsekvens-missing',
  'missforhallande-question-open', 'vardnadshavare-contact-not-assessed', 'child-step-missing', 'overklagande-not-handed-over', 'orosanmalan-not-assessed',
  'ivo-package-changed', 'ivo-protected-not-confirmed', 'ivo-enclosure-type', 'enclosure-unavailable', 'enclosure-changed',
  'wrong-operator', 'namnd-not-informed', 'retention-five-years',
  'reviewer-is-owner', 'effect-review-required', 'effect-not-achieved', 'atgard-replacement-unknown',
  'personnummer-in-text', 'known-name-in-text', 'secrecy-step-missing', 'identity-in-file', 'files-not-read', 'identity-with-anonymised', 'own-failure-not-extern', 'answer-not-due',
  'meeting-not-held', 'own-share-missing', 'pattern-not-raised',
  'master-not-open', 'other-namnd', 'duty-not-done', 'duty-unanswered', 'duty-not-in-force', 'belongs-elsewhere',
  'ivo-27-7-not-in-force', 'ivo-27-7-question-open', 'ivo-27-7-required', 'action-not-carried-out',
  'link-to-self', 'unknown-person', 'unknown-unit', 'future-time', 'time-order', 'not-muntlig', 'beslut-unchanged', 'too-many',
  'unknown-deadline', 'statutory-limit', 'policy-backdated',
  'jav-unresolved', 'second-reader-available', 'secrecy-check-missing', 'names-in-text', 'muntlig-not-documented', 'unknown-note',
  'attachment-exists', 'unknown-attachment', 'too-many-attachments', 'attachments-too-large',
  'document-exists', 'document-incomplete', 'unknown-document', 'wrong-template', 'nothing-to-mask',
] as const;
export type DomainErrorCode = (typeof domainErrorCodes)[number];

/** A refusal by the rules. Nothing was written; the same command may be sent again when the reason is gone. */
export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    /** What is missing, as ids and codes for the page to name in Swedish. Never text from a case. */
    readonly details: readonly string[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
