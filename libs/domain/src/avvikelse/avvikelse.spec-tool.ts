import { Story } from '../case/story.spec-tool.js';
import { avvikelse } from './avvikelse.js';
import { avvikelseCommands } from './avvikelse.commands.js';
import { avvikelseEvents } from './avvikelse.events.js';

export const unit = '01930000-0000-7000-8000-000000000001';
export const otherUnit = '01930000-0000-7000-8000-000000000002';
export const lexSarahId = '01930000-0000-7000-8000-0000000000a1';
export const masterCaseId = '01930000-0000-7000-8000-0000000000a2';
export const enskildId = '01930000-0000-7000-8000-0000000000e1';
export const now = '2026-11-02T09:00:00.000Z';

export const report = {
  nodeId: unit, whatHappened: 'Medicinen gavs inte.', discoveredAt: '2026-11-02T08:00:00.000Z', affects: ['enskild'], omedelbarAtgardTaken: false,
};
export const assessed = {
  laws: ['sol'], categories: [{ code: 'utforande', detail: 'uteblir', primary: true }], risk: { likelihood: 2, severity: 2 }, lexSarahQuestion: 'no',
};
export const highRisk = { likelihood: 3, severity: 3 };
export const note = { nature: 'fact', date: '2026-11-02', source: 'interview', title: 'Enhetschef' };
export const utredning = {
  ...note, courseOfEvents: 'Passet byttes.', causes: [{ code: 'rutin-foljs-inte', area: 'processer-rutiner' }], similarCaseIds: [],
};
export const aterkoppling = { text: 'Tack för din rapport.', whatChanged: 'Ny rutin.' };

/** Avvikelser as far as specs need them. */
export function story() {
  return new Story(avvikelse, avvikelseCommands, avvikelseEvents, { by: 'chef', at: now });
}

export function registered(extra: object = {}) {
  const told = story();
  told.do('RegisterAvvikelse', { ...report, ...extra }, { by: 'anna' });
  return told;
}

export function investigated(extra: object = {}) {
  const told = registered(extra);
  told.do('RecordAvvikelseBedomning', assessed);
  told.do('StartAvvikelseUtredning');
  told.do('RecordAvvikelseUtredning', utredning);
  return told;
}

export function underAtgard(extra: object = {}) {
  const told = investigated(extra);
  told.do('CompleteAvvikelseUtredning');
  return told;
}
