import { assertNotFuture, assertOrder } from '../case/case-decide.js';
import { DomainError } from '../domain-error.js';
import type { LexSarahHandlers } from './lex-sarah.handlers.js';

export const aterkopplingHandlers = {
  GiveLexSarahAterkoppling: (data) => [{ type: 'LexSarahAterkopplingGiven', data }],

  InformLexSarahEnskild: (data, state, context) => {
    if (data.stage === 'outcome' && state.beslut === null) throw new DomainError('wrong-state');
    const known = data.enskildId === undefined || state.enskilda.some((one) => one.enskildId === data.enskildId);
    if (!known) throw new DomainError('unknown-person');
    assertNotFuture(context.now, data.informedAt);
    assertOrder(state.receivedAt ?? undefined, data.informedAt);
    return [{ type: 'LexSarahEnskildInformed', data }];
  },

  InformLexSarahStaff: (data, _state, context) => {
    assertNotFuture(context.now, data.informedAt);
    return [{ type: 'LexSarahStaffInformed', data }];
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
