import { ConfigError, loadConfig } from '#config/config.js';
import { createLogger } from './logger.js';
import { startApi } from './start-api.js';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const api = await startApi(config, createLogger(config.logLevel, 'api'));
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    // A stop that hangs is worse than a hard one: everything acknowledged is committed.
    setTimeout(() => process.exit(1), 9_000).unref();
    void api.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  const text = error instanceof ConfigError ? error.message : error instanceof Error ? `${error.name}: ${error.message}` : 'start failed';
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
