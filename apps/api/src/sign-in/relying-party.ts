import * as oidc from 'openid-client';
import type { SignIn, SignIns } from '#identity/sessions.js';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Only for the demo's own provider on plain HTTP. */
  readonly allowHttp: boolean;
  /** Authentication context values that are good enough; empty: whatever the provider gives. */
  readonly acrValues: readonly string[];
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly acr: string | null;
  readonly returnTo: string;
}

/** OpenID Connect relying party: code flow with PKCE, state and nonce; the issuer is pinned by configuration. */
export class RelyingParty {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(
    private readonly settings: ProviderSettings,
    private readonly redirectUri: string,
    private readonly signIns: SignIns,
  ) {}

  /** Starts a sign-in. `state` goes into a short-lived cookie as well, so that only this browser can finish it. */
  async begin(returnTo: string, loginHint: string | null): Promise<{ redirectTo: string; state: string }> {
    const provider = await this.provider();
    const signIn: SignIn = { nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier(), returnTo };
    const state = oidc.randomState();
    await this.signIns.begin(state, signIn);
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.redirectUri,
      scope: 'openid profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(signIn.codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce: signIn.nonce,
      prompt: 'login',
      ...(this.settings.acrValues.length > 0 ? { acr_values: this.settings.acrValues.join(' ') } : {}),
      ...(loginHint === null ? {} : { login_hint: loginHint }),
    });
    return { redirectTo: url.href, state };
  }

  /** The identity that the provider vouches for, or null when anything about the answer is wrong. */
  async finish(query: string, stateCookie: string | undefined): Promise<Identity | null> {
    const state = new URLSearchParams(query).get('state');
    if (!state || state !== stateCookie) return null;
    const signIn = await this.signIns.finish(state);
    if (!signIn) return null;
    const tokens = await oidc
      .authorizationCodeGrant(await this.provider(), new URL(`${this.redirectUri}?${query}`), {
        expectedState: state,
        expectedNonce: signIn.nonce,
        pkceCodeVerifier: signIn.codeVerifier,
        idTokenExpected: true,
      })
      .catch(() => null);
    const claims = tokens?.claims();
    if (!claims) return null;
    const acr = typeof claims['acr'] === 'string' ? claims['acr'] : null;
    if (this.settings.acrValues.length > 0 && (acr === null || !this.settings.acrValues.includes(acr))) return null;
    return { issuer: claims.iss, subject: claims.sub, acr, returnTo: signIn.returnTo };
  }

  /** Discovery happens at the first sign-in; a failed one is tried again at the next. */
  private async provider(): Promise<oidc.Configuration> {
    this.discovered ??= oidc.discovery(new URL(this.settings.issuer), this.settings.clientId, undefined, oidc.ClientSecretBasic(this.settings.clientSecret), {
      timeout: 10,
      ...(this.settings.allowHttp ? { execute: [oidc.allowInsecureRequests] } : {}),
    });
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      throw error;
    }
  }
}
