import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config/config.js';
import type { LoginOptionsAnswer } from '#domain/answers/session.js';
import { demoPeople } from '#infra/seed/people.js';
import { providerPeople } from '#infra/seed/provider-demo.js';
import type { Sessions } from '#identity/sessions.js';
import type { Users } from '#identity/users.js';
import { OpenRoute, sessionCookie } from '../actor.guard.js';
import { ConfigToken, SessionsToken, UsersToken } from '../tokens.js';
import { RelyingParty } from './relying-party.js';

const stateCookie = '__Host-signin';
const cookieBase = { path: '/', secure: true, httpOnly: true } as const;

/** Sign-in through the identity provider. The session cookie is Strict, so the callback answers with a page that goes on. */
@Controller('api/login')
export class SignInController {
  constructor(
    @Inject(ConfigToken) private readonly config: Config,
    @Inject(SessionsToken) private readonly sessions: Sessions,
    @Inject(UsersToken) private readonly users: Users,
    private readonly relyingParty: RelyingParty,
  ) {}

  @Get('options')
  @OpenRoute()
  options(): LoginOptionsAnswer {
    if (!this.config.demo) return { demo: false, users: [] };
    const people = this.config.operatorKind === 'namnd' ? demoPeople : providerPeople;
    const users = people.map(({ login, name, title, description }) => ({ login, name, role: title, description }));
    return { demo: true, users };
  }

  @Get()
  @OpenRoute()
  async begin(@Query('returnTo') returnTo: unknown, @Query('user') user: unknown, @Res() reply: FastifyReply): Promise<void> {
    const hint = this.config.demo && typeof user === 'string' ? user : null;
    const { redirectTo, state } = await this.relyingParty.begin(ownPath(returnTo), hint);
    await reply
      .setCookie(stateCookie, state, { ...cookieBase, sameSite: 'lax', maxAge: 600 })
      .redirect(redirectTo, 303);
  }

  @Get('callback')
  @OpenRoute()
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = request.url.split('?')[1] ?? '';
    const identity = await this.relyingParty.finish(query, request.cookies[stateCookie]);
    const userId = identity && (await this.users.idOf(identity.issuer, identity.subject));
    void reply.clearCookie(stateCookie, { ...cookieBase, sameSite: 'lax' });
    if (!identity || !userId) {
      await page(reply, '/logga-in?fel=inloggning');
      return;
    }
    const before = request.cookies[sessionCookie];
    if (before) await this.sessions.end(before);
    const token = await this.sessions.begin(userId, identity.acr);
    void reply.setCookie(sessionCookie, token, { ...cookieBase, sameSite: 'strict' });
    await page(reply, identity.returnTo);
  }
}

/** Only a path of our own may be gone to after sign-in. */
function ownPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[\w\-./?=&%]*$/.test(value) && value.length < 500 ? value : '/';
}

/** A page of the same origin that goes on: a redirect from another site would be sent without the Strict cookie. */
async function page(reply: FastifyReply, to: string): Promise<void> {
  const href = to.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  await reply
    .status(200)
    .header('content-type', 'text/html; charset=utf-8')
    .send(`<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Klarsyn</title><meta http-equiv="refresh" content="0; url=${href}"></head><body><p><a href="${href}">Fortsätt till Klarsyn</a></p></body></html>`);
}
