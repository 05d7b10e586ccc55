import { v7 as uuidv7 } from 'uuid';
import type { Answer, Browser } from './browser.js';

export interface SentFile {
  readonly type: string;
  readonly caseId: string;
  readonly id?: string;
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Who = Pick<Browser, 'cookies'>;

const cookieOf = ({ cookies }: Who) => [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');

/** As the page sends a file: the bare bytes, its name in a header. */
export async function sendFile(url: string, by: Who, bytes: Buffer, { type, caseId, id = uuidv7(), name = 'Brev till Åsa.docx', headers }: SentFile): Promise<Answer & { id: string }> {
  const response = await fetch(`${url}/api/attachments/${type}/${caseId}/${id}`, {
    method: 'PUT', body: new Uint8Array(bytes),
    headers: { cookie: cookieOf(by), 'content-type': 'application/octet-stream', 'x-klarsyn': '1', origin: url, 'x-file-name': encodeURIComponent(name), ...headers },
  });
  const text = await response.text();
  return { id, status: response.status, headers: response.headers, text, body: JSON.parse(text) as Record<string, unknown> };
}

/** The bytes behind an address of ours. */
export async function download(address: string, by: Who): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(address, { headers: { cookie: cookieOf(by) } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
