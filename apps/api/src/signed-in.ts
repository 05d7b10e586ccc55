import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#domain/actor.js';
import type { Session } from '#identity/sessions.js';

/** Who sent the request, as the guard found out for this request alone. */
export interface SignedIn {
  readonly actor: Actor;
  readonly session: Session;
  readonly requestId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn?: SignedIn;
  }
}

/** The signed-in person of the request; routes that use it stand behind the guard. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const signedIn = context.switchToHttp().getRequest<FastifyRequest>().signedIn;
  if (!signedIn) throw new Error('route without sign-in asks for the signed-in person');
  return signedIn;
});
