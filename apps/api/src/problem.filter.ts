import { Catch, HttpException, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { types } from 'node:util';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Problem } from '#domain/answers/problem.js';
import { DomainError } from '#domain/domain-error.js';
import { CommandIdReused, StaleVersion, UnknownCase } from '#event-store/errors.js';
import { StoreUnavailable } from '#event-store/event-store.js';
import { StorageUnavailable } from '#files/file-storage.js';
import { FileRefused } from '#files/file-refused.js';
import { HttpProblem, statusOfDomainError, statusOfFileRefusal, type ProblemCode } from './problem.js';

interface Refusal {
  readonly status: number;
  readonly code: ProblemCode;
  readonly details?: readonly string[];
  readonly fields?: readonly { path: string; code: string }[];
  readonly current?: string;
  readonly retryAfter?: number;
  readonly allow?: string;
}

/** Every refusal and fault leaves as problem+json. A fault tells its id and nothing else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** What answers an address that no route has; set when the routes are known. */
  unmatched: ((request: FastifyRequest, reply: FastifyReply) => void) | undefined;

  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    if (error instanceof NotFoundException && this.unmatched) this.unmatched(request, reply);
    else this.answer(error, request, reply);
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) {
      this.log.error({ requestId: request.id, code: refusal.code, fault: faultOf(error) }, 'request failed');
    }
    const body: Problem = {
      type: `urn:klarsyn:problem:${refusal.code}`,
      title: refusal.code,
      status: refusal.status,
      code: refusal.code,
      requestId: request.id,
      ...(refusal.details?.length ? { details: [...refusal.details] } : {}),
      ...(refusal.fields?.length ? { fields: [...refusal.fields] } : {}),
      ...(refusal.current === undefined ? {} : { current: refusal.current }),
      ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
    };
    if (refusal.retryAfter !== undefined) void reply.header('retry-after', String(refusal.retryAfter));
    if (refusal.allow !== undefined) void reply.header('allow', refusal.allow);
    void reply.status(refusal.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body));
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof HttpProblem) return { status: error.status, code: error.code, ...error.more };
  if (error instanceof DomainError) return { status: statusOfDomainError(error.code), code: error.code, details: error.details };
  if (error instanceof FileRefused) return { status: statusOfFileRefusal(error.code), code: error.code };
  if (error instanceof UnknownCase) return { status: 404, code: 'case-not-found' };
  if (error instanceof StaleVersion) return { status: 412, code: 'stale-version', current: String(error.current) };
  if (error instanceof CommandIdReused) return { status: 409, code: 'command-id-reused' };
  if (error instanceof StoreUnavailable || error instanceof StorageUnavailable || isConnectionLoss(error)) return { status: 503, code: 'try-again', retryAfter: 5 };
  return transportRefusal(error);
}

/** Fastify and Nest refuse some requests before a controller sees them. */
function transportRefusal(error: unknown): Refusal {
  const status = statusOf(error);
  if (status === 413) return { status, code: 'too-large' };
  if (status === 415) return { status, code: 'unsupported-media-type' };
  if (status === 429) return { status, code: 'too-many-requests', retryAfter: 30 };
  if (status === 404) return { status, code: 'not-found' };
  if (status !== undefined && status >= 400 && status < 500) return { status: 400, code: 'invalid-input' };
  return { status: 500, code: 'fault' };
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
}

/** Also errors that Node itself makes, whichever context they come from. */
function isError(error: unknown): error is Error {
  return error instanceof Error || types.isNativeError(error);
}

/** PostgreSQL is away: connection refused or cut, shutting down, out of connections. */
function isConnectionLoss(error: unknown): boolean {
  if (!isError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|57P0[123]|08\d{3}|53300|53100|40001|55P03|57014)$/.test(code) || /timeout|terminated|not queryable|ended/i.test(error.message);
}

/** What the log may say of a fault: its kind and where, never its message, which may quote a value. */
function faultOf(error: unknown): { name: string; code?: string; at: string[] } {
  if (!isError(error)) return { name: typeof error, at: [] };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim());
  return { name: error.name, ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}), at };
}
