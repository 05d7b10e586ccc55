import { categories } from '#domain/code-lists/categories.js';
import { categoryDetails } from '#domain/code-lists/category-details.js';
import { causeAreas, causes } from '#domain/code-lists/causes.js';
import { answerChannels, channels } from '#domain/code-lists/channels.js';
import type { CodeEntry } from '#domain/code-lists/code-list.js';
import {
  causeBearers, disclosureGrounds, externalBodyKinds, externChannels, externOutcomes, identityChannels, patternLifts,
} from '#domain/code-lists/extern-lists.js';
import { insatstyper } from '#domain/code-lists/insatstyper.js';
import { measureTypes } from '#domain/code-lists/measure-types.js';
import { ageGroups, sexes } from '#domain/code-lists/persons.js';
import { processes } from '#domain/code-lists/processes.js';
import { qualityAreas } from '#domain/code-lists/quality-areas.js';
import { senderKinds, senderRoles, synpunktAreas, synpunktKinds, synpunktOutcomes, synpunktSubjects } from '#domain/code-lists/synpunkt-lists.js';
import { providerRetention } from '#domain/lex-sarah/retention.js';
import type { Option } from '../options.js';
import { beslutDetails, beslutLabels } from './beslut.js';
import { infoActionLabels } from './info.js';
import { directionLabels } from './extern-states.js';
import { effectLabels, ivoLabels } from './words.js';

/** Lists of the domain by the field they belong to. */
const lists: Record<string, readonly CodeEntry[]> = {
  categories, insatstyp: insatstyper, process: processes, qualityArea: qualityAreas, ageGroup: ageGroups, sex: sexes,
  senderKind: senderKinds, senderRole: senderRoles, channelIn: channels, kind: synpunktKinds, subject: synpunktSubjects,
  causes, causeAreas, type: measureTypes, disclosureGround: disclosureGrounds, identityChannel: identityChannels, causeIn: causeBearers, liftTo: patternLifts,
  externChannel: externChannels, externalBodyKind: externalBodyKinds, outcomeOfExtern: externOutcomes,
};

/** Codes that the schema leaves open, with the answers this page offers. */
export const openCodes: Record<string, readonly { readonly code: string; readonly label: string }[]> = {
  retentionClass: [
    { code: 'bevarande', label: 'Bevaras' },
    { code: providerRetention, label: 'Gallras fem år efter den sista anteckningen' },
    { code: 'gallring-enligt-plan', label: 'Gallras enligt dokumenthanteringsplanen' },
  ],
  verksamhetsomrade: [
    { code: 'barn-och-familj', label: 'Barn och familj' },
    { code: 'funktionsnedsattning', label: 'Stöd till personer med funktionsnedsättning' },
    { code: 'aldreomsorg', label: 'Äldreomsorg' },
    { code: 'missbruk-och-beroende', label: 'Skadligt bruk och beroende' },
    { code: 'ovrigt', label: 'Övrigt' },
  ],
};

