import { eventDefinitions } from '#domain/registry.js';
import { createEventRegistry } from '#event-store/stored-event.js';
import { atgarderDefinition, atgarderQueries } from './atgarder.js';
import { caseNumberDefinition, caseNumberQueries } from './case-number.js';
import { deadlineListQueries } from './deadline-list.js';
import { deadlinePoliciesDefinition, deadlinePolicyQueries } from './deadline-policies.js';
import { deadlineQueries, deadlinesDefinition } from './deadlines.js';
import { featuresDefinition } from './features.js';
import { featureQueries } from './features-queries.js';
import { externDefinition } from './extern.js';
import { externQueries } from './extern-queries.js';
import { myReportsDefinition, myReportsQueries } from './my-reports.js';
import { organisationDefinition } from './organisation.js';
import { organisationQueries } from './organisation-queries.js';
import { outboxDefinition } from './outbox.js';
import { outboxQueries } from './outbox-queries.js';
import type { ProjectionDefinition } from './projection.js';
import { Projections } from './projections.js';
import type { ReadModel, ReadModelDependencies } from './read-model.js';
import { receiptCodeQueries, receiptCodesDefinition } from './receipt-codes.js';
import { statisticsDefinition } from './statistics.js';
import { statisticsQueries } from './statistics-queries.js';
import { worklistDefinition } from './worklist.js';
import { worklistQueries } from './worklist-queries.js';

/** Models that a page shows right after a command: they must have come to the command's position. */
const shownAtOnce = ['case-number', 'worklist', 'my-reports', 'atgarder', 'organisation', 'extern', 'deadline-policies', 'receipt-codes', 'case-features'];

export const definitions: readonly ProjectionDefinition[] = [
  caseNumberDefinition,
  worklistDefinition,
  myReportsDefinition,
  deadlinesDefinition,
  deadlinePoliciesDefinition,
  outboxDefinition,
  atgarderDefinition,
  organisationDefinition,
  statisticsDefinition,
  externDefinition,
  receiptCodesDefinition,
  featuresDefinition,
];

export function createReadModel(dependencies: ReadModelDependencies): ReadModel {
  const { pool } = dependencies;
  const projections = new Projections({
    ...dependencies,
    registry: createEventRegistry(eventDefinitions),
    definitions,
  });
  return {
    start: () => projections.start(),
    stop: () => projections.stop(),
    waitFor: (position, ms) => projections.waitFor(shownAtOnce, position, ms),
    get caughtUp() {
      return projections.caughtUp;
    },
    untilCaughtUp: (ms) => projections.untilCaughtUp(ms),
    health: () => projections.health(),
    names: projections.names,
    rebuild: (name, onProgress) => projections.rebuild(name, onProgress),
    unpark: (name) => projections.unpark(name),
    caseNumbers: caseNumberQueries(pool),
    worklist: worklistQueries(pool),
    myReports: myReportsQueries(pool),
    deadlines: deadlineQueries(pool),
    deadlinePolicies: deadlinePolicyQueries(pool),
    deadlineList: deadlineListQueries(pool),
    outbox: outboxQueries(pool),
    atgarder: atgarderQueries(pool),
    organisation: organisationQueries(pool),
    features: featureQueries(pool),
    statistics: statisticsQueries(pool),
    extern: externQueries(pool),
    receiptCodes: receiptCodeQueries(pool),
  };
}
