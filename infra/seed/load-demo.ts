import { externStories } from './extern-cases.js';
import { historicCounts } from './historic-counts.js';
import { openAtgarder, openStories } from './open-cases.js';
import { demoPlan, organisationCommands, organisationId } from './organisation-commands.js';
import type { OrganisationPlan } from './organisation-plan.js';
import { providerPlan, providerStories } from './provider-demo.js';
import { ownCaseNumber, type Step, type Story } from './story.js';
import { closedYearStories } from './years.js';

/** A command as the loader sends it, through the same way as everybody else's. */
export interface SeedCommand {
  readonly aggregate: Step['aggregate'] | 'organisation' | 'configuration' | 'utforare' | 'externalBody' | 'historicImport';
  readonly caseId: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commandId: string;
  readonly by: string;
  readonly at: string;
}

export interface SeedParts {
  send(command: SeedCommand): Promise<void>;
  /** Brings the read tables up to what was sent, so that guards see the organisation and the åtgärder. */
  settle(): Promise<void>;
  /** The case number of a case that has been registered and settled. */
  numberOf(caseId: string): Promise<string>;
  /** The demo's today, as an ISO instant: when its first command came into the record, the same at every load. */
  today(): Promise<string>;
  progress(done: number, all: number): void;
}

const lanes = 8;

/** The stream in which the demo begins. */
export const firstStream = { aggregate: 'organisation', caseId: organisationId } as const;

/** Units, people's roles and providers, and no case: what everything else stands on. */
export async function loadOrganisation(parts: Pick<SeedParts, 'send' | 'settle'>, plan: OrganisationPlan = demoPlan): Promise<void> {
  for (const command of organisationCommands(plan)) await parts.send(command);
  await parts.settle();
}

/** What a demo tells, as of its today. */
interface Telling {
  readonly plan: OrganisationPlan;
  readonly counts: readonly SeedCommand[];
  stories(today: string): readonly Story[];
  atgarder(today: string): readonly Story[];
}

const ofNamnd: Telling = { plan: demoPlan, counts: historicCounts(), stories: (today) => [...closedYearStories(today), ...openStories(today), ...externStories(today)], atgarder: openAtgarder };
const ofProvider: Telling = { plan: providerPlan, counts: [], stories: providerStories, atgarder: openAtgarder };

/** Loads the demo of a nämnd, or of a company. Every id follows from the content, so a load that was cut off can be repeated. */
export async function loadDemo(parts: SeedParts, operatorKind: 'namnd' | 'enskild-verksamhet' = 'namnd'): Promise<void> {
  const telling = operatorKind === 'namnd' ? ofNamnd : ofProvider;
  await loadOrganisation(parts, telling.plan);
  const today = await parts.today();
  const { counts } = telling;
  const stories = [...telling.stories(today)].sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const atgarder = telling.atgarder(today);
  const all = counts.length + [...stories, ...atgarder].reduce((sum, story) => sum + story.steps.length, 0);
  let done = 0;
  const send = async (command: SeedCommand): Promise<void> => {
    await parts.send(command);
    done += 1;
    parts.progress(done, all);
  };
  for (const command of counts) await send(command);
  // Registrations one by one and in order of time: case numbers follow the order of the log.
  for (const { steps } of stories) if (steps[0]) await send(steps[0]);
  await parts.settle();
  await inLanes(stories, async ({ caseId, steps }) => {
    const number = await parts.numberOf(caseId);
    for (const step of steps.slice(1)) await send({ ...step, data: withNumber(step.data, number) });
  });
  await parts.settle();
  // Last, since an åtgärd is proposed in a case that the proposer must be seen to have.
  await inLanes(atgarder, async ({ steps }) => {
    for (const step of steps) await send(step);
  });
  await parts.settle();
}

/** The number of a case is known when it has been registered, not when its story is written. */
function withNumber(data: Step['data'], number: string): Step['data'] {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value === ownCaseNumber ? number : value]));
}

async function inLanes(stories: readonly Story[], run: (story: Story) => Promise<void>): Promise<void> {
  const waiting = stories.values();
  const lane = async (): Promise<void> => {
    for (const story of waiting) await run(story);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function startOf({ steps }: Story): string {
  return steps[0]?.at ?? '';
}
