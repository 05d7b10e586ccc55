/** A fault that the person at the keyboard can do something about: one sentence, exit code 1. */
export class StartError extends Error {}

/** Progress goes to standard error for a command, whose standard output is its result, and to the screen for a start. */
export function toScreen(line) {
  process.stdout.write(`${line}\n`);
}

export function toErrors(line) {
  process.stderr.write(`${line}\n`);
}

/** Faults of the built program that speak to the person: they are told apart by name, as the build is loaded late. */
const spoken = new Set(['StartError', 'EmbeddedError', 'ConfigError']);

export function sentenceOf(error) {
  if (error instanceof StartError || spoken.has(error?.name)) return error.message;
  return `Klarsyn could not start: ${error instanceof Error ? error.message : String(error)}`;
}
