import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Structured log lines. Bodies, headers, cookies and queries are never given to it; the redaction list is the second fence. */
export function createLogger(level: string, name: string, destination?: DestinationStream): Logger {
  const options = {
    name,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.body', '*.headers', '*.cookies', '*.query', '*.password', '*.email'], censor: '[dolt]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's own messages, as lines of the same log. */
export function nestLogger(log: Logger): LoggerService {
  const line = (level: 'info' | 'error' | 'warn' | 'debug') => (message: unknown, ...rest: unknown[]) => {
    const context = rest.at(-1);
    log[level]({ context: typeof context === 'string' ? context : '' }, typeof message === 'string' ? message : 'message');
  };
  return { log: line('debug'), error: line('error'), warn: line('warn'), debug: line('debug'), verbose: line('debug'), fatal: line('error') };
}
