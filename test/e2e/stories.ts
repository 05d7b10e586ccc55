import { v7 as uuidv7 } from 'uuid';
import { localDateOf } from '#domain/time/calendar.js';
import { nodeId, personId } from '#infra/seed/organisation.js';
import type { Accepted, Browser, Sent } from './browser.js';

export const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
/** The day it is in Sweden, which is another one than in UTC for an hour or two of every night. */
export const today = (): string => localDateOf(new Date().toISOString());

export function avvikelse(more: object = {}): Record<string, unknown> {
  return {
    nodeId: nodeId('bof-utredning'), whatHappened: 'En anteckning skrevs i fel akt.', discoveredAt: ago(2), affects: ['enskild'], omedelbarAtgardTaken: true,
    omedelbarAtgard: 'Anteckningen flyttades.', ...more,
  };
}

export function synpunkt(more: object = {}): Record<string, unknown> {
  return { nodeId: nodeId('bof-utredning'), text: 'Ingen ringde upp fast det var lovat.', form: 'full', channelIn: 'telefon', senderRole: 'narstaende', ...more };
}

export function rapport(more: object = {}): Record<string, unknown> {
  return { nodeId: nodeId('bof-utredning'), whatHappened: 'Ett barn lämnades utan tillsyn.', laws: ['sol'], discoveredAt: ago(3), ...more };
}

export async function registerAvvikelse(by: Browser, more: object = {}, sent: Sent = {}): Promise<Accepted> {
  return by.act('avvikelse', uuidv7(), 'RegisterAvvikelse', avvikelse(more), sent);
}

export async function registerSynpunkt(by: Browser, more: object = {}): Promise<Accepted> {
  return by.act('synpunkt', uuidv7(), 'RegisterSynpunkt', synpunkt(more));
}

export async function registerRapport(by: Browser, more: object = {}): Promise<Accepted> {
  return by.act('lex-sarah', uuidv7(), 'RegisterLexSarahRapport', rapport(more));
}

export const person = personId;

export function bedomning(more: object = {}): Record<string, unknown> {
  return { laws: ['sol'], categories: [{ code: 'dokumentation', primary: true }], risk: { likelihood: 2, severity: 2 }, lexSarahQuestion: 'no', motivering: 'Ingen for illa.', ...more };
}

export function utredningEntry(): Record<string, unknown> {
  return {
    nature: 'fact', date: today(), source: 'interview', title: 'Enhetschef', courseOfEvents: 'Två akter låg öppna samtidigt.',
    causes: [{ code: 'rutin-saknas', area: 'processer-rutiner', text: 'Rutin saknas.' }], similarCaseIds: [],
  };
}
