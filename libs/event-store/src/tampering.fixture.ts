import type { Finding } from './log-walk.js';

/** What somebody who owns the database could do to a log of 20 events in five streams, and what must be said of it. */
export const tamperings: [what: string, statements: string[], position: bigint, reason: Finding][] = [
  ['a changed payload', [`UPDATE es.events SET data = '{"sealed":"new"}' WHERE position = 7`], 7n, 'content-changed'],
  [
    'a payload that means the same in other bytes',
    [`UPDATE es.events SET data = '{"sealed": "1-2"}' WHERE position = 7`],
    7n,
    'content-changed',
  ],
  ['changed meta', [`UPDATE es.events SET meta = '{"actor":"someone-else"}' WHERE position = 8`], 8n, 'chain-broken'],
  [
    'a changed time',
    [`UPDATE es.events SET recorded_at = recorded_at - interval '1 day' WHERE position = 9`],
    9n,
    'chain-broken',
  ],
  ['a changed type', [`UPDATE es.events SET type = 'Other.v1' WHERE position = 9`], 9n, 'chain-broken'],
  ['a removed event in the middle', ['DELETE FROM es.events WHERE position = 10'], 10n, 'event-missing'],
  ['a removed first event', ['DELETE FROM es.events WHERE position = 1'], 1n, 'event-missing'],
  ['a removed last event', ['DELETE FROM es.events WHERE position = 20'], 20n, 'event-missing'],
  ['everything removed', ['TRUNCATE es.events'], 1n, 'event-missing'],
  [
    'an event moved down over a removed one',
    ['DELETE FROM es.events WHERE position = 10', 'UPDATE es.events SET position = 10 WHERE position = 20'],
    10n,
    'chain-broken',
  ],
  [
    'two events swapped',
    [
      'UPDATE es.events SET position = position + 100 WHERE position IN (5, 6)',
      'UPDATE es.events SET position = 111 - position WHERE position IN (105, 106)',
    ],
    5n,
    'chain-broken',
  ],
  [
    'the sealed payloads of two cases swapped',
    [
      `UPDATE es.events e SET data = o.data, salt = o.salt, content_hash = o.content_hash FROM es.events o
    WHERE (e.position, o.position) IN ((2, 6), (6, 2))`,
    ],
    2n,
    'chain-broken',
  ],
  [
    'only their ciphertexts swapped',
    ['UPDATE es.events e SET data = o.data FROM es.events o WHERE (e.position, o.position) IN ((2, 6), (6, 2))'],
    2n,
    'content-changed',
  ],
  ['a changed link', [`UPDATE es.events SET chain = sha256('x') WHERE position = 12`], 12n, 'chain-broken'],
  ['a head that says another chain', [`UPDATE es.head SET chain = sha256('x')`], 20n, 'head-differs'],
  [
    'a head before the last event',
    ['UPDATE es.head SET position = 19, chain = (SELECT chain FROM es.events WHERE position = 19)'],
    20n,
    'head-differs',
  ],
  [
    'a stream that says another version',
    ['UPDATE es.streams SET version = 9 WHERE stream_id = (SELECT stream_id FROM es.events WHERE position = 12)'],
    12n,
    'streams-differ',
  ],
];
