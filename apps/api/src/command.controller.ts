import { randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CaseCommand, type CaseCommandResult } from '#cases/case-command.js';
import type { CommandAnswer } from '#domain/answers/problem.js';
import { isSentByServer } from '#domain/commands.js';
import { DomainError } from '#domain/domain-error.js';
import { uuid } from '#domain/ids.js';
import { aggregateAt, aggregates, type Aggregate } from '#domain/registry.js';
import { UnknownCase } from '#event-store/errors.js';
import type { Drafts } from '#identity/drafts.js';
import type { ReadModel } from '#read-model/read-model.js';
import { HttpProblem, invalidInput } from './problem.js';
import { ReadLog } from './read-log.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { DraftsToken, ReadModelToken } from './tokens.js';

/** How long an answer waits for the read tables, so that the author's next page shows what she did. */
const readYourWritesMs = 2_000;

/**
 * The one way in for commands: `POST /api/{aggregate}/{caseId}/{CommandName}`. The command's own schema is the body;
 * a repeat with the same command id gets the same answer. The draft that the form names is gone once the command is written,
 * and stays when it was refused; should its removal fail, the draft outlives the command until the sweep and does no harm.
 */
@Controller(Object.values(aggregates).map(({ path }) => `api/${path}`))
export class CommandController {
  constructor(
    private readonly commands: CommandBus,
    private readonly readLog: ReadLog,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(DraftsToken) private readonly drafts: Drafts,
  ) {}

  @Post(':caseId/:command')
  @HttpCode(200)
  async send(
    @Req() request: FastifyRequest,
    @Param('caseId') caseId: string,
    @Param('command') name: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('x-klarsyn-draft') draft: string | undefined,
    @Body() body: unknown,
    @CurrentUser() user: SignedIn,
  ): Promise<CommandAnswer> {
    const aggregate = aggregateAt(request.url.split('/')[2] ?? '');
    if (!aggregate || !uuid.safeParse(caseId).success) throw new HttpProblem(404, 'not-found');
    const { commandId, data } = parseBody(aggregate, name, body);
    const expectedVersion = versionOf(ifMatch);
    const result = await this.execute(user, new CaseCommand({
      aggregate: aggregate.name, caseId, name, data, commandId, heardAt: user.session.seenAt, ...senderOf(user, data), ...(expectedVersion === undefined ? {} : { expectedVersion }),
    }));
    if (draft !== undefined) await this.drafts.remove(user.actor.userId, draft).catch(() => false);
    const seen = await this.readModel.waitFor(result.position, readYourWritesMs);
    return {
      caseId,
      version: String(result.version),
      position: String(result.position),
      number: await this.readModel.caseNumbers.numberOf(caseId),
      stale: !seen,
    };
  }

  /** A refusal for want of rights is a row of the access log, as a read that was refused is. */
  private async execute(user: SignedIn, command: CaseCommand): Promise<CaseCommandResult> {
    try {
      return await this.commands.execute(command);
    } catch (error) {
      if (isDenial(error)) await this.readLog.denied(user, [command.input.caseId], command.input.name);
      throw error;
    }
  }
}

function isDenial(error: unknown): boolean {
  return error instanceof UnknownCase || (error instanceof DomainError && (error.code === 'case-not-found' || error.code === 'forbidden'));
}

/** Who asks to be nobody is nobody: neither the account nor the request is in the record, not even hidden. */
function senderOf({ actor, requestId }: SignedIn, data: unknown): Pick<CaseCommand['input'], 'actor' | 'correlationId'> {
  const isAnonymous = typeof data === 'object' && data !== null && 'whatHappened' in data && 'anonymous' in data && data.anonymous === true;
  return isAnonymous ? { actor: { userId: 'anonym', grants: [] }, correlationId: randomUUID() } : { actor, correlationId: requestId };
}

function parseBody(aggregate: Aggregate, name: string, body: unknown): { commandId: string; data: unknown } {
  const definition = Object.hasOwn(aggregate.commands, name) ? aggregate.commands[name] : undefined;
  // Commands of the system itself are not for people: to them they do not exist.
  if (!definition || isSentByServer(definition.action)) throw new HttpProblem(404, 'not-found');
  const envelope = z.looseObject({ commandId: uuid }).safeParse(body);
  if (!envelope.success) throw invalidInput(envelope.error);
  const { commandId, ...payload } = envelope.data;
  const parsed = definition.schema.safeParse(payload);
  if (!parsed.success) throw invalidInput(parsed.error);
  return { commandId, data: parsed.data };
}

/** `If-Match: "12"` asks that the case still is at version 12. */
function versionOf(ifMatch: string | undefined): bigint | undefined {
  if (ifMatch === undefined) return undefined;
  const match = /^"?(\d{1,18})"?$/.exec(ifMatch);
  if (!match?.[1]) throw new HttpProblem(400, 'invalid-input', { fields: [{ path: 'if-match', code: 'invalid-version' }] });
  return BigInt(match[1]);
}
