import { Story } from '../case/story.spec-tool.js';
import { withDeadlines } from '../policies/deadlines.js';
import { externAvvikelse } from './extern-avvikelse.js';
import { externAvvikelseCommands } from './extern-avvikelse.commands.js';
import { externAvvikelseEvents } from './extern-avvikelse.events.js';

export const unit = '01930000-0000-7000-8000-000000000001';
export const bup = '01930000-0000-7000-8000-0000000000b1';
export const ownCaseId = '01930000-0000-7000-8000-0000000000a1';
export const now = '2026-03-02T09:00:00.000Z';
export const sentAt = '2026-03-02T08:30:00.000Z';

export const said = { nodeId: unit, counterpartyId: bup, causeIn: 'counterparty', description: 'Remissen besvarades inte på åtta veckor.' };
export const clean = { secrecy: { outgoing: [], names: [] } };
export const consent = { disclosureGround: 'samtycke', lookedThrough: true };
export const dispatch = { channel: 'sakert-meddelande', sentAt, identityChannel: 'telefon', title: 'Enhetschef' };
export const answer = { receivedAt: '2026-04-01T08:00:00.000Z', text: 'Remissen hade fastnat.', sufficient: true };
export const raising = { forum: 'Samverkan BUP', plannedMeetingDate: '2026-06-10' };

export function story(at = now) {
  return new Story(withDeadlines('ExternAvvikelse', externAvvikelse), externAvvikelseCommands, externAvvikelseEvents, { by: 'tomas', at });
}

export function draft(extra: object = {}) {
  const told = story();
  told.do('CreateExternAvvikelse', { ...said, ...extra }, { by: 'jonas' });
  return told;
}

export function sent(extra: object = {}) {
  const told = draft(extra);
  told.do('ClearExternAvvikelse', consent, { facts: clean });
  told.do('RecordExternAvvikelseDispatch', dispatch);
  return told;
}

export const may = '2026-05-06T09:00:00.000Z';

/** Sixty days have passed. */
export function unanswered() {
  const told = sent();
  told.do('MarkExternAvvikelseUnanswered', {}, { at: may });
  return told;
}

export function raised() {
  const told = unanswered();
  told.do('RaiseExternAvvikelse', raising, { at: may });
  return told;
}

export const came = { nodeId: unit, counterpartyId: bup, receivedAt: sentAt, channelIn: 'brev', theirRef: 'BUP 12', description: 'Ni ringde inte Maj Lund.' };

export function incoming() {
  const told = story();
  told.do('RegisterExternAvvikelse', came);
  return told;
}
