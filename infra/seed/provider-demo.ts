import { providerRetention } from '#domain/lex-sarah/retention.js';
import type { OrganisationPlan } from './organisation-plan.js';
import { demoPlan } from './organisation-commands.js';
import { openStories } from './open-cases.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import { demoId } from './organisation.js';
import { demoPeople, type DemoPerson } from './people.js';
import type { Step, Story } from './story.js';

/** An invented company: the nodes of the demo under other names, and people with the titles of a company. */
const nodeNames: Readonly<Record<string, readonly [string, 'huvudman' | 'avdelning' | 'enhet' | 'verksamhet']>> = {
  nackby: ['Solängen Omsorg AB', 'huvudman'], socialnamnden: ['Verksamhetsledningen', 'avdelning'], bof: ['Barn och unga', 'enhet'],
  'bof-mottagning': ['Stödboendet Ängen', 'verksamhet'], 'bof-utredning': ['HVB Solängen', 'verksamhet'], 'bof-familjehem': ['HVB Åkern', 'verksamhet'],
  'bof-oppenvard': ['Öppenvården', 'verksamhet'], omsorg: ['Omsorg och boende', 'enhet'], 'omsorg-lss': ['Gruppbostaden Björken', 'verksamhet'],
  'omsorg-boendestod': ['Boendestödet', 'verksamhet'], 'omsorg-solgarden': ['Gruppbostaden Solgården', 'verksamhet'], 'omsorg-daglig': ['Daglig verksamhet Verkstan', 'verksamhet'],
};
const titles: Readonly<Record<string, string>> = { Socialsekreterare: 'Behandlingsassistent', Socialchef: 'Vd', 'Socialt ansvarig samordnare': 'Kvalitetsansvarig', Verksamhetschef: 'Regionchef' };
const descriptions: Readonly<Record<string, string>> = {
  amina: 'Medarbetare på HVB Solängen: rapporterar och får veta vad som hände', jonas: 'Medarbetare på gruppbostaden Solgården',
  birgitta: 'Enhetschef för barn och unga: bedömer avvikelser och vidtar omedelbara åtgärder', tomas: 'Enhetschef för omsorg och boende',
  eva: 'Beslutsfattare i lex Sarah-ärenden', kristina: 'Kvalitetsledare: jämför åren',
};
const ofMunicipality = new Set(['ragnar', 'nils', 'olof']);
const order = 'Beslutsordning 2024 p. 3';

const ours = <T extends { readonly login: string; readonly title: string }>(people: readonly T[]): T[] =>
  people.filter(({ login }) => !ofMunicipality.has(login)).map((one) => ({ ...one, title: titles[one.title] ?? one.title }));

/** Whom one can be in the demo of a company. */
export const providerPeople: readonly DemoPerson[] = ours(demoPeople).map((one) => ({ ...one, description: descriptions[one.login] ?? one.description }));

export const providerPlan: OrganisationPlan = {
  ...demoPlan,
  delegationRef: order,
  nodes: demoPlan.nodes.map((node) => {
    const [name, level] = nodeNames[node.code] ?? [node.name, node.level];
    return { ...node, name, nameInSentence: name.charAt(0).toLowerCase() + name.slice(1), level };
  }),
  people: ours(demoPlan.people),
  externalBodies: [],
  ivoAvsandare: [
    {
      nodeId: 'nackby', validFrom: demoPlan.since, senderName: 'Solängen Omsorg AB', senderOrgNumber: '556000-0000', senderAddress: 'Ängsvägen 1',
      senderPostalAddress: '100 00 Nackby', kommun: 'Nackby', ivoDepartment: 'Avdelning öst',
    },
  ],
  utforare: [],
};

/** What a company does not do: it keeps no diarium and has no nämnd of its own to report to. */
const notOurs = /Diarienummer$|DelegationsbeslutReport|^ReportLexSarahDelegationsbeslut$|Synpunkt|Yttrande/;
const other: Readonly<Record<string, unknown>> = { delegationRef: order, retentionClass: providerRetention, title: 'Vd', sekretessbedomning: 'Uppgifter om den enskilde omfattas av tystnadsplikt.' };
const [kommun, name] = ['Nackby', 'Socialnämnden'];
const namndId = uuidV5(`namnd|${kommun.toLowerCase()}|${name.toLowerCase()}`);

/** The open lex Sarah cases and avvikelser of the demo, as a company would have them; a nämnd is informed in those that have come a little way. */
export function providerStories(end: string): Story[] {
  return openStories(end).filter((story) => story.aggregate !== 'synpunkt').map((story, index) => {
    const steps = story.steps.filter((step) => !notOurs.test(step.name)).map(asCompany);
    const [first, ...rest] = steps;
    const told = first !== undefined && story.aggregate === 'lexSarah' && rest.length > 3 ? informing(first, rest, index) : rest;
    story.steps.splice(0, story.steps.length, ...(first === undefined ? [] : [first]), ...told);
    return story;
  });
}

function asCompany(step: Step): Step {
  const { senderName: _name, senderOrgNumber: _number, senderAddress: _address, senderPostalAddress: _postal, ...data } = step.data;
  const changed = Object.entries(other).filter(([field]) => field in data && (field !== 'title' || step.name === 'RecordLexSarahBeslut'));
  return { ...step, data: { ...data, ...Object.fromEntries(changed) } };
}

/** The nämnd is named at once and told the same day; of an anmälan to IVO as soon as it is sent. */
function informing(first: Step, rest: readonly Step[], index: number): readonly Step[] {
  const act = (what: string, at: string, data: Step['data']): Step => ({
    ...first, name: what, at, data, by: 'sara', commandId: demoId('command', `provider/${String(index)}/${what}`),
  });
  const at = rest[0]?.at ?? first.at;
  const begun = [act('AddLexSarahBerordNamnd', at, { kommun, name }), act('InformLexSarahNamndOfRapport', at, { namndId, at, channel: 'secure-message' })];
  const sent = rest.findIndex((step) => step.name === 'RecordLexSarahIvoAnmalan');
  if (sent < 0) return [...begun, ...rest];
  const when = rest[sent]?.at ?? at;
  return [...begun, ...rest.slice(0, sent + 1), act('InformLexSarahNamndOfIvoAnmalan', when, { namndId, at: when, channel: 'letter' }), ...rest.slice(sent + 1)];
}
