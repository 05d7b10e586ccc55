import { Story } from '../case/story.spec-tool.js';
import { synpunkt } from './synpunkt.js';
import { synpunktCommands } from './synpunkt.commands.js';
import { synpunktEvents } from './synpunkt.events.js';

export const unit = '01930000-0000-7000-8000-000000000001';
export const lexSarahId = '01930000-0000-7000-8000-0000000000a1';
export const otherId = '01930000-0000-7000-8000-0000000000a2';
export const utforareId = '01930000-0000-7000-8000-0000000000a3';
export const enskildId = '01930000-0000-7000-8000-0000000000e1';
export const now = '2026-11-02T09:00:00.000Z';

export const said = { nodeId: unit, text: 'Ingen ringde tillbaka.', form: 'full', sender: { name: 'Maj Lund', contact: '070-000 00 00' } };
export const complaint = { kind: 'klagomal', subject: 'myndighet', categories: [{ code: 'bemotande', primary: true }] };
export const answer = { summary: 'Vi beklagar.', whatChanged: 'Telefontid varje dag.', channel: 'brev', to: 'sender' };

export function story(by = 'hanna') {
  return new Story(synpunkt, synpunktCommands, synpunktEvents, { by, at: now });
}

export function registered(extra: object = {}, by = 'anonym') {
  const told = story();
  told.do('RegisterSynpunkt', { ...said, ...extra }, { by });
  return told;
}

export function assigned(extra: object = {}) {
  const told = registered(extra);
  told.do('AssignSynpunkt', { handlerId: 'hanna' });
  told.do('ClassifySynpunkt', complaint);
  return told;
}

/** The missförhållande question is answered with a Nej. */
export function settled(extra: object = {}) {
  const told = assigned(extra);
  told.do('RecordSynpunktMissforhallandeBedomning', { answer: 'no' });
  return told;
}
