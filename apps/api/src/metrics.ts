import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FastifyInstance } from 'fastify';

export interface Metrics {
  readonly registry: Registry;
  readonly projectionLag: Gauge<'projection'>;
  readonly parkedStreams: Gauge<'projection'>;
  readonly queueJobs: Gauge<'state'>;
  readonly outbox: Gauge<'state'>;
  readonly clockDifference: Gauge;
}

/** Prometheus metrics. Labels are routes, projections and states; never an id, a unit or a name. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = <L extends string>(name: string, help: string, labelNames: L[]) => new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    registry,
    projectionLag: gauge('klarsyn_projection_lag_events', 'Events between the head of the log and the projection', ['projection']),
    parkedStreams: gauge('klarsyn_parked_streams', 'Streams that a projection has parked', ['projection']),
    queueJobs: gauge('klarsyn_queue_jobs', 'Jobs in the queue', ['state']),
    outbox: gauge('klarsyn_outbox_letters', 'Letters in the outbox', ['state']),
    clockDifference: new Gauge({ name: 'klarsyn_clock_difference_ms', help: 'Clock of the process minus clock of the database', registers: [registry] }),
  };
}

/** Counts and times requests by route pattern and status. */
export function measureRequests(app: FastifyInstance, { registry }: Metrics): void {
  const labelNames = ['method', 'route', 'status'] as const;
  const duration = new Histogram({
    name: 'klarsyn_http_request_seconds', help: 'Time to answer', labelNames, registers: [registry], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12],
  });
  const faults = new Counter({ name: 'klarsyn_http_faults_total', help: 'Answers with status 500 and above', labelNames: ['route'], registers: [registry] });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) faults.inc({ route });
    done();
  });
}
