import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '#config/config.js';
import { createQueues, type Queues } from '#infra/queue/queues.js';
import { ConfigToken } from './tokens.js';

/** How many wake-ups wait. The API never adds any: it only tells how the queue is. */
@Injectable()
export class QueueHealth implements OnApplicationShutdown {
  private readonly queues: Queues;

  constructor(@Inject(ConfigToken) config: Config) {
    this.queues = createQueues(config);
  }

  async counts(): Promise<{ waiting: number | null; delayed: number | null; failed: number | null }> {
    const waiting = await this.queues.queue('deadlines').waiting();
    if (waiting === null) throw new Error('the queue does not answer');
    return { waiting, delayed: null, failed: null };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues.close();
  }
}
