import { pino } from 'pino';
import { loadConfig } from '#config/config.js';
import type { Pace } from '../../apps/worker/src/pace.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';

/** A worker in a process of its own, at the pace it is given; like the real one in all else. */
const pace = JSON.parse(process.argv[2] ?? '{}') as Partial<Pace>;
const worker = await startWorker(loadConfig(process.env), pino({ name: 'worker', level: 'debug' }), { pace });
process.once('SIGTERM', () => void worker.stop().then(() => process.exit(0)));
