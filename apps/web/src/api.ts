import type { CommandAnswer, Problem } from '#domain/answers/problem.js';

/** A refusal from the server, with the code that picks the Swedish sentence. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
    this.name = 'ApiError';
  }
  get status(): number {
    return this.problem.status;
  }
}

/** The server could not be reached at all: the request may be sent again with the same command id. */
export class Unreachable extends Error {
  constructor() {
    super('unreachable');
    this.name = 'Unreachable';
  }
}

type Listener = (outcome: 'answered' | 'signed-out' | 'unreachable') => void;
const listeners = new Set<Listener>();

/** Tells the session clock and the offline banner how the last request went. */
export function onRequest(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(outcome: Parameters<Listener>[0]): void {
  for (const listener of listeners) listener(outcome);
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value;
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  return { type: 'about:blank', title: response.statusText, status: response.status, code: `http-${response.status}`, requestId: '' };
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init });
  } catch {
    tell('unreachable');
    throw new Unreachable();
  }
  tell(response.status === 401 ? 'signed-out' : 'answered');
  if (!response.ok) throw new ApiError(await problemOf(response));
  // Shapes are promised by the answer schemas of the domain, which the server checks before it sends.
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export function queryString(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return request<T>(`${path}${queryString(query)}`, { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) });
}

const change = { Accept: 'application/json', 'X-Klarsyn': '1' };

export function post<T>(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<T> {
  return request<T>(path, {
    method: 'POST',
    headers: { ...change, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export function put<T>(path: string, body: object, { keepalive = false } = {}): Promise<T> {
  return request<T>(path, { method: 'PUT', headers: { ...change, 'Content-Type': 'application/json' }, body: JSON.stringify(body), keepalive });
}

export function remove<T>(path: string): Promise<T> {
  return request<T>(path, { method: 'DELETE', headers: change });
}

/** Without sign-in: no cookie goes along and none is taken, and no address is told. */
const withoutTrace: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };

export function publicGet<T>(path: string): Promise<T> {
  return request<T>(`/public/${path}`, { ...withoutTrace, headers: { Accept: 'application/json' } });
}

export function publicPost<T>(path: string, body: object): Promise<T> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Klarsyn': '1' };
  return request<T>(`/public/${path}`, { ...withoutTrace, method: 'POST', headers, body: JSON.stringify(body) });
}

export type StreamType = 'avvikelse' | 'synpunkt' | 'lex-sarah' | 'extern-avvikelse' | 'lex-sarah-info' | 'atgard';
/** What is configured: it has no process and no page of its own. */
export type RegisterType = 'configuration' | 'organisation' | 'notification' | 'external-body';

export interface CommandTarget {
  readonly type: StreamType | RegisterType;
  readonly caseId: string;
  /** Version the person looked at; absent for a case that does not exist yet. */
  readonly version?: string;
}

/** Sends one command. The id is made when the form opens, so that sending again never does it twice. The draft goes when the command is written. */
export function sendCommand(target: CommandTarget, name: string, commandId: string, payload: object, draft?: string): Promise<CommandAnswer> {
  const headers: Record<string, string> = { ...(target.version !== undefined && { 'If-Match': `"${target.version}"` }), ...(draft !== undefined && { 'X-Klarsyn-Draft': draft }) };
  return post(`/${target.type}/${target.caseId}/${name}`, { commandId, ...payload }, headers);
}
