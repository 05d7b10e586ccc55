import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CaseCommand, type CaseCommandResult } from '#cases/case-command.js';
import { issueCodeBody, type IssueCodeAnswer } from '#domain/answers/public.js';
import { DomainError } from '#domain/domain-error.js';
import { uuid } from '#domain/ids.js';
import { UnknownCase } from '#event-store/errors.js';
import type { ReadModel } from '#read-model/read-model.js';
import { HttpProblem, invalidInput } from '../problem.js';
import { ReadLog } from '../read-log.js';
import { CurrentUser, type SignedIn } from '../signed-in.js';
import { ReadModelToken } from '../tokens.js';
import { ReceiptCodes } from './receipt-codes.js';

const readYourWritesMs = 2_000;

/**
 * F-12, SY-01: a code for somebody who called without a name. The browser of the handler makes it, to be read out; here it is
 * hashed and forgotten. The same request again is the same code; another one for the same case is refused.
 */
@Controller('api/cases/synpunkt/:caseId/receipt-code')
export class IssueReceiptCodeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly codes: ReceiptCodes,
    private readonly readLog: ReadLog,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  @Post()
  @HttpCode(200)
  async issue(@Param('caseId') caseId: string, @Body() body: unknown, @CurrentUser() user: SignedIn): Promise<IssueCodeAnswer> {
    if (!uuid.safeParse(caseId).success) throw new HttpProblem(404, 'not-found');
    const parsed = issueCodeBody.safeParse(body);
    if (!parsed.success) throw invalidInput(parsed.error);
    const { code, commandId } = parsed.data;
    const codeHash = await this.codes.hash(code);
    const { position } = await this.execute(user, new CaseCommand({
      aggregate: 'synpunkt', caseId, name: 'IssueSynpunktReceiptCode', data: { codeHash }, commandId, actor: user.actor, correlationId: user.requestId,
    }));
    await this.readModel.waitFor(position, readYourWritesMs);
    return { caseId, number: await this.readModel.caseNumbers.numberOf(caseId) };
  }

  private async execute(user: SignedIn, command: CaseCommand): Promise<CaseCommandResult> {
    try {
      return await this.commands.execute(command);
    } catch (error) {
      const denied = error instanceof UnknownCase || (error instanceof DomainError && (error.code === 'case-not-found' || error.code === 'forbidden'));
      if (denied) await this.readLog.denied(user, [command.input.caseId], command.input.name);
      throw error;
    }
  }
}
