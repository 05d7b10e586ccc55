import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between the API and its database, and can take the database away. */
export class Proxy {
  private readonly sockets = new Set<Socket>();
  private mode: 'pass' | 'refuse' | 'silence' = 'pass';
  private readonly server: Server;

  private constructor(private readonly target: { host: string; port: number }) {
    this.server = createServer((socket) => {
      this.link(socket);
    });
  }

  static async before(host: string, port: number): Promise<Proxy> {
    const proxy = new Proxy({ host, port });
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Every connection is cut, and a new one is cut at once. */
  cut(): void {
    this.mode = 'refuse';
    for (const socket of this.sockets) socket.destroy();
  }

  /** Connections stay and new ones are taken, but nothing goes through any more: the peer hears silence. */
  silence(): void {
    this.mode = 'silence';
    for (const socket of this.sockets) socket.pause();
  }

  heal(): void {
    const wasSilent = this.mode === 'silence';
    this.mode = 'pass';
    // What was taken in silence has no other end.
    if (wasSilent) for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => { resolve(); }));
  }

  private link(socket: Socket): void {
    this.keep(socket);
    if (this.mode === 'refuse') socket.destroy();
    if (this.mode !== 'pass') return;
    const other = connect(this.target.port, this.target.host);
    this.keep(other);
    socket.pipe(other).pipe(socket);
    socket.on('close', () => other.destroy());
    other.on('close', () => socket.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }
}
