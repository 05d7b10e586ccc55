import type { Actor, Role } from '../actor.js';
import { systemActor } from '../actor.js';
import { fold, noForeignFacts, type ForeignFacts } from '../decider.js';
import { specCaseId, specCommandId } from '../spec.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { lexSarah } from './lex-sarah.js';
import { requiredUtredningParts, type LexSarahBeslutValue, type UtredningPart } from './lex-sarah.status.js';

/** A made-up case, step by step, for the specs: who does what and when. */
export interface Step {
  readonly by: Actor;
  readonly at: string;
  readonly command: LexSarahCommand;
  readonly facts?: ForeignFacts;
}

export const unit = '11111111-1111-5111-8111-111111111111';
export const otherUnit = '22222222-2222-5222-8222-222222222222';

function actor(userId: string, role: Role): Actor {
  return { userId, grants: [{ role, nodeIds: [unit] }] };
}
export const reporter = actor('u-reporter', 'medarbetare');
export const chef = actor('u-chef', 'enhetschef');
export const ansvarig = actor('u-ansvarig', 'lex-sarah-ansvarig');
export const utredare = actor('u-utredare', 'lex-sarah-utredare');
export const beslutsfattare = actor('u-beslut', 'beslutsfattare');
export const reader = actor('u-reader', 'lex-sarah-ansvarig');
export const registrator = actor('u-registrator', 'registrator');
export const system = systemActor('follow-up');

