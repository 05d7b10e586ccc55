import { describe, expect, test } from '@jest/globals';
import { given } from '../spec.js';
import { historicImport } from './historic-import.js';
import { historicImportCommands } from './historic-import.commands.js';
import type { HistoricImportEvent } from './historic-import.events.js';

const nodeId = '01930000-0000-7000-8000-00000000b0f0';
const context = { actor: { userId: 'kristina', grants: [] }, now: '2026-11-21T09:00:00.000Z' };
const source = 'Kvalitetsberättelse 2022';
const started: HistoricImportEvent = { type: 'HistoricImportStarted', data: { nodeId, source, startedBy: 'kristina' } };
const count = (value: number, measure = 'Q-01') => ({ type: 'RecordHistoricCount', data: { year: 2022, nodeId, measure, value, qualifier: 'exact' } }) as const;
const recorded = (value: number): HistoricImportEvent => ({
  type: 'HistoricCountRecorded', data: { year: 2022, nodeId, measure: 'lex-sarah-rapporter', value, qualifier: 'exact', source },
});

describe('historic counts', () => {
  test('a query id that means one measure is recorded as that measure, with the source of the import', () => {
    expect(given(historicImport, [started]).when(count(6), context)).toEqual({ events: [recorded(6)] });
    expect(given(historicImport, [started]).when(count(6, 'lex-sarah-rapporter'), context)).toEqual({ events: [recorded(6)] });
    expect(historicImportCommands.RecordHistoricCount.schema.safeParse(count(6, 'Q-04').data).success).toBe(false);
  });

  test('the same figure again says nothing; a corrected one is a new event', () => {
    expect(given(historicImport, [started, recorded(6)]).when(count(6), context)).toEqual({ events: [] });
    expect(given(historicImport, [started, recorded(6)]).when(count(7), context)).toEqual({ events: [recorded(7)] });
  });

  test('CNT-07 only exact and circa carry a number', () => {
    const { schema } = historicImportCommands.RecordHistoricCount;
    const base = { year: 2022, nodeId, measure: 'Q-06' };
    expect(schema.safeParse({ ...base, qualifier: 'comparable-to-previous' }).success).toBe(true);
    expect(schema.safeParse({ ...base, qualifier: 'comparable-to-previous', value: 7 }).success).toBe(false);
    expect(schema.safeParse({ ...base, qualifier: 'circa' }).success).toBe(false);
    expect(schema.safeParse({ ...base, qualifier: 'exact', value: 0 }).success).toBe(true);
  });

  test('an import is started once, completed with its number of figures, and may be revoked even then', () => {
    const start = { type: 'StartHistoricImport', data: { nodeId, source } } as const;
    expect(given(historicImport, []).when(start, context)).toEqual({ events: [started] });
    expect(given(historicImport, [started]).when(start, context)).toEqual({ refused: 'case-exists' });
    const completed = given(historicImport, [started, recorded(6), recorded(7)]).when({ type: 'CompleteHistoricImport', data: {} }, context).events ?? [];
    expect(completed).toEqual([{ type: 'HistoricImportCompleted', data: { counts: 1 } }]);
    expect(given(historicImport, [started, ...completed]).when(count(6), context)).toEqual({ refused: 'wrong-state' });
    const revoke = { type: 'RevokeHistoricImport', data: { reason: 'fel år' } } as const;
    const revoked = given(historicImport, [started, ...completed]).when(revoke, context).events ?? [];
    expect(revoked).toEqual([{ type: 'HistoricImportRevoked', data: { reason: 'fel år' } }]);
    expect(given(historicImport, [started, ...completed, ...revoked]).when(revoke, context)).toEqual({ events: [] });
  });
});
