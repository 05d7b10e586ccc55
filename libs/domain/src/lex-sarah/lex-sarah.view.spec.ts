import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../recorded-event.js';
import { everyEvent, wholeCase } from './every-event.fixture.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import * as story from './lex-sarah.fixture.js';
import { lexSarahView, viewLexSarah, withoutReporter } from './lex-sarah.view.js';

function recordedFrom(events: readonly LexSarahEvent[]): RecordedEvent[] {
  return events.map(({ type, data }, version) => ({
    type,
    data,
    version,
    position: String(version + 1),
    recordedAt: story.day(20),
    actor: version === 0 ? 'u-reporter' : 'u-ansvarig',
    role: 'medarbetare',
  }));
}

/** Every text replaced, as for a reader who may not see it or after gallring. */
function everyText(value: unknown, by: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => everyText(one, by));
  if (typeof value === 'string' && / |\./.test(value)) return by;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, everyText(inner, by)]));
}

describe('the view of a lex Sarah case', () => {
  const view = viewLexSarah(recordedFrom(wholeCase));

  test('passes its own schema, for any part of the history', () => {
    const events = recordedFrom(wholeCase);
    for (let n = 0; n <= events.length; n += 1)
      expect(lexSarahView.safeParse(viewLexSarah(events.slice(0, n))).error?.issues ?? []).toEqual([]);
    expect(lexSarahView.safeParse(viewLexSarah(recordedFrom(everyEvent))).error?.issues ?? []).toEqual([]);
  });

  test('tells what the rapport said', () => {
    expect(view.rapport).toMatchObject({
      whatHappened: 'Kvällsinsatsen uteblev i tre dagar.',
      occurredFrom: '2026-02-27',
      laws: ['sol'],
      form: 'skriftlig',
    });
    expect(view.sections.enskilda).toMatchObject([
      {
        enskildId: story.child,
        name: 'Nova Ek',
        isChild: true,
        konsekvens: { ownView: 'Jag var rädd.', childAnswered: true },
      },
      { name: 'Elis Holm', skyddadePersonuppgifter: true, konsekvens: { ownViewSource: 'not-obtained' } },
    ]);
  });

  test('tells each part of the utredning with its notes, and each proposal with its reading', () => {
    expect(view.utredning.parts.find((one) => one.part === 'handelse')).toMatchObject({
      required: true,
      notes: [{ text: 'Om handelse.', title: 'Socialsekreterare', nature: 'fact' }],
    });
    expect(view.utredning.underlag).toMatchObject([
      { heading: 'Schema', text: 'Ingen bemanning.', source: 'document' },
    ]);
    expect(view.beslutsforslag.map((one) => [one.secondReading?.outcome, one.returned?.reason])).toEqual([
      [undefined, 'Mer om orsakerna.'],
      ['waived', 'Läsare finns.'],
      ['agrees', undefined],
    ]);
  });

  test('tells each beslut with its corrections and changes', () => {
    expect(view.beslut).toMatchObject([
      { revision: 0, value: 'missforhallande', corrections: [{ reason: 'Skrivfel.', motivering: 'Rätt datum.' }] },
      {
        revision: 1,
        value: 'inte-missforhallande',
        secondReading: 'dissents',
        secondReadingText: 'Delar inte.',
        corrections: [],
      },
    ]);
  });

  test('tells the whole IVO region', () => {
    expect(view.ivo).toMatchObject({
      status: 'closed',
      diarienummer: '3.1.2-1/2026',
      decided: { basis: 'forhandsbedomning' },
      sent: { sentAt: story.day(3, 15), signedBy: 'Alva Lind', attachments: [{ name: 'Rapport.pdf', type: 'pdf' }] },
      utredningSent: { sentAt: story.day(14) },
      beslut: { krav: [{ text: 'Redovisa.', answer: { summary: 'Redovisat.' } }] },
    });
    expect(view.ivo.prepared?.fields.find((one) => one.name === 'contactName')).toEqual({
      name: 'contactName',
      value: 'Alva Lind',
    });
  });

  test('tells återkoppling, links, jäv, kompletteringar and moves', () => {
    expect(view.aterkoppling.reporter).toMatchObject({ state: 'done', given: [{ whatChanged: 'Ny rutin.' }] });
    expect(view.sections.links.map((one) => one.link)).toEqual(['continued-as', 'about-same-event']);
    expect(view.sections.jav.map((one) => one.step)).toEqual(['declared', 'excluded', 'not-excluded']);
    expect(view.sections.kompletteringar).toMatchObject([
      { asked: { questions: 'Vilka dagar?' }, answers: [{ text: 'Fredag till söndag.' }] },
    ]);
    expect(view.sections.moves).toMatchObject([
      { fromNodeId: story.unit, toNodeId: story.otherUnit, reason: 'Fel enhet.' },
    ]);
    expect(view.reopenings).toMatchObject([{ reason: 'Nya uppgifter.' }]);
    expect(view.closed).toBeNull();
  });

  test('the history holds codes and ids, no word of the narrative and not who reported', () => {
    const [first] = view.timeline;
    expect(first).toEqual({
      type: 'LexSarahRapportRegistered',
      version: 0,
      at: story.day(20),
      actor: 'u-reporter',
      role: 'medarbetare',
      data: {
        nodeId: story.unit,
        operatorKind: 'namnd',
        form: 'skriftlig',
        occurredFrom: '2026-02-27',
        occurredTo: '2026-03-01',
        discoveredAt: story.day(2, 6),
        reportedAt: story.day(2),
        receivedAt: story.day(2),
        someoneInDanger: 'no',
        chefBerors: false,
      },
    });
    expect(view.timeline.find((entry) => entry.type === 'LexSarahBeslutRecorded')?.data).toMatchObject({
      value: 'missforhallande',
      secondReading: 'agrees',
    });
    expect(/Insatsen|Nova|Socialsekreterare|Alva/.exec(JSON.stringify(view.timeline))).toBeNull();
  });

  test('VIS-04 the reporter can be taken out of the view', () => {
    const hidden = withoutReporter(view);
    expect(hidden.reporter).toBeNull();
    expect(hidden.timeline[0]?.actor).toBe('reporter');
    expect(JSON.stringify(hidden).includes('u-reporter')).toBe(false);
  });

  test('deadlines are told with their basis and their end', () => {
    const deadlines = everyEvent.filter((event) => /Deadline(Set|ReminderNoted|Missed|Met)$/.test(event.type));
    const { deadlines: told } = viewLexSarah(recordedFrom([...wholeCase, ...deadlines]));
    expect(told).toMatchObject([
      { kind: 'DL-LS-2', lagkrav: 'genast', state: 'met', late: true, reminded: ['due-day'] },
    ]);
  });

  test('texts that were not opened are empty, and those whose key is gone say so', () => {
    const hidden = recordedFrom(wholeCase).map((event) => ({
      ...event,
      data: everyText(event.data, { hidden: true }),
    }));
    expect(viewLexSarah(hidden).rapport?.whatHappened).toBeNull();
    const gone = recordedFrom(wholeCase).map((event) => ({
      ...event,
      data: everyText(event.data, { shredded: true }),
    }));
    expect(viewLexSarah(gone).rapport?.whatHappened).toBe('Uppgiften är gallrad');
  });
});
