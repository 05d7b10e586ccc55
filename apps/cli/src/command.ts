import type { OpenConfig } from '#infra/embedded/open-databases.js';

/** What a command works with. */
export interface CommandContext {
  /**
   * The settings with the addresses of the databases. While a system runs on the data directory they are its own; else
   * the embedded PostgreSQL is started for this command and stopped after it. Commands that need no database do not ask.
   */
  settings(): Promise<OpenConfig>;
  /** The result, and nothing else, on standard output. */
  write(text: string): void;
  /** Progress and remarks, one line each, on standard error. */
  progress(line: string): void;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Returns the exit code; nothing means 0. Throws UsageError when the arguments cannot be understood. */
  run(args: readonly string[], context: CommandContext): Promise<number | undefined>;
}

/** The arguments make no sense; the message is one sentence for the person who typed them. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
