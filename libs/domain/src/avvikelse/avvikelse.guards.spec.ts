import { describe, expect, it } from '@jest/globals';
import type { LinkedAtgard } from '../decider.js';
import { accessObject } from './avvikelse.js';
import { avvikelseCommands } from './avvikelse.commands.js';
import { assessed, aterkoppling, enskildId, investigated, note, registered, story, underAtgard, unit, utredning } from './avvikelse.spec-tool.js';

describe('AV-04 jäv', () => {
  const judging: [Parameters<ReturnType<typeof story>['do']>[0], object][] = [
    ['RecordAvvikelseBedomning', assessed], ['StartAvvikelseUtredning', {}], ['RecordAvvikelseUtredning', utredning],
    ['CompleteAvvikelseUtredning', {}], ['CloseAvvikelse', { summary: 'Klart.' }], ['ReopenAvvikelse', { reason: 'Mer.' }],
    ['ConfirmAvvikelseLexSarahNo', {}], ['AnswerAvvikelseLexSarahQuestion', { answer: 'no', motivering: 'Nej.' }],
  ];

  it.each(judging)('AV-04 involved staff never do %s', (type, data) => {
    const told = investigated();
    told.do('AddAvvikelseInvolvedStaff', { personId: 'eva', part: 'actor' });
    expect(told.refusal(type, data, { by: 'eva' })).toBe('person-has-jav');
  });

  it('AV-04 involved staff cannot be utredare, and may still tell what they know', () => {
    const told = investigated();
    told.do('AddAvvikelseInvolvedStaff', { personId: 'eva', part: 'actor' });
    expect(told.refusal('AssignAvvikelseUtredare', { utredareId: 'eva' })).toBe('person-has-jav');
    expect(told.names('AddAvvikelseKomplettering', { text: 'Jag var där.' }, { by: 'eva' })).toEqual(['AvvikelseKompletteringAdded']);
  });

  it('AV-04 a jäv decision blocks everything that person would write, and nobody decides about himself or herself', () => {
    const told = investigated();
    expect(told.names('DeclareAvvikelseJav', { reason: 'Vi är grannar.' }, { by: 'eva' })).toEqual(['AvvikelseJavDeclared']);
    expect(told.refusal('DecideAvvikelseJav', { personId: 'eva', excluded: false, reason: 'Nej.' }, { by: 'eva' })).toBe('person-has-jav');
    told.do('DecideAvvikelseJav', { personId: 'eva', excluded: true, reason: 'Grannar.' });
    expect(told.refusal('AddAvvikelseAnteckning', { kind: 'internal', text: 'Hej.' }, { by: 'eva' })).toBe('person-has-jav');
    expect(accessObject(told.state).excluded).toEqual(['eva']);
  });

  it('a manager who is involved means that the line is passed by', () => {
    const told = registered();
    told.do('AddAvvikelseInvolvedStaff', { personId: 'chef2', part: 'manager' });
    expect(accessObject(told.state)).toMatchObject({ chefBerors: true, ownerUnit: unit, reporterId: 'anna', caseType: 'avvikelse' });
  });
});

