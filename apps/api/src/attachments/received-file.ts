import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachmentLimits } from '#domain/case/attachment-rules.js';
import { attachmentName } from '#domain/case/attachments.js';
import { HttpProblem } from '../problem.js';

/** What the headers promise of a file: the name is no part of the address, because addresses are written down. */
export interface PromisedFile {
  readonly name: string;
  readonly size: number;
  readonly keepOriginal: boolean;
}

/** @throws HttpProblem before a byte of the file is taken */
export function promisedFile(request: FastifyRequest, reply: FastifyReply): PromisedFile {
  const size = Number(/^\d{1,15}$/.exec(request.headers['content-length'] ?? '')?.[0] ?? NaN);
  if (Number.isNaN(size)) throw new HttpProblem(411, 'invalid-input', { fields: [{ path: 'content-length', code: 'required' }] });
  if (size > attachmentLimits.bytesPerFile) {
    // Nobody waits for the rest of it.
    void reply.header('connection', 'close');
    reply.raw.once('finish', () => request.raw.destroy());
    throw new HttpProblem(413, 'file-too-large');
  }
  const name = attachmentName.safeParse(cleaned(request.headers['x-file-name']));
  if (!name.success) throw new HttpProblem(400, 'invalid-input', { fields: [{ path: 'name', code: 'invalid-name' }] });
  return { name: name.data, size, keepOriginal: request.headers['x-keep-original'] === '1' };
}

/** The last part of what may be a path, without signs that are not seen. */
function cleaned(header: string | string[] | undefined): string {
  try {
    const name = decodeURIComponent(String(header ?? ''));
    return (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  } catch {
    return '';
  }
}

/** Takes exactly what was promised; a body that ends early or goes on is no file. @throws HttpProblem */
export async function receivedBytes(body: unknown, size: number): Promise<Buffer> {
  if (!isStream(body)) throw new HttpProblem(400, 'file-not-whole');
  const bytes = Buffer.alloc(size);
  let at = 0;
  try {
    for await (const part of body) {
      if (!(part instanceof Uint8Array) || at + part.length > size) throw new HttpProblem(413, 'file-too-large');
      bytes.set(part, at);
      at += part.length;
    }
  } catch (error) {
    throw error instanceof HttpProblem ? error : new HttpProblem(400, 'file-not-whole');
  }
  if (at !== size) throw new HttpProblem(400, 'file-not-whole');
  return bytes;
}

function isStream(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