/** An id that ends in the number, of the kind clients make. */
export function id(n: number): string {
  return `01930000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}
export const child = id(0xc1);

/** The nth day of March 2026, mid-morning in Sweden. */
export function day(n: number, hour = 9): string {
  return `2026-03-${String(n).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
}

export const delegated: ForeignFacts = { ...noForeignFacts, delegationRefs: ['D-12'] };

export function step(by: Actor, at: string, command: LexSarahCommand, facts?: ForeignFacts): Step {
  return facts === undefined ? { by, at, command } : { by, at, command, facts };
}

/** Plays the steps on top of what has happened and gives everything that has happened then. */
export function play(steps: readonly Step[], before: readonly LexSarahEvent[] = []): readonly LexSarahEvent[] {
  let events = before;
  for (const { by, at, command, facts } of steps) {
    const context = {
      caseId: specCaseId,
      commandId: specCommandId,
      now: at,
      actor: by,
      facts: facts ?? noForeignFacts,
    };
    events = [...events, ...lexSarah.decide(command, fold(lexSarah, events), context)];
  }
  return events;
}

export const rapport: Step = step(reporter, day(2), {
  type: 'RegisterLexSarahRapport',
  data: {
    nodeId: unit,
    whatHappened: 'Kvällsinsatsen uteblev i tre dagar.',
    form: 'skriftlig',
    occurredFrom: '2026-02-27',
    occurredTo: '2026-03-01',
    discoveredAt: day(2, 6),
    someoneInDanger: 'no',
    laws: ['sol'],
    enskilda: [
      {
        enskildId: child,
        name: 'Nova Ek',
        personnummer: '20140101-0000',
        isChild: true,
        skyddadePersonuppgifter: false,
      },
    ],
  },
});

export const minimal: Step = step(reporter, day(2), {
  type: 'RegisterLexSarahRapport',
  data: { nodeId: unit, whatHappened: 'Insatsen uteblev.', form: 'skriftlig' },
});

export const protectedNow: Step = step(chef, day(2, 12), {
  type: 'RecordLexSarahOmedelbarAtgard',
  data: { what: 'Extra personal på plats.', takenAt: day(2, 11) },
});

export function forhandsbedomning(ivoNow: boolean): Step {
  const suspectedSeverity = ivoNow ? 'allvarligt-missforhallande' : 'unclear';
  return step(ansvarig, day(3), {
    type: 'RecordLexSarahForhandsbedomning',
    data: { suspectedSeverity, ivoNow, motivering: 'Insatsen uteblev helt.' },
  });
}

export const appointed: readonly Step[] = [
  step(ansvarig, day(3, 10), { type: 'AssignLexSarahUtredare', data: { utredareId: utredare.userId } }),
  step(ansvarig, day(3, 10), {
    type: 'AssignLexSarahBeslutsfattare',
    data: { beslutsfattareId: beslutsfattare.userId },
  }),
];

export const started: Step = step(utredare, day(4), { type: 'StartLexSarahUtredning', data: {} });

export function note(part: UtredningPart, n: number): Step {
  return step(utredare, day(5), {
    type: 'RecordLexSarahUtredningPart',
    data: {
      noteId: id(n),
      part,
      date: '2026-03-05',
      source: 'interview',
      nature: 'fact',
      title: 'Socialsekreterare',
      text: `Om ${part}.`,
    },
  });
}

export const allNotes: readonly Step[] = [...requiredUtredningParts, 'barnperspektiv' as const].map((part, index) =>
  note(part, 0x100 + index),
);

export function forslag(value: LexSarahBeslutValue): Step {
  return step(utredare, day(9), {
    type: 'SubmitLexSarahBeslutsforslag',
    data: { value, motivering: 'Kriteriet är uppfyllt.' },
  });
}

export const read: Step = step(reader, day(10), {
  type: 'RecordLexSarahSecondReading',
  data: { agrees: true, motivering: 'Jag delar bedömningen.' },
});

export function beslut(value: LexSarahBeslutValue): Step {
  return step(
    beslutsfattare,
    day(11),
    {
      type: 'RecordLexSarahBeslut',
      data: {
        value,
        motivering: 'Insatsen uteblev och den enskilde kom till skada.',
        title: 'Socialchef',
        delegationRef: 'D-12',
        decidedAt: day(11, 8),
      },
    },
    delegated,
  );
}

/** From the rapport to a utredning with all its parts. */
export const utredd: readonly Step[] = [
  rapport,
  protectedNow,
  forhandsbedomning(false),
  ...appointed,
  started,
  ...allNotes,
];

/** From the rapport to a beslut. */
export function beslutad(value: LexSarahBeslutValue): readonly Step[] {
  return [...utredd, forslag(value), read, beslut(value)];
}

/** What LS-15 asks for besides the IVO region. */
export const told: readonly Step[] = [
  step(ansvarig, day(12), {
    type: 'GiveLexSarahAterkoppling',
    data: { text: 'Tack.', whatChanged: 'Ny rutin.', channel: 'meeting', secrecyChecked: true },
  }),
  step(chef, day(12), {
    type: 'InformLexSarahEnskild',
    data: { stage: 'outcome', to: 'vardnadshavare', informedAt: day(12, 8), channel: 'phone' },
  }),
  step(chef, day(12), {
    type: 'InformLexSarahStaff',
    data: { informedAt: day(12, 8), channel: 'meeting', text: 'Genomgång.', secrecyChecked: true },
  }),
  step(ansvarig, day(12), { type: 'ReportLexSarahDelegationsbeslut', data: { meetingDate: '2026-03-12' } }),
  step(ansvarig, day(12), {
    type: 'ClassifyLexSarah',
    data: {
      laws: ['sol'],
      categories: [{ code: 'utforande', detail: 'uteblir', primary: true }],
      insatstyp: 'boendestod',
    },
  }),
  step(utredare, day(12), {
    type: 'RecordLexSarahKonsekvens',
    data: {
      enskildId: child,
      grades: [{ area: 'psykiskt', occurred: 'moderate', possible: 'serious' }],
      ownViewSource: 'own-words',
      whatHappened: 'Var ensam.',
      ownView: 'Jag var rädd.',
      childText: 'Skolan vet.',
    },
  }),
];

export const closed: Step = step(ansvarig, day(13), { type: 'CloseLexSarah', data: { retentionClass: 'bevarande' } });
