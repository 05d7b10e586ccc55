import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type SinkMode =
  | 'ok'
  /** Not now. */
  | '4xx'
  /** Never. */
  | '5xx'
  /** Takes the letter and goes away before it says so. */
  | 'drop'
  /** Says nothing until the mode changes. */
  | 'slow';

export interface ReceivedLetter {
  readonly to: readonly string[];
  readonly raw: string;
  readonly messageId: string;
  readonly at: number;
}

/** A mail server that takes what it is given, and behaves as it is told. */
export class SmtpSink {
  mode: SinkMode = 'ok';
  readonly received: ReceivedLetter[] = [];
  /** Times at which somebody tried. */
  readonly tries: number[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_address, _session, done) => {
      this.tries.push(performance.now());
      if (this.mode === '4xx') done(Object.assign(new Error('try later'), { responseCode: 451 }));
      else if (this.mode === '5xx') done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      else done();
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.take({ raw: Buffer.concat(parts).toString(), to, sessionId: session.id }, done);
      });
    },
  });

  async start(): Promise<string> {
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${String((this.server.server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    this.mode = 'ok';
    this.cut();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private take(letter: { raw: string; to: readonly string[]; sessionId: string }, done: () => void): void {
    if (this.mode === 'slow') {
      setTimeout(() => this.take(letter, done), 20).unref();
      return;
    }
    const { raw, to, sessionId } = letter;
    this.received.push({ raw, to, messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? '', at: performance.now() });
    if (this.mode === 'drop') this.cut(sessionId);
    else done();
  }

  /** Breaks one connection, or all. */
  private cut(sessionId?: string): void {
    for (const { id, _socket: socket } of this.server.connections) if (sessionId === undefined || id === sessionId) socket.destroy();
  }
}
