import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { PublicReceiptAnswer, ReceiptAnswer } from '#domain/answers/public.js';
import { nodeId } from '#infra/seed/organisation.js';
import { Browser, type Answer } from './browser.js';
import type { TestSystem } from './system.js';

let networks = 0;

export const newCode = () => Array.from({ length: 20 }, () => String(randomInt(10))).join('');
export const said = (more: object = {}) => ({ nodeId: nodeId('bof-utredning'), text: 'Ingen ringde tillbaka.', form: 'full', ...more });

/** Somebody on a network of her own, with everything that a browser might tell about her. */
export class Stranger {
  readonly browser: Browser;

  constructor(
    private readonly system: TestSystem,
    readonly address = `198.51.100.${String((networks += 1))}`,
  ) {
    this.browser = new Browser(system.url);
  }

  send<Body = ReceiptAnswer>(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.browser.post<Body>(`/api/public/${path}`, body, { 'x-forwarded-for': this.address, ...headers });
  }

  async report(more: object = {}, code = newCode()): Promise<{ code: string; caseId: string; number: string }> {
    const answer = await this.send<PublicReceiptAnswer>('synpunkt', { code, commandId: uuidv7(), ...said(more) });
    if (answer.status !== 200) throw new Error(answer.text);
    const [row] = await this.system.sql<{ caseId: string }>('SELECT case_id AS "caseId" FROM rm.case_number WHERE number = $1 ORDER BY year DESC', [answer.body.number]);
    return { code, caseId: row?.caseId ?? '', number: answer.body.number ?? '' };
  }

  async read(code: string): Promise<ReceiptAnswer> {
    const answer = await this.send('receipt', { code });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  }
}

/** Every row of every table, as text. */
export async function dump(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) parts.push(...(await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)).rows.map(({ row }) => row));
  await client.end();
  return parts.join('\n');
}
