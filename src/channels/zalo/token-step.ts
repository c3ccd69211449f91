import type { Grant } from './oauth.ts';
import type { Failure } from './result.ts';
import { rowOf, type TokenRow, UNREADABLE } from './token-row.ts';

export type Access = { readonly kind: 'token'; readonly access: string } | Failure;

/** What the keeper knows besides the row in the store. Instants and lengths are real milliseconds. */
export type Keeping = {
  /** What is wrong, for health and for whoever asks; null: nothing. */
  readonly trouble: string | null;
  /** No refresh is tried before; the next pause is `ms` long. */
  readonly pause: { readonly until: number; readonly ms: number };
  /** Somebody has to consent, and was told. */
  readonly isLost: boolean;
  /** How often it has come to that since the start. */
  readonly losses: number;
  /** Since when tokens are refused without a break, and when one was last. */
  readonly refusals: { readonly since: number; readonly at: number };
  /** The token that was refused though it was fresh. */
  readonly doubted: string | null;
};

/**
 * What happens to the keeper. `row` of the last two: the one whose refresh token left, or whose access token was
 * tried.
 */
export type TokenEvent =
  /** Somebody wants to call. `isBusy`: a refresh is under way. */
  | { readonly kind: 'asked'; readonly isBusy: boolean }
  /** The platform refused this access token. */
  | { readonly kind: 'refused'; readonly access: string }
  /** It refused this one as well, though it was got since. */
  | { readonly kind: 'refused-again'; readonly access: string; readonly detail: string }
  /** The refresh that was waited for gave this; `refused`: the token that was refused before. */
  | { readonly kind: 'waited'; readonly fresh: Access; readonly refused?: string | undefined }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'granted'; readonly row: TokenRow; readonly grant: Grant }
  | { readonly kind: 'probed'; readonly row: TokenRow; readonly says: ProbeResult; readonly detail: string };

/** What a cheap read under an access token says about it. unclear: nobody answered. */
export type ProbeResult = 'alive' | 'dead' | 'unclear';

/** What is done at once, in this order. */
export type TokenEffect =
  | { readonly do: 'write'; readonly row: TokenRow }
  | { readonly do: 'log'; readonly what: 'refreshed' }
  | { readonly do: 'log'; readonly what: 'put off' | 'lost'; readonly detail: string };

/** How it goes on. `isNew`: to be used only once it is written down, as a refresh token leaves only then. */
export type TokenNext =
  | { readonly do: 'answer'; readonly access: Access; readonly isNew?: true }
  | { readonly do: 'wait'; readonly refused?: string }
  | { readonly do: 'send'; readonly row: TokenRow }
  | { readonly do: 'probe'; readonly row: TokenRow; readonly detail: string };

export type TokenStep = {
  readonly state: Keeping;
  readonly effects: readonly TokenEffect[];
  readonly next: TokenNext;
};

/** An access token lives 25 h; a refresh that fails leaves five hours to try again. */
const REFRESH_AFTER_MS = 20 * 3_600_000;
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 600_000;
/** A fresh token that is refused may be right in a moment; after so long somebody has to look. */
const PATIENCE_MS = 120_000;
/** A refusal so long after the last one is another one's. */
const FORGOTTEN_MS = 90_000;
export const OTHER_KEY =
  'the stored tokens can’t be opened: they were sealed with another TOKEN_KEY, or are damaged. Put the right TOKEN_KEY back and restart, ' +
  'or run "npm run zalo -- authorize" with the TOKEN_KEY of the running program (none where it has none)';

const NO_PAUSE = { until: 0, ms: FIRST_PAUSE_MS };

/** The keeper at its start. `row`: the one in the store. Whoever had to consent before the start was told then. */
export const firstKeeping = (row: TokenRow | null): Keeping => ({
  trouble: null,
  pause: NO_PAUSE,
  isLost: row?.state === 'reauthorise' && row !== UNREADABLE,
  losses: 0,
  refusals: { since: 0, at: Number.NEGATIVE_INFINITY },
  doubted: null,
});

export const isLive = (row: TokenRow, now: number): boolean => row.access !== '' && now < row.expiresAt;

const isDue = ({ refreshedAt, expiresAt }: TokenRow, now: number): boolean =>
  now - refreshedAt >= Math.min(REFRESH_AFTER_MS, (expiresAt - refreshedAt) * 0.8);

/**
 * Refused, not unavailable: without a token the call never left, or it was turned away at the door; an announcement
 * may wait.
 */
export const later = ({ pause }: Keeping, detail: string, now: number): Failure => ({
  kind: 'retry',
  after: Math.max(0, pause.until - now),
  why: 'refused',
  detail,
});

