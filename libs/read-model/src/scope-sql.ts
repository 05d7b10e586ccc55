import type { Actor } from '#domain/actor.js';
import type { CaseTypeName } from '#domain/policies/access-matrix.js';
import { readScope, type ReadScope } from '#domain/policies/access.js';
import type { Conditions } from './sql-conditions.js';

/** How a table names what the access policy asks for. */
export interface ScopedColumns {
  readonly enheter: string;
  readonly assigned: string;
  /** Absent where the table does not say who reported: own reports are then not part of the list. */
  readonly reporter?: string;
  /** Absent where it can never be so. */
  readonly chefBerors?: string;
  /** Absent where nothing waits for a second reader. */
  readonly status?: string;
}

/** `readScope` as a predicate over one row: false unless something in the scope lets the actor see it. */
export function inScope(where: Conditions, actor: Actor, caseType: CaseTypeName, columns: ScopedColumns): string {
  const scope = readScope(actor, caseType);
  const ways = scope.all ? ['true'] : [];
  const anywhere = [...new Set([...scope.nodeIds, ...scope.metadataNodeIds])];
  if (anywhere.length > 0) ways.push(`${columns.enheter} && ${where.value(anywhere)}::uuid[]`);
  if (scope.unlessChefBerors.length > 0) {
    const overlap = `${columns.enheter} && ${where.value(scope.unlessChefBerors)}::uuid[]`;
    ways.push(columns.chefBerors === undefined ? overlap : `(NOT ${columns.chefBerors} AND ${overlap})`);
  }
  ways.push(...awaitingSecondReading(where, scope, columns));
  if (scope.assigned) ways.push(`${columns.assigned} @> ARRAY[${where.value(actor.userId)}::text]`);
  if (scope.own && columns.reporter !== undefined) ways.push(`${columns.reporter} = ${where.value(actor.userId)}`);
  return ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`;
}

function awaitingSecondReading(where: Conditions, scope: ReadScope, columns: ScopedColumns): readonly string[] {
  if (scope.secondReadingNodeIds.length === 0 || columns.status === undefined) return [];
  return [
    `(${columns.status} = 'beslut-proposed' AND ${columns.enheter} && ${where.value(scope.secondReadingNodeIds)}::uuid[])`,
  ];
}
