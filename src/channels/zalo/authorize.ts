import { createHash, randomBytes } from 'node:crypto';

/** Where Zalo leads an admin back to after consenting, unless the command line was told another address. */
export const CONSENT_PATH = '/zalo/callback';

/** RFC 7636: the verifier stays here, the challenge goes into the consent link. */
export type Pkce = { readonly verifier: string; readonly challenge: string };

export function createPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: challengeOf(verifier) };
}

/** base64url(SHA-256) without padding; Zalo takes no `code_challenge_method`. */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

/** The page on which an admin of the OA consents. Without `/oa/` it would be Zalo's Social login. */
export function consentLink(given: {
  readonly oauthRoot: string;
  readonly appId: string;
  /** Exactly as registered in the console, else -14003. */
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state: string;
}): string {
  const link = new URL(`${given.oauthRoot.replace(/\/+$/, '')}/v4/oa/permission`);
  link.searchParams.set('app_id', given.appId);
  link.searchParams.set('redirect_uri', given.redirectUri);
  link.searchParams.set('code_challenge', given.challenge);
  link.searchParams.set('state', given.state);
  return link.href;
}

export type Callback = { readonly code: string; readonly oaId: string | null; readonly state: string | null };

/** What a person pastes after consenting: the whole address of the callback, or the code alone. null: neither. */
export function readCallback(pasted: string): Callback | null {
  const text = pasted.trim();
  const query = text.includes('code=') ? new URLSearchParams(text.slice(text.indexOf('?') + 1).split('#')[0]) : null;
  const code = query ? query.get('code') : text;
  if (!code || !/^[A-Za-z0-9._~+/=-]{8,}$/.test(code)) return null;
  return { code, oaId: query?.get('oa_id') ?? null, state: query?.get('state') ?? null };
}
