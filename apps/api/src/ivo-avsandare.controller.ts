import { Controller, Get, Inject } from '@nestjs/common';
import { holds } from '#domain/actor.js';
import { ivoAvsandareAnswer, type IvoAvsandareAnswer } from '#domain/answers/ivo-avsandare.js';
import { localDateOf } from '#domain/time/calendar.js';
import type { ReadModel } from '#read-model/read-model.js';
import { HttpProblem } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { DatabaseClockToken, ReadModelToken } from './tokens.js';

/** What stands on every anmälan to IVO, and to which of its departments it goes (IVO-04): for those who send and those who keep it right. */
@Controller('api/ivo-avsandare')
export class IvoAvsandareController {
  constructor(
    @Inject(DatabaseClockToken) private readonly clock: () => Promise<string>,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  @Get()
  async list(@CurrentUser() { actor }: SignedIn): Promise<IvoAvsandareAnswer> {
    const mayEdit = holds(actor, 'systemadministrator');
    if (!mayEdit && !holds(actor, 'lex-sarah-ansvarig')) throw new HttpProblem(404, 'not-found');
    const { organisation } = this.readModel;
    const [organisationId, rows, now] = await Promise.all([organisation.streamId(), organisation.ivoAvsandare(), this.clock()]);
    const unsaid = { senderOrgNumber: null, senderAddress: null, senderPostalAddress: null, kommun: null, ivoDepartment: null };
    return ivoAvsandareAnswer.parse({ organisationId, today: localDateOf(now), mayEdit, rows: rows.map((row) => ({ ...unsaid, ...row })) });
  }
}
