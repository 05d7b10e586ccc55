import { demoId, personId } from './organisation.js';

export type DemoAggregate = 'avvikelse' | 'synpunkt' | 'lexSarah' | 'externAvvikelse' | 'lexSarahInfo' | 'atgard';

/** One command of the demo: who did what, when. */
export interface Step {
  readonly aggregate: DemoAggregate;
  readonly caseId: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** A login of the demo, or `system`. */
  readonly by: string;
  /** ISO instant of the act. */
  readonly at: string;
  readonly commandId: string;
}

/** Stands in the data of a step where the case number goes, which is known once the case is registered. */
export const ownCaseNumber = '{case number}';

const prefixes: Readonly<Record<Exclude<DemoAggregate, 'atgard'>, string>> = {
  avvikelse: 'Avvikelse', synpunkt: 'Synpunkt', lexSarah: 'LexSarah', externAvvikelse: 'ExternAvvikelse', lexSarahInfo: 'LexSarahInfo',
};

const hourMs = 60 * 60 * 1000;

/** The steps of one case in order. Time only goes forward, and never past `end`: the demo's today. */
export class Story {
  readonly steps: Step[] = [];
  readonly caseId: string;
  private clock: number;

  constructor(
    readonly aggregate: DemoAggregate,
    readonly key: string,
    start: string,
    private readonly end: string,
  ) {
    this.caseId = demoId('case', `${aggregate}/${key}`);
    this.clock = Date.parse(start);
  }

  /** The instant reached so far. */
  get now(): string {
    return new Date(Math.min(this.clock, Date.parse(this.end))).toISOString();
  }

  /** Today's date in the story, as the date part of an instant at midday Swedish time. */
  day(plusDays = 0): string {
    return new Date(Date.parse(this.now) + plusDays * 24 * hourMs).toISOString().slice(0, 10);
  }

  /** So many hours later, and then not before the next hour when an office is open. */
  wait(hours: number): this {
    this.clock = officeHour(this.clock + hours * hourMs);
    return this;
  }

  act(by: string, name: string, data: Readonly<Record<string, unknown>> = {}): this {
    const step = { aggregate: this.aggregate, caseId: this.caseId, name, data, by, at: this.now };
    this.steps.push({ ...step, commandId: demoId('command', `${this.aggregate}/${this.key}/${String(this.steps.length)}`) });
    this.clock += hourMs / 4;
    return this;
  }

  /** LS-04: the system is the diarium, and enters the case as soon as it has come in. */
  enterDiarium(): this {
    if (this.aggregate === 'atgard') return this;
    return this.act('system', `Record${prefixes[this.aggregate]}Diarienummer`, { diarienummer: ownCaseNumber, diarieforingAt: this.now });
  }

  id(what: string): string {
    return demoId('case', `${this.aggregate}/${this.key}/${what}`);
  }
}

/** People at an office act on weekdays between eight and five: between 7 and 15 UTC, summer and winter. */
function officeHour(instant: number): number {
  const date = new Date(instant);
  if (date.getUTCHours() >= 15) date.setUTCHours(24 + 7, 10);
  if (date.getUTCHours() < 7) date.setUTCHours(7, 10);
  while (date.getUTCDay() === 0 || date.getUTCDay() === 6) date.setUTCDate(date.getUTCDate() + 1);
  return date.getTime();
}

export const person = personId;
