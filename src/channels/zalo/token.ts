import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { OAuth } from './oauth.ts';
import { CHANNEL } from './options.ts';
import { createOutlasting, type Outlasting } from './outlasting.ts';
import type { Failure } from './result.ts';
import { type TokenRow, type TokenStore, UNREADABLE } from './token-row.ts';
import {
  type Access,
  firstKeeping,
  isLive,
  type Keeping,
  later,
  OTHER_KEY,
  type ProbeResult,
  stepTokens,
  type TokenEffect,
  type TokenEvent,
  type TokenNext,
} from './token-step.ts';

export type Probe = (access: string) => Promise<ProbeResult>;

export type TokenKeeper = {
  /** A token to call with; refreshed first where it is due. */
  access(): Promise<Access>;
  /** The platform refused this token: a newer one where there is one, else a refresh. */
  refused(access: string): Promise<Access>;
  /** The newest pair was refused as soon as it was used: where that lasts, only a new consent helps. */
  giveUp(access: string, detail: string): Promise<Access>;
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

export type TokenKeeping = {
  readonly store: TokenStore;
  readonly oauth: Pick<OAuth, 'refresh'>;
  readonly probe: Probe;
  readonly clock: Clock;
  readonly log: Log;
  readonly firstRefreshToken?: string | undefined;
  /** Called once each time it comes to that. */
  readonly onReauthorise: (detail: string) => void;
};

const MOST_SECRETS = 16;
const UNWRITTEN = 'the tokens can’t be written';

/**
 * Keeps one OA's pair of tokens: does what token-step.ts decides. The store's row is the only truth, read anew for
 * each step, so that a consent given by the command line is seen at once.
 */
export function createTokenKeeper(given: TokenKeeping): TokenKeeper {
  const { clock, firstRefreshToken } = given;
  const store = createOutlasting(given.store, given.log);
  const secrets = createSecrets();
  let state = firstKeeping(store.read());
  let flight: Promise<Access> | null = null;

  const read = (): TokenRow | null => {
    const row = store.read() ?? beginWith(firstRefreshToken, store);
    secrets.note(row);
    return row;
  };
  const carryOut = (effect: TokenEffect): void => {
    if (effect.do === 'log') return tell(effect, given);
    secrets.note(effect.row);
    store.write(effect.row);
  };
  const unwritten = (): Failure => later(state, UNWRITTEN, clock.elapsed());

  const go = async (event: TokenEvent): Promise<Access> => {
    const step = stepTokens(state, event, read(), clock.elapsed());
    state = step.state;
    for (const effect of step.effects) carryOut(effect);
    return goOn(step.next);
  };
  const goOn = async (next: TokenNext): Promise<Access> => {
    if (next.do === 'answer') return next.isNew && store.isBehind() ? unwritten() : next.access;
    if (next.do === 'probe') return go({ kind: 'probed', ...next, says: await given.probe(next.row.access) });
    if (next.do === 'wait') {
      const fresh = await refreshAlone();
      return fresh.kind !== 'token' && store.isBehind() ? fresh : go({ kind: 'waited', fresh, refused: next.refused });
    }
    if (store.isBehind()) return unwritten(); // nothing is sent that is not written down
    return go({ kind: 'granted', row: next.row, grant: await given.oauth.refresh(next.row.refresh) });
  };
  /** One refresh or one settling at a time; whoever comes meanwhile waits for it. */
  const refreshAlone = (): Promise<Access> => {
    flight ??= go({ kind: 'refresh' }).finally(() => {
      flight = null;
    });
    return flight;
  };

  return {
    access: async () => (store.isBehind() ? unwritten() : go({ kind: 'asked', isBusy: flight !== null })),
    async refused(access) {
      if (flight) await flight;
      return store.isBehind() ? unwritten() : go({ kind: 'refused', access });
    },
    giveUp: (access, detail) => go({ kind: 'refused-again', access, detail }),
    needsConsent() {
      const row = store.read();
      return row ? row.state === 'reauthorise' : !firstRefreshToken;
    },
    isUnreadable: () => store.read() === UNREADABLE,
    losses: () => state.losses,
    health: () => healthOf(store, state, firstRefreshToken !== undefined, clock.elapsed()),
    secrets: secrets.list,
  };
}

/** The first row of a store that has none, from the environment's refresh token; null: there is none either. */
function beginWith(refresh: string | undefined, store: Outlasting): TokenRow | null {
  if (!refresh) return null;
  const row: TokenRow = { access: '', refresh, expiresAt: 0, refreshedAt: 0, state: 'active', version: 1 };
  store.write(row);
  return row;
}

/** The newest secrets that were seen. */
function createSecrets() {
  const known = new Set<string>();
  return {
    note(row: TokenRow | null): void {
      for (const secret of [row?.access, row?.refresh]) if (secret) known.add(secret);
      for (const oldest of known) if (known.size > MOST_SECRETS) known.delete(oldest);
    },
    list: (): readonly string[] => [...known],
  };
}

function tell(effect: Extract<TokenEffect, { do: 'log' }>, { log, onReauthorise }: TokenKeeping): void {
  if (effect.what === 'refreshed') return log.info({ channel: CHANNEL }, 'tokens refreshed');
  const about = { channel: CHANNEL, reason: effect.detail };
  if (effect.what === 'put off') return log.warn(about, 'tokens not refreshed; tried again later');
  log.error(about, 'the OA has to be authorised again');
  onReauthorise(effect.detail);
}

function healthOf(store: Outlasting, { trouble }: Keeping, hasFirst: boolean, now: number) {
  const row = store.read();
  const ill = (detail: string) => ({ ok: false, detail });
  if (store.isBehind()) return ill(UNWRITTEN);
  if (!row) return hasFirst ? { ok: true } : ill('no tokens yet: authorise the OA');
  if (row === UNREADABLE) return ill(OTHER_KEY);
  if (row.state === 'reauthorise') return ill(`authorise the OA again: ${trouble ?? 'tokens used up'}`);
  if (trouble === null) return { ok: true };
  return isLive(row, now) ? { ok: true, detail: trouble } : ill(trouble);
}
