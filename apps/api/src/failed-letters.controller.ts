import { Controller, Get, Inject } from '@nestjs/common';
import { holds } from '#domain/actor.js';
import type { FailedLettersAnswer } from '#domain/answers/system.js';
import type { ReadModel } from '#read-model/read-model.js';
import { Names } from './names.js';
import { HttpProblem } from './problem.js';
import { CurrentUser, type SignedIn } from './signed-in.js';
import { ReadModelToken } from './tokens.js';

const most = 100;
const nobody = 'nobody:';

/** Letters that did not arrive, for the administrator who sees to addresses and roles. Nothing tells what a letter was about. */
@Controller('api/failed-letters')
export class FailedLettersController {
  constructor(
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
    private readonly names: Names,
  ) {}

  @Get()
  async list(@CurrentUser() { actor }: SignedIn): Promise<FailedLettersAnswer> {
    if (!holds(actor, 'systemadministrator')) throw new HttpProblem(404, 'not-found');
    const letters = await this.readModel.outbox.failed(most);
    const people = await this.names.people(letters.map(({ recipientRef }) => recipientRef).filter((ref) => !ref.startsWith(nobody)));
    return {
      letters: letters.map(({ id, recipientRef, reason, createdAt }) => {
        const role = recipientRef.startsWith(nobody) ? recipientRef.slice(nobody.length) : null;
        return { id, role, name: people.get(recipientRef)?.name ?? null, reason, createdAt };
      }),
    };
  }
}
