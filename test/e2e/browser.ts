import { v7 as uuidv7 } from 'uuid';
import { until } from './until.js';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

export interface Sent {
  readonly commandId?: string;
  readonly ifMatch?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Accepted {
  readonly caseId: string;
  readonly version: string;
  readonly position: string;
  readonly number: string | null;
  readonly stale: boolean;
}

const redirects = new Set([301, 302, 303, 307]);
const longestWay = 12;

/** One browser: keeps its cookies, follows what a sign-in asks it to follow, and sends what our own pages send. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  static async signIn(url: string, login: string): Promise<Browser> {
    const browser = new Browser(url);
    const answer = await browser.follow(`/api/login?user=${login}&returnTo=/`);
    if (answer.status !== 200 || !browser.cookies.has('__Host-sid')) throw new Error(`${login} could not sign in: ${String(answer.status)} ${answer.text}`);
    return browser;
  }

  /** One request, no redirect followed. */
  async request<Body = Record<string, unknown>>(method: string, path: string, init: { headers?: Readonly<Record<string, string>>; body?: string } = {}): Promise<Answer<Body>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.url), {
      method, redirect: 'manual', headers: { ...(cookie === '' ? {} : { cookie }), ...init.headers }, ...(init.body === undefined ? {} : { body: init.body }),
    });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) as Body };
  }

  /** Goes on as long as it is sent elsewhere; the last answer. */
  async follow(path: string): Promise<Answer> {
    let address = new URL(path, this.url).href;
    for (let step = 0; step < longestWay; step += 1) {
      const answer = await this.request('GET', address);
      const location = answer.headers.get('location');
      if (!redirects.has(answer.status) || location === null) return answer;
      address = new URL(location, address).href;
    }
    throw new Error('sent in a circle');
  }

  get<Body = Record<string, unknown>>(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.request('GET', path, { headers });
  }

  post<Body = Record<string, unknown>>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
    return this.request('POST', path, { headers: { ...this.own(), ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  put<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>> {
    return this.request('PUT', path, { headers: this.own(), body: JSON.stringify(body) });
  }

  remove<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    const { 'content-type': _, ...headers } = this.own();
    return this.request('DELETE', path, { headers });
  }

  /** What only our own pages send. */
  private own(): Readonly<Record<string, string>> {
    return { 'content-type': 'application/json', 'x-klarsyn': '1', origin: this.url, 'sec-fetch-site': 'same-origin' };
  }

  command(type: string, caseId: string, name: string, data: object = {}, { commandId = uuidv7(), ifMatch, headers }: Sent = {}): Promise<Answer> {
    return this.post(`/api/${type}/${caseId}/${name}`, { commandId, ...data }, { ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }), ...headers });
  }

  /** A command that must succeed. */
  async act(type: string, caseId: string, name: string, data: object = {}, sent: Sent = {}): Promise<Accepted> {
    const answer = await this.command(type, caseId, name, data, sent);
    if (answer.status !== 200) throw new Error(`${name} was answered ${String(answer.status)}: ${answer.text}`);
    return answer.body as unknown as Accepted;
  }

  /** The case as this person reads it. */
  async read<View = Record<string, unknown>>(type: string, caseId: string): Promise<CasePage<View>> {
    const path = type === 'atgard' ? `/api/atgarder/${caseId}` : `/api/cases/${type}/${caseId}`;
    const answer = await this.get<CasePage<View>>(path);
    if (answer.status !== 200) throw new Error(`the case was answered ${String(answer.status)}: ${answer.text}`);
    return answer.body;
  }

  /** Reads the case until what happens by itself has happened. */
  async readUntil<View = Record<string, unknown>>(type: string, caseId: string, holds: (page: CasePage<View>) => boolean, what: string): Promise<CasePage<View>> {
    let page = await this.read<View>(type, caseId);
    await until(async () => {
      page = await this.read<View>(type, caseId);
      return holds(page);
    }, what);
    return page;
  }

  private keep(header: string): void {
    const [pair = '', ...attributes] = header.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(name.length + 1);
    const isOver = attributes.some((one) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(one));
    if (isOver || value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export interface CasePage<View> {
  readonly caseId: string;
  readonly number: string | null;
  readonly version: string;
  readonly actions: readonly string[];
  readonly access: string;
  readonly people: readonly { readonly userId: string; readonly name: string }[];
  readonly linkNumbers: readonly { readonly caseId: string; readonly number: string | null }[];
  readonly atgarder: readonly { readonly atgardId: string; readonly what: string | null; readonly status: string }[];
  readonly view: View;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
