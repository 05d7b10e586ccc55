import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { demoIssuerPath, demoPeople } from '#infra/seed/people.js';
import { BoundedAdapter } from './bounded-adapter.js';

export interface DemoIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Answers a request below the issuer's path. */
  handle(request: IncomingMessage, response: ServerResponse): void;
}

const clientId = 'klarsyn';

/**
 * An OpenID Connect provider for demo and tests: one invented person per role, no passwords. The application itself
 * signs in against it exactly as against a real one. Configuration refuses it in production.
 */
export function createDemoIdentityProvider(baseUrl: string): DemoIdentityProvider {
  const issuer = `${baseUrl}${demoIssuerPath}`;
  const clientSecret = randomBytes(32).toString('base64url');
  const provider = new Provider(issuer, configuration(baseUrl, clientSecret));
  const callback = provider.callback();
  return {
    issuer,
    clientId,
    clientSecret,
    handle(request, response) {
      const path = (request.url ?? '').slice(demoIssuerPath.length) || '/';
      if (path.startsWith('/interaction/')) {
        void interact(provider, request, response).catch(() => response.writeHead(400).end());
        return;
      }
      forgetEarlierSignIn(request);
      Object.assign(request, { originalUrl: request.url, url: path });
      callback(request, response);
    },
  };
}

/** Every sign-in starts afresh: in a demo one browser is often several people, and the provider would first ask to sign the last one out. */
function forgetEarlierSignIn(request: IncomingMessage): void {
  const kept = (request.headers.cookie ?? '').split(/;\s*/).filter((one) => !/^demo_idp(\.sig)?=/.test(one));
  request.headers.cookie = kept.join('; ');
}

/** The choice of person was made on the sign-in page of the application and comes as login_hint. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  const hint = details.params['login_hint'];
  const person = demoPeople.find((one) => one.login === hint);
  if (!person) {
    await provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'no such demo person' });
    return;
  }
  const grant = new provider.Grant({ clientId, accountId: person.login });
  grant.addOIDCScope('openid profile');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { login: { accountId: person.login, remember: false }, consent: { grantId } });
}

function configuration(baseUrl: string, clientSecret: string): Readonly<Record<string, unknown>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    adapter: BoundedAdapter,
    clients: [
      {
        client_id: clientId, client_secret: clientSecret, redirect_uris: [`${baseUrl}/api/login/callback`],
        response_types: ['code'], grant_types: ['authorization_code'], id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'demo' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')], names: { session: 'demo_idp', interaction: 'demo_idp_i', resume: 'demo_idp_r' } },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `${demoIssuerPath}/interaction/${interaction.uid}` },
    findAccount: (_: unknown, login: string) => {
      const person = demoPeople.find((one) => one.login === login);
      return person && { accountId: login, claims: () => ({ sub: login, name: person.name }) };
    },
    ttl: { Session: 3600, Interaction: 600, Grant: 3600, AccessToken: 300, AuthorizationCode: 60, IdToken: 600 },
    renderError: (ctx: { type: string; body: string }, out: { error: string }) => {
      ctx.type = 'text/plain';
      ctx.body = `Inloggningen kunde inte slutföras (${out.error}).`;
    },
  };
}
