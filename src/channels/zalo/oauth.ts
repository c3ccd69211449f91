import type { Redact } from '../../wire/redact.ts';
import { meaningOf } from './errors.ts';
import type { Host } from './host.ts';
import type { Pair } from './token-row.ts';

/**
 * What the OAuth server said. refused: it named an error, so nothing was issued. `because`: passing, only for now;
 * settings, the app's own, so the request was turned away at the door and its token is as good as before; grant, the
 * code or refresh token itself, or whatever else was named: nobody knows that the token is unused.
 * never-left: it was not asked. lost: no answer, or none that makes sense: a pair may have been issued.
 */
export type Grant =
  | { readonly kind: 'pair'; readonly pair: Pair }
  | { readonly kind: 'refused'; readonly because: 'grant' | 'settings' | 'passing'; readonly detail: string }
  | { readonly kind: 'never-left'; readonly detail: string }
  | { readonly kind: 'lost'; readonly detail: string };

export type OAuth = {
  refresh(token: string): Promise<Grant>;
  /** `verifier`: of the PKCE pair whose challenge stood in the consent link. */
  exchange(code: string, verifier: string): Promise<Grant>;
};

const TOKEN_PATH = '/v4/oa/access_token';
/** 25 hours, where the answer names no lifetime that can be read. */
const LIFETIME_S = 90_000;
/** Codes that say that the refresh token or code itself is spent or wrong. */
const GRANT_CODES = new Set([-118, -14014]);
/** Codes that say that the app or its registration is wrong. */
const SETTINGS_CODES = new Set([-14002, -14003, -209, -212, -219, -223, -242]);
const SETTINGS_TEXT =
  /(?:invalid|unauthori[sz]ed|wrong|missing).?(?:client|app|secret)|callback|redirect.?ur[il]|\bapp(?:lication)?\b.{0,20}(?:not active|inactive|disabled)/i;
const PASSING_TEXT = /too many|rate.?limit|temporar|try again later/i;
const GRANT_TEXT = /refresh.?token|invalid.?grant|authori[sz]ation.?code|invalid.?code|code.?(?:has )?expired/i;

/** OAuth v4 for Official Accounts: form-urlencoded, the app's secret in a header, errors often under HTTP 200. */
export function createOAuth(given: {
  readonly host: Host;
  readonly appId: string;
  readonly appSecret: string;
  readonly redact: Redact;
}): OAuth {
  const ask = async (fields: Readonly<Record<string, string>>, sent: string): Promise<Grant> => {
    const answer = await given.host.call({
      method: 'POST',
      path: TOKEN_PATH,
      headers: { secret_key: given.appSecret },
      form: new URLSearchParams({ app_id: given.appId, ...fields }),
    });
    // What was just sent is a secret that no store knows yet.
    const clean = (text: string): string => given.redact(text).replaceAll(sent, '[…]');
    if (answer.kind === 'never-left') return answer;
    if (answer.kind === 'no-answer') return { kind: 'lost', detail: answer.detail };
    if (answer.kind === 'unreadable') return { kind: 'lost', detail: `HTTP ${answer.status}, not JSON` };
    return readGrant(answer.body, answer.status, clean);
  };
  return {
    refresh: (token) => ask({ grant_type: 'refresh_token', refresh_token: token }, token),
    exchange: (code, verifier) => ask({ grant_type: 'authorization_code', code, code_verifier: verifier }, code),
  };
}

function readGrant(body: Readonly<Record<string, unknown>>, status: number, clean: Redact): Grant {
  const access = textOf(body['access_token']);
  const refresh = textOf(body['refresh_token']);
  if (access !== '' && refresh !== '') {
    const seconds = Number(body['expires_in']); // a string or a number
    const lifetime = Number.isFinite(seconds) && seconds > 0 ? seconds : LIFETIME_S;
    return { kind: 'pair', pair: { access, refresh, lifetimeMs: lifetime * 1000 } };
  }
  const code = Number(body['error'] ?? body['error_code'] ?? 0);
  const words = ['error_name', 'error_reason', 'error_description', 'message'].map((key) => textOf(body[key]));
  const said = words.filter((each) => each !== '').join(': ');
  const isNamed = textOf(body['error_name']) !== '' || (Number.isFinite(code) && code !== 0) || isWord(body['error']);
  const detail = clean(`${Number.isFinite(code) && code !== 0 ? `${code} ` : ''}${said || `HTTP ${status}`}`);
  // With half a pair in it nobody knows what was issued.
  const isOdd = !isNamed || access !== '' || refresh !== '' || status >= 500;
  if (isOdd) return { kind: 'lost', detail: `odd answer: ${detail}` };
  return {
    kind: 'refused',
    because: status === 429 ? 'passing' : reasonOf(code, `${said} ${String(body['error'])}`),
    detail,
  };
}

function reasonOf(code: number, said: string): 'grant' | 'settings' | 'passing' {
  if (GRANT_CODES.has(code)) return 'grant';
  if (SETTINGS_CODES.has(code)) return 'settings';
  if (code !== 0 && ['rate', 'transient'].includes(meaningOf(code))) return 'passing';
  if (GRANT_TEXT.test(said)) return 'grant';
  if (SETTINGS_TEXT.test(said)) return 'settings';
  return PASSING_TEXT.test(said) ? 'passing' : 'grant';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const isWord = (value: unknown): boolean => typeof value === 'string' && /[a-z]/i.test(value);
