import type { Actor } from '#domain/actor.js';
import type { CommandDefinitions } from '#domain/commands.js';
import {
  fold,
  noForeignFacts,
  type Decider,
  type DomainCommand,
  type DomainEvent,
  type ForeignFacts,
} from '#domain/decider.js';
import { DomainError } from '#domain/domain-error.js';
import type { Instant } from '#domain/ids.js';
import { commandHashOf, eventIdOf } from './command-identity.js';
import { CommandIdReused, StaleVersion, StreamClosed, UnknownCase } from './errors.js';
import {
  EventIdTaken,
  StoreUnavailable,
  VersionConflict,
  type Appended,
  type EventMeta,
  type EventStore,
  type NewEvent,
} from './event-store.js';
import type { FieldCodec } from './field-codec.js';
import { storable } from './json-text.js';
import { parseStored, toNewEvent, type EventRegistry, type ParsedEvent } from './stored-event.js';

/** What every command of one program needs. */
export interface CommandParts {
  readonly store: EventStore;
  readonly codec: FieldCodec;
  readonly registry: EventRegistry;
  /** Key of the command hash, kept outside the database of the log. */
  readonly commandHashKey: Uint8Array;
}

export interface CommandRequest<S, C extends DomainCommand, E extends DomainEvent> extends CommandParts {
  readonly decider: Decider<S, C, E>;
  /** The process table of the aggregate: tells whether the command begins a stream. Without it `decide` alone says so. */
  readonly commands?: CommandDefinitions;
  /** `<category>-<case id>`. */
  readonly streamId: string;
  readonly command: C;
  /** UUIDv7 from the client; the same id again is the same command again. */
  readonly commandId: string;
  readonly actor: Actor;
  /** The role acted in, for the record. */
  readonly role: string;
  /** The version the client saw; without it the command is decided anew on whatever is there. */
  readonly expectedVersion?: bigint;
  readonly now: Instant;
  /** Throws when the actor may not do this to a case in this state. Asked before anything is decided. */
  readonly authorize?: (state: S) => void;
  readonly loadFacts?: (state: S) => Promise<ForeignFacts>;
  readonly occurredAt?: Instant;
  readonly ruleSetId?: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

/** `version` is -1n and `position` 0n only when nothing was written to a stream that does not exist. */
export interface Handled {
  readonly version: bigint;
  readonly position: bigint;
  readonly outcome: 'written' | 'repeat' | 'nothing';
}

const attempts = 8;
const budgetMs = 10_000;
const appendMs = 8000;
const overtaken = { version: -1n, position: 0n, outcome: 'overtaken' } as const;

/**
 * Read, decide, append. Decides again when another command came between, unless the client said which version it saw.
 * @throws DomainError, StaleVersion, CommandIdReused, UnknownCase, StoreUnavailable
 */
export async function handleCommand<S, C extends DomainCommand, E extends DomainEvent>(
  request: CommandRequest<S, C, E>,
): Promise<Handled> {
  const until = performance.now() + budgetMs;
  const meta = metaOf(request);
  for (let attempt = 1; ; attempt += 1) {
    const past = await readPast(request, request.streamId);
    const repeat = repeatOf(past, meta);
    if (repeat) return repeat;
    const events = await decide(request, past, meta);
    if (events.length === 0) return { ...endOf(past), outcome: 'nothing' };
    const { version, position, outcome } = await appendOnce(request, past, events, until).catch((error: unknown) => {
      const mayTryAgain = error instanceof VersionConflict && attempt < attempts && performance.now() < until;
      if (mayTryAgain) return overtaken;
      throw asRefusal(error);
    });
    if (outcome === 'written') return { version, position, outcome };
    // Overtaken, or the ids are in the log already: reading again tells whose they are.
    if (attempt > attempts) throw new StoreUnavailable(true);
  }
}

async function readPast(parts: CommandParts, streamId: string): Promise<ParsedEvent[]> {
  const past: ParsedEvent[] = [];
  for await (const event of parts.store.readStream(streamId)) past.push(parseStored(parts.registry, event));
  return past;
}

/** The log itself remembers every command: a repeat gets the answer of the first time. */
function repeatOf(past: readonly ParsedEvent[], meta: EventMeta): Handled | undefined {
  const last = past.findLast((event) => event.meta.commandId === meta.commandId);
  if (!last) return undefined;
  if (last.meta.actor !== meta.actor) throw new UnknownCase();
  if (last.meta.commandHash !== meta.commandHash) throw new CommandIdReused();
  return { version: last.version, position: last.position, outcome: 'repeat' };
}

async function decide<S, C extends DomainCommand, E extends DomainEvent>(
  request: CommandRequest<S, C, E>,
  past: readonly ParsedEvent[],
  meta: EventMeta,
): Promise<NewEvent[]> {
  const { decider, command, commandId, streamId, now, actor } = request;
  assertBeginning(request, past);
  const state = fold(
    decider,
    past.filter((event): event is ParsedEvent & E => event.type in request.registry.definitions),
  );
  request.authorize?.(state);
  assertFresh(request, past);
  const facts = (await request.loadFacts?.(state)) ?? noForeignFacts;
  const caseId = streamId.slice(streamId.indexOf('-') + 1);
  const decided = decider.decide(command, state, { caseId, commandId, now, actor, facts });
  return Promise.all(decided.map((event, index) => seal(request, streamId, event, eventIdOf(commandId, index), meta)));
}

/** A payload that breaks its own schema is a fault of the program and must not reach a log that is for ever. */
async function seal(
  parts: CommandParts,
  streamId: string,
  event: DomainEvent,
  id: string,
  meta: EventMeta,
): Promise<NewEvent> {
  const definition = parts.registry.definitions[event.type];
  if (!definition) throw new Error(`no event type ${event.type} is registered`);
  const data = storable(definition.schema.parse(event.data));
  const sealed = await parts.codec.seal(streamId, event.type, id, data);
  return toNewEvent(parts.registry, { id, type: event.type, data: sealed, meta });
}

function assertBeginning<S, C extends DomainCommand, E extends DomainEvent>(
  request: CommandRequest<S, C, E>,
  past: readonly ParsedEvent[],
): void {
  if (!request.commands) return;
  const definition = request.commands[request.command.type];
  if (!definition) throw new Error(`no command ${request.command.type} in the process table`);
  const begins = definition.from === 'new';
  if (begins && past.length > 0) throw new DomainError('case-exists');
  if (!begins && past.length === 0) throw new UnknownCase();
}

function assertFresh<S, C extends DomainCommand, E extends DomainEvent>(
  request: CommandRequest<S, C, E>,
  past: readonly ParsedEvent[],
): void {
  const current = endOf(past).version;
  if (request.expectedVersion !== undefined && request.expectedVersion !== current) throw new StaleVersion(current);
}

/** When the answer was lost the same append is sent once more: the same ids are never written twice. */
async function appendOnce<S, C extends DomainCommand, E extends DomainEvent>(
  request: CommandRequest<S, C, E>,
  past: readonly ParsedEvent[],
  events: readonly NewEvent[],
  until: number,
): Promise<Appended> {
  const expected = past.at(-1)?.version ?? 'no-stream';
  const timeoutMs = () => Math.max(1, Math.min(appendMs, until - performance.now()));
  const send = () => request.store.append(request.streamId, expected, events, { timeoutMs: timeoutMs() });
  try {
    return await send();
  } catch (error) {
    const unsure = error instanceof StoreUnavailable && error.outcomeUnknown;
    if (!unsure || performance.now() >= until) throw error;
    // Unsure once: short of an answer the outcome stays unknown.
    return await send().catch((second: unknown) => {
      throw second instanceof StoreUnavailable ? error : second;
    });
  }
}

/** Ids that stand in another stream belong to another command; a closed stream is a destroyed case. */
function asRefusal(error: unknown): unknown {
  if (error instanceof VersionConflict) return new StaleVersion(error.actual ?? -1n);
  if (error instanceof EventIdTaken) return new CommandIdReused();
  return error instanceof StreamClosed ? new DomainError('wrong-state') : error;
}

function endOf(past: readonly ParsedEvent[]): { version: bigint; position: bigint } {
  const last = past.at(-1);
  return { version: last?.version ?? -1n, position: last?.position ?? 0n };
}

function metaOf<S, C extends DomainCommand, E extends DomainEvent>(request: CommandRequest<S, C, E>): EventMeta {
  const { commandId, command, actor, role, correlationId, causationId, occurredAt, ruleSetId } = request;
  return {
    commandId,
    commandHash: commandHashOf(request.commandHashKey, command),
    actor: actor.userId,
    role,
    correlationId,
    ...(causationId !== undefined && { causationId }),
    ...(occurredAt !== undefined && { occurredAt }),
    ...(ruleSetId !== undefined && { ruleSetId }),
  };
}
