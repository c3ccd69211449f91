import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Grant, OAuth } from './oauth.ts';
import { createOutlasting } from './outlasting.ts';
import type { Failure } from './result.ts';
import { rowOf, type TokenRow, type TokenStore, UNREADABLE } from './token-row.ts';

export type Access = { readonly kind: 'token'; readonly access: string } | Failure;
/** What a cheap read under an access token says about it. unclear: nobody answered. */
export type Probe = (access: string) => Promise<'alive' | 'dead' | 'unclear'>;

export type TokenKeeper = {
  /** A token to call with; refreshed first where it is due. */
  access(): Promise<Access>;
  /** The platform refused this token: a newer one where there is one, else a refresh. */
  refused(access: string): Promise<Access>;
  /** The newest pair was refused as soon as it was used: where that lasts, only a new consent helps. */
  giveUp(access: string, detail: string): Failure;
  /** Somebody has to consent, for the first time or again; the access token may still work for a while. */
  needsConsent(): boolean;
  /** There are tokens, and they can't be opened. */
  isUnreadable(): boolean;
  /** How often it has come to that since the start. */
  losses(): number;
  health(): { readonly ok: boolean; readonly detail?: string };
  /** What must not be said aloud. */
  secrets(): readonly string[];
};

/** An access token lives 25 h; a refresh that fails leaves five hours to try again. */
const REFRESH_AFTER_MS = 20 * 3_600_000;
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 600_000;
const MOST_SECRETS = 16;
/** A fresh token that is refused may be right in a moment; after so long somebody has to look. */
const PATIENCE_MS = 120_000;
/** A refusal so long after the last one is another one's. */
const FORGOTTEN_MS = 90_000;
const OTHER_KEY =
  'the stored tokens can’t be opened: they were sealed with another TOKEN_KEY, or are damaged. Put the right TOKEN_KEY back and restart, ' +
  'or run "npm run zalo -- authorize" with the TOKEN_KEY of the running program (none where it has none)';

/**
 * Keeps one OA's pair of tokens. The store's row is the only truth, read anew each time, so that a consent given by the command line is
 * seen at once. The row says `refreshing` before the refresh token leaves, and the new pair is committed before anyone uses it: whenever
 * the process dies, the next start knows whether the token may have been used, and never sends a used one again.
 */
