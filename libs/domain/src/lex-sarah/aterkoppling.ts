import { assertNotFuture, assertOrder } from '../case/case-decide.js';
import { isDeadlineOpen } from '../case/deadline-state.js';
import type { DecideContext } from '../decider.js';
import { DomainError } from '../domain-error.js';
import type { LexSarahHandlers } from './lex-sarah.handlers.js';
import type { LexSarahState } from './lex-sarah.state.js';

/** F-11 b: thirty days have passed since the reporter last heard anything (DL-LS-8, its status part), noted by the worker. */
function isStatusDue({ deadlines }: LexSarahState): boolean {
  const clocks = Object.values(deadlines).filter(({ kind, cycle }) => kind === 'DL-LS-8' && cycle.startsWith('status-'));
  return clocks.some((one) => isDeadlineOpen(one) && (one.state === 'missed' || one.reminded.includes('due-day')));
}

interface Checked {
  readonly secrecyChecked?: boolean | undefined;
  readonly namesMayStand?: boolean | undefined;
}

/**
 * LS-13, VIS-06: a text that leaves the case has been checked against other individuals by who wrote it. Where a name of the
 * case stands in it the writer is asked once more; the answer is recorded with the text.
 */
export function secrecyCheck({ secrecyChecked, namesMayStand }: Checked, { facts }: DecideContext) {
  if (secrecyChecked !== true) throw new DomainError('secrecy-check-missing', ['secrecyChecked']);
  if (facts.namesInText !== true) return { secrecyChecked: true as const };
  if (namesMayStand !== true) throw new DomainError('names-in-text', ['namesMayStand']);
  return { secrecyChecked: true as const, namesMayStand: true as const };
}

function withoutCheck<T extends Checked>({ secrecyChecked: _checked, namesMayStand: _stand, ...said }: T) {
  return said;
}

export const aterkopplingHandlers = {
  GiveLexSarahAterkoppling: (data, _state, context) => [
    { type: 'LexSarahAterkopplingGiven', data: { ...withoutCheck(data), ...secrecyCheck(data, context) } },
  ],

  SendLexSarahStatusMessage: (_data, state) => isStatusDue(state) && state.status !== 'none' ? [{ type: 'LexSarahStatusMessageSent', data: { status: state.status } }] : [],

  InformLexSarahEnskild: (data, state, context) => {
    if (data.stage === 'outcome' && state.beslut === null) throw new DomainError('wrong-state');
    const known = data.enskildId === undefined || state.enskilda.some((one) => one.enskildId === data.enskildId);
    if (!known || (data.to === 'barn' && !state.enskilda.some((one) => one.isChild))) throw new DomainError('unknown-person');
    assertNotFuture(context.now, data.informedAt);
    assertOrder(state.receivedAt ?? undefined, data.informedAt);
    const checked = data.text === undefined ? {} : secrecyCheck(data, context);
    return [{ type: 'LexSarahEnskildInformed', data: { ...withoutCheck(data), ...checked } }];
  },

  InformLexSarahStaff: (data, _state, context) => {
    assertNotFuture(context.now, data.informedAt);
    const said = { ...withoutCheck(data), ...secrecyCheck(data, context) };
    return [{ type: 'LexSarahStaffInformed', data: said }];
  },

  SkipLexSarahAterkoppling: (data, state) => {
    const already = state.aterkoppling[data.to];
    if (already === 'done') throw new DomainError('already-done');
    return already === 'not-possible' ? [] : [{ type: 'LexSarahAterkopplingSkipped', data }];
  },

  ReportLexSarahDelegationsbeslut: (data, state, context) => {
    assertNotFuture(context.now, data.meetingDate);
    return state.aterkoppling.namnd === 'done' ? [] : [{ type: 'LexSarahDelegationsbeslutReported', data }];
  },
} satisfies Partial<LexSarahHandlers>;
