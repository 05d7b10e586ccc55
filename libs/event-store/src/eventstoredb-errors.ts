import { StoreUnavailable } from './event-store.js';

interface ClientError {
  readonly code?: unknown;
  readonly type?: unknown;
  readonly message?: unknown;
  /** EventStoreDB's client. */
  readonly actualVersion?: unknown;
  /** KurrentDB's client. */
  readonly actualState?: unknown;
}

function asClientError(error: unknown): ClientError {
  return typeof error === 'object' && error !== null ? error : {};
}

const unavailableTypes = new Set<unknown>(['unavailable', 'deadline-exceeded', 'cancelled', 'timeout', 'not-leader']);
/** gRPC: CANCELLED, DEADLINE_EXCEEDED, UNAVAILABLE. A server that is down rejects with these and without a type. */
const unavailableCodes = new Set<unknown>([1, 4, 14]);

export function isUnavailable(error: unknown): boolean {
  const { code, type } = asClientError(error);
  return error instanceof StoreUnavailable || unavailableTypes.has(type) || unavailableCodes.has(code);
}

/** No connection was made, so nothing can have been written. */
export function wasNeverSent(error: unknown): boolean {
  const { message } = asClientError(error);
  return typeof message === 'string' && message.includes('No connection established');
}

export function isOfType(
  error: unknown,
  type: 'wrong-expected-version' | 'stream-not-found' | 'stream-deleted',
): boolean {
  return asClientError(error).type === type;
}

/** The version the server told with a conflict; null when there is no stream. */
export function actualVersionOf(error: unknown): bigint | null {
  const { actualVersion, actualState } = asClientError(error);
  const actual = actualVersion ?? actualState;
  return typeof actual === 'bigint' && actual >= 0n ? actual : null;
}

/** A refused read is a store that is away; everything else is a fault. */
export function readFailure(error: unknown): unknown {
  return isUnavailable(error) ? new StoreUnavailable(false) : error;
}
