import { z } from 'zod';
import { byWhom, recorded, recordedBy } from '../case/case-view.js';
import type { RecordedEvent } from '../recorded-event.js';
import { lexSarahEvents } from './lex-sarah.events.js';
import { informedChannel } from './lex-sarah.payloads.js';
import type { LexSarahState } from './lex-sarah.state.js';

const informed = z
  .object({ ...recordedBy, informedAt: z.string(), channel: informedChannel, reference: z.string().nullable(), lagrum: z.string().nullable() })
  .nullable();

/** A nämnd that decided an insats of somebody in the case, and what it has been told (27 kap. 4 och 6 §§ SoL). */
export const berordNamndView = z.object({ namndId: z.string(), kommun: z.string(), name: z.string(), ofRapport: informed, ofIvoAnmalan: informed });

export function namnderOf(events: readonly RecordedEvent[], { namnder }: LexSarahState): z.output<typeof berordNamndView>[] {
  const told = (type: 'LexSarahNamndInformedOfRapport' | 'LexSarahNamndInformedOfIvoAnmalan', namndId: string): z.output<typeof informed> => {
    const event = recorded(lexSarahEvents, events, type).find((one) => one.data.namndId === namndId);
    if (event === undefined) return null;
    const { at, channel, reference, lagrum } = event.data;
    return { ...byWhom(event), informedAt: at, channel, reference: reference ?? null, lagrum };
  };
  return namnder.map(({ namndId, kommun, name }) => ({
    namndId, kommun, name, ofRapport: told('LexSarahNamndInformedOfRapport', namndId), ofIvoAnmalan: told('LexSarahNamndInformedOfIvoAnmalan', namndId),
  }));
}
