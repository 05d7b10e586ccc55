import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ReadModelToken, SessionsToken } from './tokens.js';
import { Inject } from '@nestjs/common';
import type { ReadModel } from '#read-model/read-model.js';
import type { Sessions } from '#identity/sessions.js';
import { HttpProblem } from './problem.js';

export const sessionCookie = '__Host-sid';

const openRoute = 'klarsyn:open-route';
/** A route that answers without sign-in. All others need one. */
export const OpenRoute = () => SetMetadata(openRoute, true);

/** Finds who sends the request: session by the database clock, grants as they stand now, read anew for every request. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(SessionsToken) private readonly sessions: Sessions,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.reflector.getAllAndOverride<boolean | undefined>(openRoute, [context.getHandler(), context.getClass()])) return true;
    const token = request.cookies[sessionCookie];
    const session = token ? await this.sessions.find(token, true) : null;
    if (!session) throw new HttpProblem(401, 'not-signed-in');
    const grants = await this.readModel.organisation.grantsOf(session.userId);
    request.signedIn = { session, requestId: request.id, actor: { userId: session.userId, grants } };
    return true;
  }
}
