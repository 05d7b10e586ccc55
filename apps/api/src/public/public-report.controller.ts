import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CaseCommand } from '#cases/case-command.js';
import { CaseReader } from '#cases/case-reader.js';
import type { Config } from '#config/config.js';
import { receiptHolder } from '#domain/actor.js';
import {
  publicAvvikelse, publicSynpunkt, reportEnvelope, type PublicFormAnswer, type PublicReceiptAnswer,
} from '#domain/answers/public.js';
import { caseAggregates } from '#domain/registry.js';
import { atTime, localDateOf } from '#domain/time/calendar.js';
import { CommandIdReused } from '#event-store/errors.js';
import type { OrganisationNode } from '#read-model/queries.js';
import type { ReadModel } from '#read-model/read-model.js';
import { OpenRoute } from '../actor.guard.js';
import { HttpProblem, invalidInput } from '../problem.js';
import { ConfigToken, ReadModelToken } from '../tokens.js';
import { helpNumbers } from './help-numbers.js';
import { PublicThrottles } from './public-limits.js';
import { ReceiptLookup } from './receipt-lookup.js';
import { ReceiptCodes } from './receipt-codes.js';

const readYourWritesMs = 2_000;
const registrations = { avvikelse: 'RegisterAvvikelse', synpunkt: 'RegisterSynpunkt' } as const;
type PublicType = keyof typeof registrations;

/** SY-01, SY-02: a report from anyone, without sign-in. Of the request itself nothing is kept. */
@Controller('api/public')
@OpenRoute()
export class PublicReportController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: CaseReader,
    private readonly codes: ReceiptCodes,
    private readonly throttles: PublicThrottles,
    private readonly lookup: ReceiptLookup,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  /** What the forms need: where a report can be sent, and whom to call when it is urgent. Nothing of it is secret. */
  @Get('form')
  async form(): Promise<PublicFormAnswer> {
    const [nodes, utforare] = await Promise.all([this.units(), this.readModel.organisation.utforare()]);
    const day = today();
    return {
      huvudman: nodes.find(({ level }) => level === 'huvudman')?.name ?? '',
      units: nodes.filter(takesReports).map(({ nodeId, parentId, name, level }) => ({ nodeId, parentId, name, level })),
      utforare: utforare.filter(({ validTo }) => validTo === null || validTo >= day).map(({ utforareId, name }) => ({ utforareId, name })),
      help: helpNumbers(this.config.socialjourNumber),
      whistleblowing: this.config.whistleblowingUrl,
    };
  }

  @Post('synpunkt')
  @HttpCode(200)
  async synpunkt(@Req() request: FastifyRequest, @Body() body: unknown): Promise<PublicReceiptAnswer> {
    const { envelope, said } = parsed(body, publicSynpunkt);
    return this.receive(request, 'synpunkt', envelope, { ...said, channelIn: 'webb' });
  }

  @Post('avvikelse')
  @HttpCode(200)
  async avvikelse(@Req() request: FastifyRequest, @Body() body: unknown): Promise<PublicReceiptAnswer> {
    const { envelope, said } = parsed(body, publicAvvikelse);
    const { discoveredOn, ...rest } = said;
    // The beginning of the day: the same for a repeat, and never in the future.
    return this.receive(request, 'avvikelse', envelope, { ...rest, anonymous: true, discoveredAt: atTime(discoveredOn, '00:00') });
  }

  /** Acknowledged when report and code stand in the record, in one append; a repeat gets the same answer. */
  private async receive(request: FastifyRequest, type: PublicType, { code, commandId }: Envelope, data: Said): Promise<PublicReceiptAnswer> {
    await this.assertUnit(data.nodeId);
    const counted = this.throttles.form(request.ip);
    const codeHash = await this.codes.hash(code);
    const earlier = await this.lookup.caseOf(codeHash);
    const caseId = earlier?.caseId ?? this.codes.caseIdFor(codeHash, Date.parse(atTime(today(), '00:00')));
    const { position, outcome } = await this.commands.execute(new CaseCommand({
      aggregate: type,
      caseId,
      name: registrations[type],
      data,
      commandId: this.codes.commandIdFor(codeHash, commandId),
      actor: receiptHolder(codeHash),
      // The id of the request is in the log of the program; the case gets one that is nowhere else.
      correlationId: randomUUID(),
    }));
    if (outcome === 'repeat') counted.giveBack();
    await this.readModel.waitFor(position, readYourWritesMs);
    const sealed = await this.reader.read(caseAggregates[type], caseId);
    const first = sealed?.events[0];
    if (!first) throw new CommandIdReused();
    return { number: await this.readModel.caseNumbers.numberOf(caseId), receivedOn: localDateOf(first.recordedAt) };
  }

  private async assertUnit(nodeId: string): Promise<void> {
    const units = await this.units();
    if (!units.some((node) => node.nodeId === nodeId && takesReports(node))) {
      throw new HttpProblem(400, 'invalid-input', { fields: [{ path: 'nodeId', code: 'unknown-unit' }] });
    }
  }

  private async units(): Promise<readonly OrganisationNode[]> {
    const day = today();
    const nodes = await this.readModel.organisation.nodes();
    return nodes.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo >= day));
  }
}

type Envelope = z.output<typeof reportEnvelope>;
type Said = Readonly<Record<string, unknown>> & { readonly nodeId: string };

function parsed<S extends z.ZodType>(body: unknown, schema: S): { envelope: Envelope; said: z.output<S> } {
  const envelope = reportEnvelope.safeParse(body);
  if (!envelope.success) throw invalidInput(envelope.error);
  const { code: _code, commandId: _commandId, ...rest } = envelope.data;
  const said = schema.safeParse(rest);
  if (!said.success) throw invalidInput(said.error);
  return { envelope: envelope.data, said: said.data };
}

const today = () => localDateOf(new Date().toISOString());

/** The huvudman as a whole takes none: somebody must own the case. */
function takesReports({ level }: OrganisationNode): boolean {
  return level !== 'huvudman';
}
