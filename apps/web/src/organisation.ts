import { computed, reactive } from 'vue';
import type { OrganisationAnswer, PeopleAnswer } from '#domain/answers/session.js';
import { get } from './api.js';
import type { Option } from './options.js';
import { localDay } from './time.js';

type Node = OrganisationAnswer['nodes'][number];

const state: { answer: OrganisationAnswer | null } = reactive({ answer: null });
let asked: Promise<void> | null = null;

/** Asked once per visit: the organisation changes a few times a year. */
export function loadOrganisation(): Promise<void> {
  asked ??= get<OrganisationAnswer>('/organisation')
    .then((answer) => {
      state.answer = answer;
    })
    .catch((error: unknown) => {
      asked = null;
      throw error;
    });
  return asked;
}

function validToday(one: { validTo: string | null; validFrom?: string }): boolean {
  const today = localDay();
  return (one.validFrom === undefined || one.validFrom <= today) && (one.validTo === null || today <= one.validTo);
}

const nodes = computed(() => state.answer?.nodes.filter(validToday) ?? []);

export function nodeById(nodeId: string): Node | undefined {
  return state.answer?.nodes.find((node) => node.nodeId === nodeId);
}

export function nodeName(nodeId: string): string {
  return nodeById(nodeId)?.name ?? 'Okänd enhet';
}

function optionsUnder(parent: Node): Option[] {
  const below = nodes.value.filter((node) => node.parentId === parent.nodeId);
  const whole = { value: parent.nodeId, label: below.length > 0 ? `${parent.name} (hela enheten)` : parent.name, group: parent.name };
  return [...below.map((node) => ({ value: node.nodeId, label: node.name, group: parent.name })), whole];
}

/** Verksamheter under their enhet, as a person looks for them. */
export const unitOptions = computed<Option[]>(() => nodes.value.filter((node) => node.level === 'enhet').flatMap(optionsUnder));

const levelOrder = ['huvudman', 'namnd', 'avdelning', 'enhet', 'verksamhet'];

/** Every part, from the top down. */
export const nodeOptions = computed<Option[]>(() => [...nodes.value].sort((a, b) => levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level)).map((node) => ({ value: node.nodeId, label: node.name })));

/** Enheter only, for filters and joint cases. */
export const enhetOptions = computed<Option[]>(() => nodes.value.filter((node) => node.level === 'enhet').map((node) => ({ value: node.nodeId, label: node.name })));

export const enhetCodes = computed<Option[]>(() => nodes.value.filter((node) => node.level === 'enhet').map((node) => ({ value: node.code, label: node.name })));

export const utforareOptions = computed<Option[]>(() => state.answer?.utforare.filter(validToday).map((one) => ({ value: one.utforareId, label: one.name })) ?? []);

export function utforareName(utforareId: string): string {
  return state.answer?.utforare.find((one) => one.utforareId === utforareId)?.name ?? 'Okänd utförare';
}

/** Another authority as people name it: the clinic with it. */
function bodyText({ name, clinic }: OrganisationAnswer['externalBodies'][number]): string {
  return clinic === null ? name : `${name}, ${clinic}`;
}

export const counterpartyOptions = computed<Option[]>(() => state.answer?.externalBodies.filter(validToday).map((one) => ({ value: one.bodyId, label: bodyText(one) })) ?? []);

export const allBodies = computed(() => state.answer?.externalBodies ?? []);

export function counterpartyName(bodyId: string): string {
  const found = state.answer?.externalBodies.find((one) => one.bodyId === bodyId);
  return found === undefined ? 'Okänd motpart' : bodyText(found);
}

/** After the register has changed. */
export function reloadOrganisation(): Promise<void> {
  asked = null;
  return loadOrganisation();
}

/** People a task can be given to, perhaps only those of some roles. */
export async function loadPeople(unit?: string, role?: string): Promise<PeopleAnswer['people']> {
  return (await get<PeopleAnswer>('/people', { unit, role })).people;
}
