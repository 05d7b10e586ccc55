import { Agent, request } from 'node:http';

const maxRedirects = 10;

/** Signs in as a browser does: through the identity provider, from redirect to redirect, with the cookies kept. */
export async function signIn(address, login) {
  const jar = new Map();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  let url = `${address}/api/login?user=${login}`;
  for (let n = 0; n < maxRedirects; n += 1) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: cookies() } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    await answer.text();
    if (next === null) break;
    url = new URL(next, url).href;
  }
  const session = await (await fetch(`${address}/api/session`, { headers: { cookie: cookies() } })).json();
  if (session.signedIn !== true) throw new Error(`${login} could not sign in`);
  return cookies();
}

/** Requests over connections that are kept open; each resolves with status and text when the whole answer has come. */
export function openConnections(address, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(address);
  const ask = (method, path, cookie, body) =>
    new Promise((done, fail) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sent = request(
        {
          agent,
          hostname,
          port,
          method,
          path,
          headers: {
            cookie,
            ...(text === undefined
              ? {}
              : {
                  'content-type': 'application/json',
                  'content-length': Buffer.byteLength(text),
                  'x-klarsyn': '1',
                }),
          },
        },
        (answer) => {
          let received = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk) => (received += chunk));
          answer.on('end', () => done({ status: answer.statusCode, text: received }));
          answer.on('error', fail);
        },
      );
      sent.on('error', fail);
      sent.end(text);
    });
  return { ask, close: () => agent.destroy() };
}