describe('AV-05 closing', () => {
  const atgard = (status: string, more: Partial<LinkedAtgard> = {}): LinkedAtgard => ({ atgardId: 'a', status, effectReviewed: false, ...more });
  const ready = () => {
    const told = underAtgard();
    told.do('GiveAvvikelseAterkoppling', aterkoppling);
    return told;
  };

  it('AV-05 needs every proposed åtgärd decided', () => {
    expect(ready().refusal('CloseAvvikelse', { summary: 'Klart.' }, { facts: { atgarder: [atgard('proposed')] } })).toBe('atgard-undecided');
  });

  it('AV-05 needs every approved åtgärd effect-reviewed or in the hands of an owner with a date', () => {
    const close = (atgarder: LinkedAtgard[]) => ready().refusal('CloseAvvikelse', { summary: 'Klart.' }, { facts: { atgarder } });
    expect(close([atgard('approved')])).toBe('atgard-not-followed-up');
    expect(close([atgard('done', { owner: 'eva' })])).toBe('atgard-not-followed-up');
    expect(close([atgard('ongoing', { owner: 'eva', dueDate: '2026-12-01' }), atgard('rejected'), atgard('effect-reviewed', { effectReviewed: true })])).toBeUndefined();
  });

  it('AV-05 the follow-up starts when every approved åtgärd has been carried out', () => {
    const start = (atgarder: LinkedAtgard[]) => underAtgard().refusal('StartAvvikelseUppfoljning', {}, { facts: { atgarder } });
    expect(start([atgard('proposed')])).toBe('atgard-undecided');
    expect(start([atgard('ongoing', { owner: 'eva', dueDate: '2026-12-01' })])).toBe('atgard-not-followed-up');
    expect(start([atgard('done'), atgard('rejected')])).toBeUndefined();
  });

  it('AV-05 needs a cause, or why none could be found', () => {
    const told = registered();
    told.do('RecordAvvikelseBedomning', assessed);
    told.do('StartAvvikelseUtredning');
    expect(told.refusal('CompleteAvvikelseUtredning')).toBe('utredning-incomplete');
    told.do('RecordAvvikelseUtredning', { ...note, courseOfEvents: 'Passet byttes.' });
    expect(told.refusal('CompleteAvvikelseUtredning')).toBe('cause-required');
    told.do('RecordAvvikelseUtredning', { ...note, causes: [] });
    expect(told.refusal('CompleteAvvikelseUtredning')).toBe('cause-required');
    told.do('RecordAvvikelseUtredning', { ...note, causeUndetermined: 'Ingen minns.' });
    expect(told.names('CompleteAvvikelseUtredning')).toEqual(['AvvikelseUtredningCompleted']);
  });

  it('needs a category', () => {
    expect(avvikelseCommands.RecordAvvikelseBedomning.schema.safeParse({ ...assessed, categories: [] }).success).toBe(false);
    const twoPrimary = [{ code: 'bemotande', primary: true }, { code: 'bemanning', primary: true }];
    expect(avvikelseCommands.RecordAvvikelseBedomning.schema.safeParse({ ...assessed, categories: twoPrimary }).success).toBe(false);
    const other = [{ code: 'ovrigt', primary: true }];
    expect(avvikelseCommands.RecordAvvikelseBedomning.schema.safeParse({ ...assessed, categories: other }).success).toBe(false);
  });

  it('F-07 the utredning needs a consequence card for each person, with the own view of a child', () => {
    const told = investigated({ enskilda: [{ enskildId, isChild: true, skyddadePersonuppgifter: false }] });
    expect(told.refusal('CompleteAvvikelseUtredning')).toBe('konsekvens-missing');
    const card = { enskildId, grades: [{ area: 'psykiskt', occurred: 'minor', possible: 'serious' }], ownViewSource: 'own-words', whatHappened: 'Oro.' };
    expect(told.refusal('RecordAvvikelseKonsekvens', card)).toBe('reason-required');
    told.do('RecordAvvikelseKonsekvens', { ...card, ownView: 'Jag blev rädd.', childText: 'Skolan är informerad.' });
    expect(told.names('CompleteAvvikelseUtredning')).toEqual(['AvvikelseUtredningCompleted']);
  });
});

describe('AV-06 återkoppling', () => {
  it('AV-06 close waits for the feedback to the reporter', () => {
    const told = underAtgard();
    expect(told.refusal('CloseAvvikelse', { summary: 'Klart.' })).toBe('aterkoppling-missing');
    told.do('SkipAvvikelseAterkoppling', { ground: 'reporter-left', reason: 'Har slutat.' });
    expect(told.names('CloseAvvikelse', { summary: 'Klart.' })).toEqual(['AvvikelseClosed']);
  });

  it('AV-06 an anonymous reporter holds nothing up, but a known co-reporter does', () => {
    expect(underAtgard({ anonymous: true }).names('CloseAvvikelse', { summary: 'Klart.' })).toEqual(['AvvikelseClosed']);
    const told = underAtgard({ anonymous: true });
    told.do('AddAvvikelseCoReporter', {}, { by: 'eva' });
    expect(told.refusal('CloseAvvikelse', { summary: 'Klart.' })).toBe('aterkoppling-missing');
  });
});

