import { randomUUID } from 'node:crypto';

export const noted = 'BenchNoted';

/** About 500 bytes as JSON: what every store of the comparison gets to keep. */
export function payload(n) {
  return {
    status: n % 3 === 0 ? 'open' : 'closed',
    amount: n,
    note: `${String(n).padStart(8, '0')} ${'en händelse i verksamheten, '.repeat(14)}`,
  };
}

/** The payload as an event of our own store. */
export function newEvent(data, type = noted, id = randomUUID()) {
  return {
    id,
    type: `${type}.v1`,
    schemaVersion: 1,
    data: JSON.stringify(data),
    meta: { commandId: id, commandHash: 'bench', actor: 'system:bench', role: 'system', correlationId: id },
  };
}

/** What the projections of the comparison keep of a stream; both stores run this very function. */
export const emptyDocument = { events: 0, status: 'none', amount: 0, latest: '' };

export function evolve(document, { status, amount, note }) {
  return { events: document.events + 1, status, amount: document.amount + amount, latest: note.slice(0, 60) };
}
