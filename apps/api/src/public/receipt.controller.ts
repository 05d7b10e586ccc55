import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CaseCommand } from '#cases/case-command.js';
import { CaseReader } from '#cases/case-reader.js';
import { receiptHolder } from '#domain/actor.js';
import { receiptBody, receiptMessageBody, receiptWithdrawBody, type ReceiptAnswer } from '#domain/answers/public.js';
import { mayRead } from '#domain/policies/access.js';
import { caseAggregates } from '#domain/registry.js';
import type { ReadModel } from '#read-model/read-model.js';
import { OpenRoute } from '../actor.guard.js';
import { Names } from '../names.js';
import { HttpProblem, invalidInput } from '../problem.js';
import { ReadLog } from '../read-log.js';
import { ReadModelToken } from '../tokens.js';
import { ReceiptCodes } from './receipt-codes.js';
import { ReceiptHolders, type Holder } from './receipt-holder.js';
import { toldByReceipt } from './receipt-page.js';

const readYourWritesMs = 2_000;

/** F-12: follow a case and write in it with the receipt code. Every answer is the whole page, so that one code opens it once. */
@Controller('api/public/receipt')
@OpenRoute()
export class ReceiptController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: CaseReader,
    private readonly codes: ReceiptCodes,
    private readonly readLog: ReadLog,
    private readonly names: Names,
    private readonly holders: ReceiptHolders,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  @Post()
  @HttpCode(200)
  async open(@Req() request: FastifyRequest, @Body() body: unknown): Promise<ReceiptAnswer> {
    const { code } = parsed(receiptBody, body);
    return this.page(await this.holders.of(request.ip, code));
  }

  /** A message, or the answer to a question that was asked. */
  @Post('message')
  @HttpCode(200)
  async message(@Req() request: FastifyRequest, @Body() body: unknown): Promise<ReceiptAnswer> {
    const { code, commandId, text, kompletteringId } = parsed(receiptMessageBody, body);
    const holder = await this.holders.of(request.ip, code);
    const { prefix } = holder.aggregate;
    if (kompletteringId === undefined) await this.send(holder, `Send${prefix}Message`, commandId, { from: 'sender', text });
    else await this.send(holder, `Add${prefix}Komplettering`, commandId, { kompletteringId, text });
    return this.page(holder);
  }

  @Post('withdraw')
  @HttpCode(200)
  async withdraw(@Req() request: FastifyRequest, @Body() body: unknown): Promise<ReceiptAnswer> {
    const { code, commandId, reason } = parsed(receiptWithdrawBody, body);
    const holder = await this.holders.of(request.ip, code);
    // An avvikelse is a signal about the verksamhet and is not taken back.
    if (holder.aggregate !== caseAggregates.synpunkt) throw new HttpProblem(404, 'not-found');
    await this.send(holder, 'WithdrawSynpunkt', commandId, reason === undefined ? {} : { reason });
    return this.page(holder);
  }

  private async send({ codeHash, caseId, aggregate }: Holder, name: string, commandId: string, data: object): Promise<void> {
    const { position } = await this.commands.execute(new CaseCommand({
      aggregate: aggregate.name, caseId, name, data,
      commandId: this.codes.commandIdFor(codeHash, commandId), actor: receiptHolder(codeHash), correlationId: randomUUID(),
    }));
    await this.readModel.waitFor(position, readYourWritesMs);
  }

  /** Decide, log, open: in that order, as for everybody else. */
  private async page({ codeHash, caseId, aggregate }: Holder): Promise<ReceiptAnswer> {
    const sealed = await this.reader.read(aggregate, caseId);
    const object = sealed && aggregate.accessObject(sealed.state);
    if (!sealed || !object || mayRead(receiptHolder(codeHash), object) !== 'own') throw new HttpProblem(404, 'receipt-code-unknown');
    await this.readLog.byReceipt(caseId);
    const [events, unitName, number] = await Promise.all([this.reader.opened(sealed), this.names.units(), this.readModel.caseNumbers.numberOf(caseId)]);
    return { ...toldByReceipt(aggregate.path === 'avvikelse' ? 'avvikelse' : 'synpunkt', events), number, unitName: unitName(object.ownerUnit) };
  }
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (!result.success) throw invalidInput(result.error);
  return result.data;
}
