import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StatusAnswer } from '#domain/answers/system.js';
import { OpenRoute } from './actor.guard.js';
import { HealthCheck } from './health-check.js';
import type { Metrics } from './metrics.js';
import { HttpProblem } from './problem.js';
import { MetricsToken } from './tokens.js';

/** `live`: the process runs. `ready`: it can take commands. The rest is for signed-in staff and for Prometheus on the same machine. */
@Controller('api')
export class HealthController {
  constructor(
    private readonly health: HealthCheck,
    @Inject(MetricsToken) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @OpenRoute()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @OpenRoute()
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: 'ready' | 'not-ready'; checks: Record<string, boolean> }> {
    const status = await this.health.status();
    if (!status.ready) void reply.status(503).header('retry-after', '5');
    return { status: status.ready ? 'ready' : 'not-ready', checks: Object.fromEntries(status.checks.map((check) => [check.name, check.ok])) };
  }

  /** Degraded is said and never hidden: what runs late, what is parked, whether the clocks agree. No names, no ids. */
  @Get('health')
  @OpenRoute()
  overview(): Promise<StatusAnswer> {
    return this.health.status();
  }

  @Get('status')
  status(): Promise<StatusAnswer> {
    return this.health.status();
  }

  @Get('metrics')
  @OpenRoute()
  async prometheus(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!isFromThisMachine(request)) throw new HttpProblem(404, 'not-found');
    await this.health.status();
    await reply.header('content-type', this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}

/** A proxy on this machine speaks for others, and says so. */
function isFromThisMachine({ ip, headers }: FastifyRequest): boolean {
  const isForOthers = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForOthers && /^(127\.|::1$|::ffff:127\.)/.test(ip);
}