export function createTokenKeeper(given: {
  readonly store: TokenStore;
  readonly oauth: OAuth;
  readonly probe: Probe;
  readonly clock: Clock;
  readonly log: Log;
  readonly firstRefreshToken?: string | undefined;
  /** Called once each time it comes to that. */
  readonly onReauthorise: (detail: string) => void;
}): TokenKeeper {
  const { oauth, clock, log } = given;
  const store = createOutlasting(given.store, log);
  let flight: Promise<Access> | null = null;
  let pause = { until: 0, ms: FIRST_PAUSE_MS };
  let trouble: string | null = null;
  const first = store.read();
  let wasToReauthorise = first?.state === 'reauthorise' && first !== UNREADABLE;
  let losses = 0;
  /** Since when tokens are refused without a break, and when one was last. */
  let refusals = { since: 0, at: Number.NEGATIVE_INFINITY };
  /** The token that was refused though it was fresh. */
  let doubted: string | null = null;
  const secrets = new Set<string>();
  const remember = (row: TokenRow | null): void => {
    for (const secret of [row?.access, row?.refresh]) if (secret) secrets.add(secret);
    for (const oldest of secrets) if (secrets.size > MOST_SECRETS) secrets.delete(oldest);
  };

  const read = (): TokenRow | null => {
    const row = store.read() ?? firstRow();
    remember(row);
    if (row === UNREADABLE) mustAct(OTHER_KEY);
    else if (trouble === OTHER_KEY) trouble = null;
    if (wasToReauthorise && row && row.state !== 'reauthorise') isWell(); // somebody consented
    return row;
  };
  const firstRow = (): TokenRow | null => {
    if (!given.firstRefreshToken) return null;
    const row: TokenRow = {
      access: '',
      refresh: given.firstRefreshToken,
      expiresAt: 0,
      refreshedAt: 0,
      state: 'active',
      version: 1,
    };
    store.write(row);
    return row;
  };
  const write = (row: TokenRow): TokenRow => {
    const next = { ...row, version: row.version + 1 };
    remember(next);
    store.write(next);
    return next;
  };

  const isLive = (row: TokenRow): boolean => row.access !== '' && clock.elapsed() < row.expiresAt;
  const isDue = (row: TokenRow): boolean => {
    const age = clock.elapsed() - row.refreshedAt;
    const life = row.expiresAt - row.refreshedAt;
    return age >= Math.min(REFRESH_AFTER_MS, life * 0.8);
  };
  const isPaused = (): boolean => clock.elapsed() < pause.until;
  const putOff = (detail: string): void => {
    trouble = detail;
    pause = { until: clock.elapsed() + pause.ms, ms: Math.min(pause.ms * 2, LONGEST_PAUSE_MS) };
    log.warn({ channel: 'zalo', reason: detail }, 'tokens not refreshed; tried again later');
  };
  const isWell = (): void => {
    trouble = null;
    wasToReauthorise = false;
    pause = { until: 0, ms: FIRST_PAUSE_MS };
  };

  const use = (access: string): Access => ({ kind: 'token', access });
  /** Refused, not unavailable: without a token the call never left, or it was turned away at the door; an announcement may wait. */
  const later = (detail: string): Failure => {
    return { kind: 'retry', after: Math.max(0, pause.until - clock.elapsed()), why: 'refused', detail };
  };
  const mustConsent = (detail: string): Failure => ({ kind: 'reauthorise', detail });

  /** The refresh token is used up. An access token that still works may be used until its end. */
  const stop = (row: TokenRow, access: string, detail: string): Failure => {
    write({ ...row, access, state: 'reauthorise' });
    mustAct(detail);
    return mustConsent(detail);
  };
  const mustAct = (detail: string): void => {
    trouble = detail;
    if (wasToReauthorise) return;
    wasToReauthorise = true;
    losses += 1;
    log.error({ channel: 'zalo', reason: detail }, 'the OA has to be authorised again');
    given.onReauthorise(detail);
  };

  const noteRefusal = (): void => {
    const now = clock.elapsed();
    refusals = { since: now - refusals.at > FORGOTTEN_MS ? now : refusals.since, at: now };
  };
  /** It was got since the trouble began, and is refused too. */
  const doubt = (row: TokenRow, detail: string): Failure => {
    const text = `a fresh access token is refused${detail === '' ? '' : `: ${detail}`}`;
    if (clock.elapsed() - refusals.since >= PATIENCE_MS) return stop(row, '', text);
    trouble = text;
    doubted = row.access;
    return later(text);
  };

  /** One refresh or one settling at a time; whoever comes meanwhile waits for it. */
  const alone = (work: () => Promise<Access>): Promise<Access> => {
    flight ??= work().finally(() => {
      flight = null;
    });
    return flight;
  };
  /** Somebody (a new consent) wrote a newer row while we waited. */
  const overtaken = (row: TokenRow): Access | null => {
    const now = read();
    if (!now || now.version === row.version) return null;
    return now.access === '' ? later('the tokens changed meanwhile') : use(now.access);
  };

  const refresh = async (): Promise<Access> => {
    const before = read();
    if (!before) return mustConsent('no tokens yet');
    if (before.state === 'refreshing') return settle(before, 'the program ended during a refresh');
    if (before.state === 'reauthorise') return mustConsent('the refresh token is used up');
    if (before.state === 'doubtful') {
      // The platform may have carried out the lost request late.
      const left = await settle(before, 'a refresh without an answer');
      if (left.kind !== 'token' || read()?.version !== before.version) return left;
    }
    const row = write({ ...before, state: 'refreshing' });
    if (store.isBehind()) return later('the tokens can’t be written'); // nothing is sent that is not written down
    const grant = await oauth.refresh(row.refresh);
    const newer = overtaken(row);
    if (newer) return newer;
    return take(row, grant);
  };

  const take = async (row: TokenRow, grant: Grant): Promise<Access> => {
    if (grant.kind === 'pair') {
      const fresh = rowOf(grant.pair, clock.elapsed(), row.version);
      remember(fresh);
      store.write(fresh);
      isWell();
      if (store.isBehind()) return later('the tokens can’t be written'); // committed before anyone uses it
      log.info({ channel: 'zalo' }, 'tokens refreshed');
      return use(grant.pair.access);
    }
    if (grant.kind === 'lost') return settle(row, `refresh without an answer (${grant.detail})`);
    if (grant.kind === 'refused' && grant.because === 'grant')
      return stop(row, row.access, `refresh refused: ${grant.detail}`);
    write({ ...row, state: 'active' }); // nothing was issued: the token is as good as before
    putOff(`refresh failed: ${grant.detail}`);
    if (grant.kind === 'never-left') return later(`refresh: ${grant.detail}`);
    if (grant.because === 'passing') return later(`refresh refused: ${grant.detail}`);
    return mustConsent(`refresh refused: ${grant.detail}`); // the app's secret, its registration: for the office to mend
  };

  /**
   * A refresh token left and nobody knows what became of it. The old access token dies the moment a new one is issued: while it works,
   * nothing was issued; when it doesn't, the new pair is lost.
   */
  const settle = async (row: TokenRow, detail: string): Promise<Access> => {
    const state = row.access === '' ? 'dead' : await given.probe(row.access);
    const newer = overtaken(row);
    if (newer) return newer;
    if (state === 'dead') return stop(row, '', `${detail}, and the old access token is dead`);
    if (state === 'alive' && row.state === 'doubtful') return use(row.access);
    if (state === 'alive') write({ ...row, state: 'doubtful' });
    putOff(detail);
    return state === 'alive' ? use(row.access) : later(`${detail}; nobody answers`);
  };

  const find = async (): Promise<Access> => {
    if (store.isBehind()) return later('the tokens can’t be written');
    const row = read();
    if (!row) return mustConsent('no tokens yet');
    if (!flight) {
      if (row.state === 'reauthorise') return isLive(row) ? use(row.access) : mustConsent(trouble ?? 'tokens used up');
      if (row.state !== 'refreshing' && isLive(row) && (!isDue(row) || isPaused())) return use(row.access);
      if (isPaused()) return later(trouble ?? 'tokens not refreshed');
    }
    // The old token may die at any moment: whoever comes during a refresh waits for its end.
    const fresh = await (flight ?? alone(refresh));
    if (fresh.kind === 'token' || store.isBehind()) return fresh;
    const after = read();
    return after && after.state !== 'refreshing' && isLive(after) ? use(after.access) : fresh;
  };

  return {
    access: find,
    async refused(access) {
      if (flight) await flight;
      if (store.isBehind()) return later('the tokens can’t be written');
      const row = read();
      noteRefusal();
      if (!row) return mustConsent('no tokens yet');
      if (row.access !== '' && row.access !== access && row.state !== 'refreshing') return use(row.access);
      if (row.state === 'reauthorise')
        return row.access === ''
          ? mustConsent(trouble ?? 'tokens used up')
          : stop(row, '', trouble ?? 'the access token is dead');
      if (row.state === 'active' && isPaused()) return later(trouble ?? 'tokens not refreshed');
      if (row.state === 'active' && row.access === doubted) return doubt(row, '');
      const fresh = await alone(refresh);
      return fresh.kind === 'token' && fresh.access === access ? later('the access token is refused') : fresh;
    },
    giveUp(access, detail) {
      const row = read();
      if (!row || row.access !== access || row.state === 'refreshing') return later('the tokens changed meanwhile');
      return doubt(row, detail);
    },
    needsConsent() {
      const row = store.read();
      return row ? row.state === 'reauthorise' : !given.firstRefreshToken;
    },
    isUnreadable: () => store.read() === UNREADABLE,
    losses: () => losses,
    health() {
      const row = store.read();
      if (store.isBehind()) return { ok: false, detail: 'the tokens can’t be written' };
      if (!row)
        return given.firstRefreshToken ? { ok: true } : { ok: false, detail: 'no tokens yet: authorise the OA' };
      if (row === UNREADABLE) return { ok: false, detail: OTHER_KEY };
      if (row.state === 'reauthorise')
        return { ok: false, detail: `authorise the OA again: ${trouble ?? 'tokens used up'}` };
      if (trouble !== null && !isLive(row)) return { ok: false, detail: trouble };
      return trouble === null ? { ok: true } : { ok: true, detail: trouble };
    },
    secrets: () => [...secrets],
  };
}
