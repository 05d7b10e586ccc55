import type { z } from 'zod';
import { avvikelseView, viewAvvikelse } from '#domain/avvikelse/avvikelse.view.js';
import { viewLexSarahInfo } from '#domain/lex-sarah-info/lex-sarah-info.view.js';
import { externAvvikelseView, viewExternAvvikelse } from '#domain/extern-avvikelse/extern-avvikelse.view.js';
import { hiddenReporter, viewLexSarah, withoutReporter } from '#domain/lex-sarah/lex-sarah.view.js';
import type { CaseObject, Reading } from '#domain/policies/access.js';
import type { RecordedEvent } from '#domain/recorded-event.js';
import { synpunktView, viewSynpunkt } from '#domain/synpunkt/synpunkt.view.js';
import { localDateOf } from '#domain/time/calendar.js';
import type { SignedIn } from './signed-in.js';
import { withoutClock } from './without-clock.js';

export interface Reader {
  readonly user: SignedIn;
  readonly object: CaseObject;
  readonly access: Reading;
  /** Accounts of everybody who reported. */
  readonly reporters: ReadonlySet<string>;
}

/** What the three views have in common of the people in a case. */
interface WithPeople {
  readonly excluded: string[];
  readonly sections: { readonly involvedStaff: unknown[]; readonly jav: unknown[] };
  readonly timeline: { readonly type: string }[];
}

/** The views of a case, cut to what this reader may see. */
export const shownTo = {
  avvikelse: (events: readonly RecordedEvent[], reader: Reader) => {
    const view = viewAvvikelse(events);
    return shown(view, reader.access === 'content' ? view : hidden(avvikelseView, { ...metadataOf(view), coReporters: [] }, reader.reporters));
  },
  synpunkt: (events: readonly RecordedEvent[], reader: Reader) => {
    const view = viewSynpunkt(events);
    return shown(view, reader.access === 'content' ? view : hidden(synpunktView, metadataOf(view), reader.reporters));
  },
  externAvvikelse: (events: readonly RecordedEvent[], reader: Reader) => {
    const view = viewExternAvvikelse(events);
    return reader.access === 'content' ? view : hidden(externAvvikelseView, metadataOf(view), reader.reporters);
  },
  lexSarahInfo: (events: readonly RecordedEvent[], reader: Reader) => {
    const view = viewLexSarahInfo(events);
    return reader.access === 'content' ? view : metadataOf(view);
  },
  lexSarah: (events: readonly RecordedEvent[], reader: Reader) => {
    const view = viewLexSarah(events);
    const cut = reader.access === 'content' ? view : { ...metadataOf(view), unresolvedStaff: [] };
    return seesReporter(reader) ? cut : withoutReporter(cut);
  },
};

/** The day alone where nobody may find out who sent it. */
function shown<V>({ anonymous }: { readonly anonymous: boolean }, view: V): V {
  return anonymous ? withoutClock(view, localDateOf) : view;
}

/** Who knows only of number and state does not learn who is named, either. */
function metadataOf<V extends WithPeople>(view: V): V {
  const timeline = view.timeline.filter(({ type }) => !/(InvolvedStaffAdded|InvolvedStaffResolved|Jav(Declared|Decided)|CoReporterAdded)$/.test(type));
  return { ...view, excluded: [], sections: { ...view.sections, involvedStaff: [], jav: [] }, timeline };
}

/** VIS-04: who reported is for the lex Sarah-ansvarig and those who have the case in hand. */
function seesReporter({ user: { actor }, object, access }: Reader): boolean {
  if (access !== 'content') return false;
  if (object.assigned.includes(actor.userId)) return true;
  return actor.grants.some((grant) => grant.role === 'lex-sarah-ansvarig' && grant.nodeIds.includes(object.ownerUnit));
}

function hidden<V>(schema: z.ZodType<V>, view: V, ids: ReadonlySet<string>): V {
  return schema.parse(replaced(view, ids));
}

function replaced(value: unknown, ids: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return ids.has(value) ? hiddenReporter : value;
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaced(inner, ids)]));
}