const answer = (state: Keeping, access: Access): TokenStep => ({ state, effects: [], next: { do: 'answer', access } });
const use = (state: Keeping, access: string): TokenStep => answer(state, { kind: 'token', access });
const putOff = (state: Keeping, detail: string, now: number): TokenStep => answer(state, later(state, detail, now));
const consent = (state: Keeping, detail: string): TokenStep => answer(state, { kind: 'reauthorise', detail });

/**
 * One step of the keeper. `row`: the newest in the store, read for this step; null: there is none. The row says
 * `refreshing` before the refresh token leaves, and a new pair is written before anyone uses it: whenever the process
 * dies, the next start knows whether the token may have been used, and never sends a used one again.
 */
export function stepTokens(before: Keeping, event: TokenEvent, row: TokenRow | null, now: number): TokenStep {
  const { state, effects } = look(before, row);
  const step = react(state, event, row, now);
  return { ...step, effects: [...effects, ...step.effects] };
}

function react(state: Keeping, event: TokenEvent, row: TokenRow | null, now: number): TokenStep {
  switch (event.kind) {
    case 'asked':
      return row ? find(state, row, event.isBusy, now) : consent(state, 'no tokens yet');
    case 'refused':
      return refused(state, row, event.access, now);
    case 'refused-again':
      return row && row.access === event.access && row.state !== 'refreshing'
        ? doubt(state, row, event.detail, now)
        : putOff(state, 'the tokens changed meanwhile', now);
    case 'waited':
      return afterWaiting(state, event, row, now);
    case 'refresh':
      return row ? refresh(state, row, now) : consent(state, 'no tokens yet');
    case 'granted':
      return overtaken(state, event.row, row, now) ?? take(state, event, now);
    default:
      return overtaken(state, event.row, row, now) ?? settle(state, event, now);
  }
}

/** What the row itself tells: that it can't be opened, that it can again, that somebody has consented. */
function look(state: Keeping, row: TokenRow | null): Pick<TokenStep, 'state' | 'effects'> {
  if (row === UNREADABLE) return lose(state, OTHER_KEY);
  const seen = state.trouble === OTHER_KEY ? { ...state, trouble: null } : state;
  return { state: seen.isLost && row && row.state !== 'reauthorise' ? well(seen) : seen, effects: [] };
}

const well = (state: Keeping): Keeping => ({ ...state, trouble: null, isLost: false, pause: NO_PAUSE });

function lose(state: Keeping, detail: string): Pick<TokenStep, 'state' | 'effects'> {
  if (state.isLost) return { state: { ...state, trouble: detail }, effects: [] };
  const lost = { ...state, trouble: detail, isLost: true, losses: state.losses + 1 };
  return { state: lost, effects: [{ do: 'log', what: 'lost', detail }] };
}

/** The refresh token is used up. An access token that still works may be used until its end. */
function stop(state: Keeping, row: TokenRow, access: string, detail: string): TokenStep {
  const lost = lose(state, detail);
  const write = { do: 'write', row: next({ ...row, access, state: 'reauthorise' }) } as const;
  return { ...consent(lost.state, detail), effects: [write, ...lost.effects] };
}

const next = (row: TokenRow): TokenRow => ({ ...row, version: row.version + 1 });

function find(state: Keeping, row: TokenRow, isBusy: boolean, now: number): TokenStep {
  // The old token may die at any moment: whoever comes during a refresh waits for its end.
  if (isBusy) return { state, effects: [], next: { do: 'wait' } };
  const isPaused = now < state.pause.until;
  if (row.state === 'reauthorise') {
    return isLive(row, now) ? use(state, row.access) : consent(state, state.trouble ?? 'tokens used up');
  }
  if (row.state !== 'refreshing' && isLive(row, now) && (!isDue(row, now) || isPaused)) return use(state, row.access);
  if (isPaused) return putOff(state, state.trouble ?? 'tokens not refreshed', now);
  return { state, effects: [], next: { do: 'wait' } };
}

function refused(before: Keeping, row: TokenRow | null, access: string, now: number): TokenStep {
  const { since, at } = before.refusals;
  const state = { ...before, refusals: { since: now - at > FORGOTTEN_MS ? now : since, at: now } };
  if (!row) return consent(state, 'no tokens yet');
  if (row.access !== '' && row.access !== access && row.state !== 'refreshing') return use(state, row.access);
  if (row.state === 'reauthorise') {
    return row.access === ''
      ? consent(state, state.trouble ?? 'tokens used up')
      : stop(state, row, '', state.trouble ?? 'the access token is dead');
  }
  if (row.state === 'active' && now < state.pause.until) {
    return putOff(state, state.trouble ?? 'tokens not refreshed', now);
  }
  if (row.state === 'active' && row.access === state.doubted) return doubt(state, row, '', now);
  return { state, effects: [], next: { do: 'wait', refused: access } };
}

