import { createHmac } from 'node:crypto';
import { canonicalJson } from './json-text.js';

/**
 * Tells a repeat from another command with the same id. Keyed: a plain hash of a short text, kept in the log for ever,
 * could be guessed after the text itself has been destroyed. The key is not in the log's database.
 */
export function commandHashOf(key: Uint8Array, command: { readonly type: string; readonly data: unknown }): string {
  return createHmac('sha256', key)
    .update(canonicalJson({ type: command.type, data: command.data }))
    .digest('hex');
}

/** Event id i of a command: its id with i added to the last 16 bits, so that a repeat makes the same ids and they sort together. */
export function eventIdOf(commandId: string, index: number): string {
  const last = (Number.parseInt(commandId.slice(-4), 16) + index) % 0x10000;
  return commandId.slice(0, -4).toLowerCase() + last.toString(16).padStart(4, '0');
}
