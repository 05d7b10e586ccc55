import type { anmalanFields } from './ivo.payloads.js';

/** A field of the form as the e-service asks for it; `anmalanGorsAv` is known from the installation. */
export type AnmalanField = keyof typeof anmalanFields | 'anmalanGorsAv';

export interface AnmalanSection {
  readonly section: string;
  readonly fields: readonly AnmalanField[];
}

/** The blankett "anmälan – lex Sarah" (annex to SOSFS 2011:5) in its own order, so that it is copied from the top down. */
export const anmalanForm = [
  { section: 'arendet', fields: ['avsandarensDiarienummer', 'severity', 'anmalanGorsAv'] },
  {
    section: 'avsandaren',
    fields: [
      'senderName',
      'senderOrgNumber',
      'senderAddress',
      'senderPostalAddress',
      'contactName',
      'contactTitle',
      'contactPhone',
      'contactEmail',
    ],
  },
  {
    section: 'var-och-nar',
    fields: ['verksamhetName', 'verksamhetAddress', 'kommun', 'enhet', 'occurredDate', 'occurredTime'],
  },
  { section: 'handelsen', fields: ['eventDescription'] },
  { section: 'utredningen', fields: ['utredningAttached'] },
  { section: 'omrade-och-lagrum', fields: ['verksamhetsomrade', 'laws', 'lagrumOther'] },
  { section: 'fritext', fields: ['konsekvenser', 'vidtagnaAtgarder', 'ovrigt'] },
  { section: 'underskrift', fields: ['signedDate', 'signedBy'] },
  { section: 'mottagare', fields: ['ivoDepartment'] },
] as const satisfies readonly AnmalanSection[];
