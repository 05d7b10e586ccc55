import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Letter {
  /** Id of the outbox row: the same letter sent again has the same Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `refused`: the address cannot be, or the server said no for good. `later`: try again. */
export type Delivery = 'sent' | 'refused' | 'later';

export interface Mailer {
  /** Ends within fifteen seconds and does not throw for what a mail server does. */
  send(letter: Letter): Promise<Delivery>;
  /** Gives up what is under way. */
  close(): void;
}

/** Without a mail server letters are kept as files, readable in the demo. A repeated letter replaces its file. */
export function folderMailer(folder: string, now: () => Promise<string>): Mailer {
  return {
    async send({ id, to, subject, text }) {
      const at = await now();
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = join(folder, `${id}.json`);
        await writeFile(`${file}.new`, JSON.stringify({ id, to, subject, text, at }), { mode: 0o600 });
        await rename(`${file}.new`, file);
        return 'sent';
      } catch {
        return 'later';
      }
    },
    close: () => undefined,
  };
}