/** It was got since the trouble began, and is refused too. */
function doubt(state: Keeping, row: TokenRow, detail: string, now: number): TokenStep {
  const text = `a fresh access token is refused${detail === '' ? '' : `: ${detail}`}`;
  if (now - state.refusals.since >= PATIENCE_MS) return stop(state, row, '', text);
  return putOff({ ...state, trouble: text, doubted: row.access }, text, now);
}

function afterWaiting(
  state: Keeping,
  { fresh, refused: old }: Extract<TokenEvent, { kind: 'waited' }>,
  row: TokenRow | null,
  now: number,
): TokenStep {
  if (old !== undefined) {
    const isOld = fresh.kind === 'token' && fresh.access === old;
    return isOld ? putOff(state, 'the access token is refused', now) : answer(state, fresh);
  }
  const isUsable = row && row.state !== 'refreshing' && isLive(row, now);
  return fresh.kind !== 'token' && isUsable ? use(state, row.access) : answer(state, fresh);
}

function refresh(state: Keeping, row: TokenRow, now: number): TokenStep {
  if (row.state === 'refreshing') return tryOld(state, row, 'the program ended during a refresh', now);
  if (row.state === 'reauthorise') return consent(state, 'the refresh token is used up');
  // The platform may have carried out the lost request late.
  if (row.state === 'doubtful') return tryOld(state, row, 'a refresh without an answer', now);
  return send(state, row);
}

function send(state: Keeping, row: TokenRow): TokenStep {
  const leaving = next({ ...row, state: 'refreshing' });
  return { state, effects: [{ do: 'write', row: leaving }], next: { do: 'send', row: leaving } };
}

/**
 * A refresh token left and nobody knows what became of it. The old access token dies the moment a new one is issued:
 * while it works, nothing was issued; when it doesn't, the new pair is lost.
 */
const tryOld = (state: Keeping, row: TokenRow, detail: string, now: number): TokenStep =>
  row.access === ''
    ? settle(state, { kind: 'probed', row, says: 'dead', detail }, now)
    : { state, effects: [], next: { do: 'probe', row, detail } };

/** Somebody (a new consent) wrote a newer row while we waited. */
function overtaken(state: Keeping, row: TokenRow, newest: TokenRow | null, now: number): TokenStep | null {
  if (!newest || newest.version === row.version) return null;
  return newest.access === '' ? putOff(state, 'the tokens changed meanwhile', now) : use(state, newest.access);
}

function take(state: Keeping, { row, grant }: Extract<TokenEvent, { kind: 'granted' }>, now: number): TokenStep {
  if (grant.kind === 'pair') {
    const access = { kind: 'token', access: grant.pair.access } as const;
    return {
      state: well(state),
      effects: [
        { do: 'write', row: rowOf(grant.pair, now, row.version) },
        { do: 'log', what: 'refreshed' },
      ],
      next: { do: 'answer', access, isNew: true },
    };
  }
  if (grant.kind === 'lost') return tryOld(state, row, `refresh without an answer (${grant.detail})`, now);
  const detail = `refresh ${grant.kind === 'refused' ? 'refused' : 'failed'}: ${grant.detail}`;
  if (grant.kind === 'refused' && grant.because === 'grant') return stop(state, row, row.access, detail);
  // Nothing was issued: the token is as good as before.
  const [paused, effects] = pauseAfter(state, `refresh failed: ${grant.detail}`, now, { ...row, state: 'active' });
  // The app's secret or its registration is for the office to mend.
  const isSettings = grant.kind === 'refused' && grant.because === 'settings';
  return { ...(isSettings ? consent(paused, detail) : putOff(paused, detail, now)), effects };
}

function settle(state: Keeping, event: Extract<TokenEvent, { kind: 'probed' }>, now: number): TokenStep {
  const { row, says, detail } = event;
  if (says === 'dead') return stop(state, row, '', `${detail}, and the old access token is dead`);
  if (says === 'alive' && row.state === 'doubtful') return send(state, row);
  const [paused, effects] = pauseAfter(state, detail, now, says === 'alive' ? { ...row, state: 'doubtful' } : null);
  const step = says === 'alive' ? use(paused, row.access) : putOff(paused, `${detail}; nobody answers`, now);
  return { ...step, effects };
}

/** The next refresh is tried later, each time twice as late. `row`: what is written meanwhile. */
function pauseAfter(
  state: Keeping,
  trouble: string,
  now: number,
  row: TokenRow | null,
): readonly [Keeping, readonly TokenEffect[]] {
  const { ms } = state.pause;
  const pause = { until: now + ms, ms: Math.min(ms * 2, LONGEST_PAUSE_MS) };
  const told: TokenEffect = { do: 'log', what: 'put off', detail: trouble };
  return [{ ...state, trouble, pause }, row ? [{ do: 'write', row: next(row) }, told] : [told]];
}
