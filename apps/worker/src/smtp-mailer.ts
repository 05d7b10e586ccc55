import { createTransport } from 'nodemailer';
import type { Delivery, Mailer } from './mailer.js';

const connectMs = 3_000;
const totalMs = 15_000;

/**
 * One plain address and nothing else: no display name, no list, no line break that would begin a header of its own.
 * Letters outside ASCII are left to the server.
 */
const plainAddress = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@(?=[^@]{1,253}$)[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

/** Letters over SMTP. Only a 5xx about this recipient or this letter is final: a sign-in that fails is our own trouble. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url, connectionTimeout: connectMs, greetingTimeout: connectMs, dnsTimeout: connectMs, socketTimeout: totalMs, disableFileAccess: true, disableUrlAccess: true,
  });
  const domain = domainOf(from);
  const closing = new AbortController();
  return {
    async send({ id, to, subject, text }) {
      if (!plainAddress.test(to)) return 'refused';
      const letter = { from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${domain}>`, headers: { 'auto-submitted': 'auto-generated' } };
      try {
        await transport.sendMail({ ...letter, signal: AbortSignal.any([closing.signal, AbortSignal.timeout(totalMs)]) });
        return 'sent';
      } catch (error) {
        return deliveryOf(error);
      }
    },
    close: () => {
      closing.abort();
      transport.close();
    },
  };
}

const aboutTheLetter: ReadonlySet<unknown> = new Set(['RCPT TO', 'DATA']);

function deliveryOf(error: unknown): Delivery {
  if (typeof error !== 'object' || error === null || !('responseCode' in error) || !('command' in error)) return 'later';
  return Number(error.responseCode) >= 500 && aboutTheLetter.has(error.command) ? 'refused' : 'later';
}

function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? 'klarsyn.invalid';
}
