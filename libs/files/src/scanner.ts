import { connect, type NetConnectOpts, type Socket } from 'node:net';

export type ScanResult = { readonly result: 'clean' } | { readonly result: 'infected'; readonly signature: string };

/** Looks for malicious software in a file. Without an answer nothing is known, and the file stays shut away. */
export interface Scanner {
  /** @throws ScannerUnavailable */
  scan(bytes: Uint8Array): Promise<ScanResult>;
}

export class ScannerUnavailable extends Error {
  override readonly name = 'ScannerUnavailable';

  constructor(readonly reason: string) {
    super(`The virus scanner gave no answer (${reason})`);
  }
}

const partBytes = 64 * 1024;

/** clamd over its socket, by its INSTREAM command. `address` is a path or host:port. */
export function createClamdScanner(address: string, timeoutMs = 60_000): Scanner {
  return {
    scan: (bytes) =>
      new Promise((resolve, reject) => {
        const socket = connect(placeOf(address));
        const answer: Buffer[] = [];
        const fail = (reason: string): void => {
          socket.destroy();
          reject(new ScannerUnavailable(reason));
        };
        const timer = setTimeout(() => {
          fail('time');
        }, timeoutMs);
        socket.on('error', (error) => {
          fail('code' in error ? String(error.code) : 'connection');
        });
        socket.on('data', (part) => answer.push(part));
        socket.on('close', () => {
          clearTimeout(timer);
          const found = resultOf(Buffer.concat(answer).toString('utf8'));
          if (found) resolve(found);
          else fail('no verdict');
        });
        socket.on('connect', () => {
          send(socket, bytes);
        });
      }),
  };
}

function placeOf(address: string): NetConnectOpts {
  if (address.startsWith('/')) return { path: address };
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
}

/** Each part with its length in front; an empty one ends it. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += partBytes) {
    const part = bytes.subarray(at, at + partBytes);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    socket.write(length);
    socket.write(part);
  }
  socket.end(Buffer.alloc(4));
}

function resultOf(answer: string): ScanResult | null {
  const text = answer.replaceAll('\0', '').trim();
  if (/^stream: OK$/.test(text)) return { result: 'clean' };
  const signature = /^stream: (.{1,200}) FOUND$/.exec(text)?.[1];
  return signature === undefined ? null : { result: 'infected', signature };
}
