import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config/config.js';
import type { SessionAnswer } from '#domain/answers/session.js';
import type { Session, Sessions } from '#identity/sessions.js';
import type { Users } from '#identity/users.js';
import type { ReadModel } from '#read-model/read-model.js';
import { OpenRoute, sessionCookie } from '../actor.guard.js';
import { HttpProblem } from '../problem.js';
import { ConfigToken, ReadModelToken, SessionsToken, UsersToken } from '../tokens.js';

@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(ConfigToken) private readonly config: Config,
    @Inject(SessionsToken) private readonly sessions: Sessions,
    @Inject(UsersToken) private readonly users: Users,
    @Inject(ReadModelToken) private readonly readModel: ReadModel,
  ) {}

  /** Who is signed in, without making the session live longer. */
  @Get()
  @OpenRoute()
  async show(@Req() request: FastifyRequest): Promise<SessionAnswer> {
    const token = request.cookies[sessionCookie];
    const session = token ? await this.sessions.find(token, false) : null;
    return session ? this.answer(session) : this.signedOut();
  }

  @Post('extend')
  @HttpCode(200)
  @OpenRoute()
  async extend(@Req() request: FastifyRequest): Promise<SessionAnswer> {
    const token = request.cookies[sessionCookie];
    const session = token ? await this.sessions.find(token, true) : null;
    if (!session) throw new HttpProblem(401, 'not-signed-in');
    return this.answer(session);
  }

  /** Ends the session on the server and tells the browser to forget what it keeps of us. */
  @Post('end')
  @HttpCode(200)
  @OpenRoute()
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const token = request.cookies[sessionCookie];
    if (token) await this.sessions.end(token);
    void reply.clearCookie(sessionCookie, { path: '/', secure: true, httpOnly: true, sameSite: 'strict' });
    void reply.header('clear-site-data', '"cache", "storage"');
    return this.signedOut();
  }

  private async answer(session: Session): Promise<SessionAnswer> {
    const [accounts, grants, nodes] = await Promise.all([
      this.users.byIds([session.userId]),
      this.readModel.organisation.grantNodesOf(session.userId),
      this.readModel.organisation.nodes(),
    ]);
    const account = accounts.get(session.userId);
    const nameOf = new Map(nodes.map((node) => [node.nodeId, node.name]));
    return {
      signedIn: true,
      demo: this.config.demo, operatorKind: this.config.operatorKind,
      user: { userId: session.userId, name: account?.name ?? '' },
      grants: grants.map(({ role, nodeId }) => ({ role, nodeId, nodeName: nameOf.get(nodeId) ?? '' })),
      homeNodeId: account?.homeNodeId ?? null,
      idleExpiresAt: session.idleExpiresAt,
      absoluteExpiresAt: session.absoluteExpiresAt,
    };
  }

  private signedOut(): SessionAnswer {
    return { signedIn: false, demo: this.config.demo, operatorKind: this.config.operatorKind, user: null, grants: [], homeNodeId: null, idleExpiresAt: null, absoluteExpiresAt: null };
  }
}