describe('5.12 parallel duties', () => {
  const incident = { duty: 'personuppgiftsincident', needed: true, knownAt: '2026-11-02T08:30:00.000Z' };
  const secrecy = { ...assessed, categories: [{ code: 'bruten-sekretess', primary: true }] };
  const ready = (bedomning: object = assessed) => {
    const told = underAtgard();
    told.do('RecordAvvikelseBedomning', bedomning);
    told.do('GiveAvvikelseAterkoppling', aterkoppling);
    return told;
  };
  const close = (told: ReturnType<typeof ready>) => told.refusal('CloseAvvikelse', { summary: 'Klart.' });

  it('5.12 what the case suggests is answered before it is closed, and a Ja is done', () => {
    const told = ready(secrecy);
    expect(close(told)).toBe('duty-unanswered');
    told.do('ConfirmAvvikelseParallelDuty', incident);
    expect(close(told)).toBe('duty-not-done');
    told.do('ConfirmAvvikelseParallelDuty', { ...incident, done: true, reference: 'IMY-1' });
    expect(close(told)).toBeUndefined();
  });

  it('5.12 what nothing suggests holds nothing up, and a flag for a report by the quarter neither', () => {
    const told = ready();
    told.do('ConfirmAvvikelseParallelDuty', { duty: 'ej-verkstallt-beslut', needed: true });
    expect(close(told)).toBeUndefined();
  });

  it('5.12 a Ja that is taken back says why', () => {
    const told = ready(secrecy);
    told.do('ConfirmAvvikelseParallelDuty', incident);
    expect(told.refusal('ConfirmAvvikelseParallelDuty', { duty: 'personuppgiftsincident', needed: false })).toBe('reason-required');
    told.do('ConfirmAvvikelseParallelDuty', { duty: 'personuppgiftsincident', needed: false, reason: 'Uppgifterna lämnade aldrig huset.' });
    expect(close(told)).toBeUndefined();
  });

  it('5.12 nothing is written here that belongs in the whistleblower channel or in working life', () => {
    for (const duty of ['visselblasning', 'personnel-matter'])
      for (const said of [{ needed: true }, { needed: false, reason: 'Han misstänks.' }, { needed: false, reference: 'HR 7' }])
        expect(ready().refusal('ConfirmAvvikelseParallelDuty', { duty, ...said })).toBe('belongs-elsewhere');
  });

  it('5.12 a company cannot say that it has the duty of the municipality', () => {
    const company = { facts: { operatorKind: 'enskild-verksamhet' } } as const;
    expect(registered().refusal('ConfirmAvvikelseParallelDuty', { duty: 'ivo-27-7', needed: true }, company)).toBe('wrong-operator');
    expect(registered().refusal('ConfirmAvvikelseParallelDuty', { duty: 'ivo-27-7', needed: true })).toBeUndefined();
  });

  it('5.12 a section that is not in force cannot be the ground, and knowledge lies in the past', () => {
    const early = { at: '2025-12-31T12:00:00.000Z' };
    expect(registered().refusal('ConfirmAvvikelseParallelDuty', { duty: 'ivo-27-7', needed: true }, early)).toBe('duty-not-in-force');
    expect(registered().refusal('ConfirmAvvikelseParallelDuty', { ...incident, knownAt: '2026-11-03T09:00:00.000Z' })).toBe('future-time');
    expect(registered().refusal('ConfirmAvvikelseParallelDuty', { ...incident, done: true, doneAt: '2026-11-02T08:00:00.000Z' })).toBe('time-order');
  });
});
