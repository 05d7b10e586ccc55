import { ConfigError, loadConfig } from '#config/config.js';
import { EmbeddedError } from '#infra/embedded/embedded-error.js';
import { openForCommand, type OpenDatabases } from '#infra/embedded/open-databases.js';
import { type Command, type CommandContext, UsageError } from './command.js';
import { commands } from './commands.js';

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Opens the databases at most once, when a command asks for them, and closes what it opened. */
class Session implements CommandContext {
  private open: Promise<OpenDatabases> | null = null;

  async settings(): Promise<OpenDatabases['settings']> {
    this.open ??= openForCommand(loadConfig(process.env), progress);
    return (await this.open).settings;
  }

  write(text: string): void {
    process.stdout.write(text);
  }

  progress(line: string): void {
    progress(line);
  }

  async close(): Promise<void> {
    const opened = await this.open?.catch(() => null);
    await opened?.stop();
  }
}

async function help(): Promise<number> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...all.map((command) => command.name.length));
  const lines = all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  process.stdout.write(`npm run -s klarsyn -- <command> [options]\n\n${lines.join('\n')}\n`);
  return 0;
}

async function find(name: string): Promise<Command> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new UsageError(`There is no command "${name}": "npm run -s klarsyn -- help" lists them.`);
  return load();
}

async function run(args: readonly string[], session: Session): Promise<number> {
  const [name = 'help', ...rest] = args;
  if (name === 'help' || name === '--help') return help();
  const command = await find(name);
  return (await command.run(rest, session)) ?? 0;
}

/** parseArgs of Node tells what it does not understand by the code of its error. */
function isUsage(error: Error): boolean {
  return error instanceof UsageError || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
}

function report(error: unknown): number {
  if (!(error instanceof Error)) {
    progress('The command failed.');
    return 1;
  }
  const known = isUsage(error) || error instanceof ConfigError || error instanceof EmbeddedError;
  progress(known ? error.message : `${error.name}: ${error.message}`);
  return isUsage(error) ? 2 : 1;
}

/** Runs one command to its end. Returns the exit code: 2 for arguments that make no sense, 1 for any other fault. */
async function main(args: readonly string[]): Promise<number> {
  const session = new Session();
  const interrupt = (): void => {
    void session.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await run(args, session);
  } catch (error) {
    return report(error);
  } finally {
    await session.close();
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
}

const code = await main(process.argv.slice(2));
// A pool that a command forgot may not keep the process; what was written is passed on first.
process.stdout.write('', () => process.exit(code));
