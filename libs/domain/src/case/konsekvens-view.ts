import { z } from 'zod';
import type { RecordedEvent } from '../recorded-event.js';
import { konsekvensRecorded } from './case-events.js';
import { byWhom, readText, recordedBy, viewText } from './case-view.js';

/** The consequence card of one affected person (F-07) as a page shows it. */
export const konsekvensView = z.object({
  ...recordedBy,
  grades: konsekvensRecorded.shape.grades,
  ownViewSource: konsekvensRecorded.shape.ownViewSource,
  childAnswered: z.boolean(),
  whatHappened: viewText,
  occurredText: viewText,
  possibleText: viewText,
  duration: viewText,
  ownView: viewText,
  ownViewHow: viewText,
  whoInformed: viewText,
  childProtection: viewText,
  childSchool: viewText,
  childContact: viewText,
  childTold: viewText,
  childText: viewText,
});

/** One card as it was written, by whom and when. */
export function konsekvensOf(event: RecordedEvent<string, z.output<typeof konsekvensRecorded>>): z.output<typeof konsekvensView> {
  const { data } = event;
  return {
    ...byWhom(event),
    grades: data.grades,
    ownViewSource: data.ownViewSource,
    childAnswered: data.childAnswered,
    whatHappened: readText(data.whatHappened),
    occurredText: readText(data.occurredText),
    possibleText: readText(data.possibleText),
    duration: readText(data.duration),
    ownView: readText(data.ownView),
    ownViewHow: readText(data.ownViewHow),
    whoInformed: readText(data.whoInformed),
    childProtection: readText(data.childProtection),
    childSchool: readText(data.childSchool),
    childContact: readText(data.childContact),
    childTold: readText(data.childTold),
    childText: readText(data.childText),
  };
}
