import { ConfigError, loadConfig } from '#config/config.js';
import { pino } from 'pino';
import { faultOf, startWorker } from './start-worker.js';

/** A stop that hangs is worse than a hard one: everything acknowledged is committed. */
const hardStopMs = 9_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = pino({ name: 'worker', level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime });
  const stopping = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const stop = (): void => {
      stopping.abort();
      setTimeout(() => process.exit(1), hardStopMs).unref();
      resolve();
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ event, fault: faultOf(error) }, 'the worker ends and is started again');
      process.exit(1);
    });
  }
  const worker = await startWorker(config, log, { stopping: stopping.signal });
  await asked;
  await worker.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? `${error.name}: ${error.message}` : 'start failed';
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