/** Words for codes that have no list of their own. */
const words: Record<string, string> = {
  yes: 'Ja', no: 'Nej', unsure: 'Osäker', unclear: 'Går inte att säga ännu',
  sol: 'Socialtjänstlagen (SoL)', lss: 'LSS', hsl: 'Hälso- och sjukvårdslagen (HSL)', lvu: 'LVU', lvm: 'LVM', other: 'Annat',
  enskild: 'Den enskilde', group: 'En grupp', verksamhet: 'Verksamheten', sender: 'Avsändaren', handler: 'Handläggaren',
  barn: 'Barnet, med ord för barn', vardnadshavare: 'Vårdnadshavare', 'god-man': 'God man', reporter: 'Rapportören', staff: 'Personalen', namnd: 'Nämnden',
  taken: 'Åtgärd vidtagen', 'not-needed': 'Ingen åtgärd behövs', 'not-assessed': 'Ej bedömd',
  fact: 'Fakta', bedomning: 'Bedömning', interview: 'Samtal eller intervju', document: 'Handling', observation: 'Egen iakttagelse', system: 'Uppgift ur system',
  named: 'Omnämnd', manager: 'Chef för verksamheten', actor: 'Den det gäller',
  anonymous: 'Rapportören är anonym', 'reporter-left': 'Rapportören har slutat och kan inte nås',
  'escalated-to': 'Gick vidare till lex Sarah', 'escalated-from': 'Kommer från', 'continued-as': 'Fortsatte som', 'continued-from': 'Fortsätter från',
  'joint-with': 'Gemensamt ärende med', 'duplicate-of': 'Dubblett av', 'follows-up': 'Följer upp', 'about-same-event': 'Gäller samma händelse',
  internal: 'Intern anteckning', 'enskild-objection': 'Den enskilde anser att en uppgift är fel',
  'first-contact': 'Första kontakten', outcome: 'Utfallet',
  none: 'Ingen', minor: 'Liten', moderate: 'Måttlig', serious: 'Allvarlig', unknown: 'Vet inte',
  fysiskt: 'Fysiskt', psykiskt: 'Psykiskt', socialt: 'Socialt', rattigheter: 'Rättigheter',
  'own-words': 'Personens egna ord', 'through-vardnadshavare': 'Genom vårdnadshavare', 'through-god-man': 'Genom god man', 'not-obtained': 'Har inte kunnat inhämtas',
  meeting: 'Möte', phone: 'Telefon', letter: 'Brev', 'secure-message': 'Säkert meddelande', 'in-app': 'I Klarsyn', 'e-mail': 'E-post, utan uppgifter ur ärendet',
  'e-tjanst': 'IVO:s e-tjänst', post: 'Post', 'secure-transfer': 'Säker överföring', skriftlig: 'Skriftlig', muntlig: 'Muntlig',
  'no-further-action': 'Ingen ytterligare åtgärd', criticism: 'Kritik', krav: 'Krav', inspection: 'Tillsyn inleds',
  'begaran-om-allman-handling': 'Begäran om allmän handling', tillsyn: 'Tillsyn', rattsprocess: 'Rättsprocess', revision: 'Revision',
  individual: 'Individ', team: 'Arbetsgrupp', enhet: 'Enhet', organisation: 'Organisation',
  dueDate: 'Klart senast', effectReviewDate: 'Effekten följs upp', pdf: 'PDF', xlsx: 'Excel', gif: 'Bild (GIF)', jpeg: 'Bild (JPEG)', png: 'Bild (PNG)', paper: 'Papper',
  employee: 'Anställd', contractor: 'Uppdragstagare', uppdragstagare: 'Uppdragstagare', trainee: 'Praktikant eller studerande', 'labour-market-programme': 'Deltagare i arbetsmarknadsprogram', volunteer: 'Frivillig',
  namndordforande: 'Nämndordförande', full: 'Vanligt formulär', light: 'Kort', child: 'För barn och unga', 'easy-read': 'Lättläst',
};

export const dutyLabels: Record<string, string> = {
  personuppgiftsincident: 'Personuppgiftsincident', orosanmalan: 'Orosanmälan för barn', 'utredning-14-2': 'Inleda utredning om den enskilde',
  polisanmalan: 'Polisanmälan', 'lex-maria': 'Lex Maria (hälso- och sjukvård)', arbetsskada: 'Arbetsskada eller tillbud',
  'ej-verkstallt-beslut': 'Ej verkställt beslut', 'ivo-27-7': 'Anmälan till IVO om utförare', visselblasning: 'Visselblåsning', 'personnel-matter': 'Personalärende',
};

const byField: Record<string, Record<string, string>> = {
  value: beslutLabels, suspectedSeverity: beslutLabels, severity: beslutLabels, duty: dutyLabels, effect: effectLabels, ivoStatus: ivoLabels, direction: directionLabels, action: infoActionLabels,
};

export function listOf(field: string): readonly CodeEntry[] {
  return lists[field] ?? [];
}

const anyList: readonly CodeEntry[] = [...synpunktAreas, ...synpunktOutcomes, ...answerChannels, ...channels, ...externChannels, ...externOutcomes];
const inList = (list: readonly { readonly code: string; readonly label: string }[] | undefined, code: string) => list?.find((entry) => entry.code === code)?.label;

/** The Swedish word of a code in a field: by the field first, then the small words, then any list that has it. */
export function codeLabel(field: string, code: string): string {
  const ofField = byField[field]?.[code] ?? inList(openCodes[field], code) ?? inList(lists[field], code);
  return ofField ?? words[code] ?? inList(anyList, code) ?? code;
}

export function detailLabel(category: string, detail: string): string {
  const details: readonly CodeEntry[] = (categoryDetails as Record<string, readonly CodeEntry[]>)[category] ?? [];
  return details.find((entry) => entry.code === detail)?.label ?? detail;
}

export function codeOptions(field: string, codes: readonly string[]): Option[] {
  const isBeslut = field === 'value' || field === 'suspectedSeverity';
  return codes.map((code) => {
    const details = isBeslut ? beslutDetails[code] : undefined;
    return { value: code, label: codeLabel(field, code), ...(details === undefined ? {} : { details }) };
  });
}
