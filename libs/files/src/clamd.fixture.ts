import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export type Mood = 'answers' | 'hangs' | 'dies' | 'babbles';

/** A clamd that speaks INSTREAM and finds EICAR's text, unless it is in another mood. */
export interface Clamd {
  readonly address: string;
  mood: Mood;
  /** Bytes of the last file that came whole. */
  received: number;
  stop(): Promise<void>;
}

export async function startClamd(path?: string): Promise<Clamd> {
  const sockets = new Set<Socket>();
  const state = { mood: 'answers' as Mood, received: 0, address: '' };
  const server = createServer((socket) => {
    sockets.add(socket);
    let data = Buffer.alloc(0);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (part) => {
      data = Buffer.concat([data, part]);
      if (state.mood === 'dies') return void socket.destroy();
      const file = fileIn(data);
      if (file === null || state.mood === 'hangs') return;
      state.received = file.length;
      const verdict = file.includes('EICAR-STANDARD-ANTIVIRUS')
        ? 'stream: Eicar-Test-Signature FOUND\0'
        : 'stream: OK\0';
      socket.end(state.mood === 'babbles' ? 'INSTREAM size limit exceeded. ERROR\0' : verdict);
    });
  });
  await new Promise<void>((done) =>
    path === undefined ? server.listen(0, '127.0.0.1', done) : server.listen(path, done),
  );
  state.address = path ?? `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return Object.assign(state, {
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  });
}

/** The parts put together, once the empty one has come. */
function fileIn(data: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (data.length < command.length) return null;
  if (data.toString('latin1', 0, command.length) !== command) throw new Error('another command');
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= data.length;) {
    const length = data.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > data.length) return null;
    parts.push(data.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
