import type { FastifyInstance } from 'fastify';
import { demoIssuerPath } from '#infra/seed/people.js';
import type { DemoIdentityProvider } from './identity-provider.js';

/** Hands every request below the issuer's path to the demo's identity provider; the headers of our own answers are on it by then. */
export function answerAsDemoProvider(app: FastifyInstance, demo: DemoIdentityProvider): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.url.startsWith(`${demoIssuerPath}/`)) {
      done();
      return;
    }
    reply.hijack();
    demo.handle(request.raw, reply.raw);
  });
}
