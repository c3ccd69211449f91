import { createHash, randomBytes } from 'node:crypto';
import { badForm, Refused } from './refused.ts';

export type AppKeys = { readonly appId: string; readonly appSecret: string };

const ACCESS_MS = 25 * 3_600_000;
const REFRESH_MS = 90 * 24 * 3_600_000;
const CODE_MS = 600_000;
/** What may stand in a consent link; Zalo takes no `code_challenge_method`. */
const CONSENT: readonly string[] = ['app_id', 'redirect_uri', 'code_challenge', 'state'];

/** The OAuth side: codes and refresh tokens work once, a new access token kills the old one at once, errors come under HTTP 200. */
export type Tokens = ReturnType<typeof createTokens>;

/** What may stand in a form, beside `app_id` and `grant_type`. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  refresh_token: ['refresh_token'],
  authorization_code: ['code', 'code_verifier'],
};

/** `callback`: the address that is registered in the console; none: any. */
export function createTokens(keys: AppKeys, oaId: string, now: () => number, callback?: string) {
  const refresh = new Map<string, { until: number; isUsed: boolean }>();
  const codes = new Map<string, { until: number; challenge: string; isUsed: boolean }>();
  const dead = new Set<string>();
  const reused: string[] = [];
  let live: { readonly access: string; until: number } | null = null;
  let lifeMs = ACCESS_MS;

  const issue = () => {
    if (live) dead.add(live.access);
    live = { access: `acc-${randomBytes(24).toString('base64url')}`, until: now() + lifeMs };
    const next = `ref-${randomBytes(24).toString('base64url')}`;
    refresh.set(next, { until: now() + REFRESH_MS, isUsed: false });
    return { access_token: live.access, refresh_token: next, expires_in: String(lifeMs / 1000) };
  };

  return {
    /** Refresh tokens that came a second time: there must be none. */
    reused,
    issue,
    /** How long the access tokens live that are issued from now on. Default 25 hours. */
    setLife(ms: number): void {
      lifeMs = ms;
    },
    /** A consent in the browser: the address that it leads back to. */
    consent(link: string): string {
      const asked = new URL(link);
      const { searchParams: query } = asked;
      if (asked.pathname !== '/v4/oa/permission') throw new Error('not the consent page of an OA');
      const extra = [...query.keys()].filter((each) => !CONSENT.includes(each));
      if (extra.length > 0) throw new Error(`unknown parameters: ${extra.join(', ')}`);
      if (query.get('app_id') !== keys.appId) throw new Error('-14003 wrong app');
      if (callback !== undefined && query.get('redirect_uri') !== callback) throw new Error('-14003 wrong callback');
      if (!/^[\w-]{43}$/.test(query.get('code_challenge') ?? '')) throw new Error('the code challenge is no SHA-256');
      const code = `code-${randomBytes(12).toString('base64url')}`;
      codes.set(code, { until: now() + CODE_MS, challenge: query.get('code_challenge') ?? '', isUsed: false });
      const back = new URL(query.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('oa_id', oaId);
      back.searchParams.set('state', query.get('state') ?? '');
      return back.href;
    },
    /** POST /v4/oa/access_token. */
    grant(form: URLSearchParams, secret: string | undefined) {
      if (secret !== keys.appSecret) throw oauthError(-14004, 'Invalid secret key', 'form');
      if (form.get('app_id') !== keys.appId) throw oauthError(-14001, 'Invalid app id', 'form');
      const type = form.get('grant_type');
      const names = ['app_id', 'grant_type', ...(FIELDS[type ?? ''] ?? [])];
      if ([...form.keys()].toSorted().join() !== names.toSorted().join()) {
        throw oauthError(-14000, `Invalid parameters, wanted ${names.join(', ')}`, 'form');
      }
      if (type === 'refresh_token') {
        const given = form.get('refresh_token') ?? '';
        const known = refresh.get(given);
        if (known?.isUsed) reused.push(given);
        if (!known || known.isUsed || known.until < now()) throw oauthError(-14014, 'Invalid refresh token');
        known.isUsed = true;
        return issue();
      }
      if (type !== 'authorization_code') throw oauthError(-14005, 'Invalid grant type', 'form');
      const known = codes.get(form.get('code') ?? '');
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const isGood = known && !known.isUsed && known.until >= now() && known.challenge === challenge;
      if (!isGood) throw oauthError(-14019, 'Invalid authorization code');
      known.isUsed = true;
      return issue();
    },
    check(access: string | undefined): void {
      if (access === undefined || access === '') throw badForm('Access token is required', -216);
      if (live?.access === access) {
        if (live.until < now()) throw new Refused(-220, 'access_token is expired or removed', 'world');
        return;
      }
      throw new Refused(-216, `Access token is invalid${dead.has(access) ? ' (removed)' : ''}`, 'world');
    },
    /** The access token ends here and now. */
    expire(): void {
      if (live) live.until = now() - 1;
    },
    access: () => live?.access ?? '',
    secrets: () => [live?.access ?? '', ...dead, ...refresh.keys(), ...codes.keys()].filter((each) => each !== ''),
  };
}

const oauthError = (code: number, name: string, kind: 'form' | 'world' = 'world'): Refused =>
  new Refused(code, name, kind, {
    error_name: name,
    error_reason: `${name}: it may have been used or expired`,
    ref_doc: 'https://developers.zalo.me/docs/official-account/phu-luc/ma-loi',
    error_description: name,
    error: code,
  });
