import { isSealed, type TokenRow } from '../channels/zalo/index.ts';
import type { Clock } from '../clock.ts';
import { lastHeard, windowsOf } from '../store/addresses.ts';
import type { Store } from '../store/open.ts';
import { type StoredTokens, TokensUnreadable } from '../store/tokens.ts';
import { askRunning, type Running } from './zalo-health.ts';
import { askOa } from './zalo-oa.ts';
import type { Print } from './zalo-print.ts';
import type { ZaloSettings } from './zalo-settings.ts';

export type StatusLooking = {
  readonly settings: ZaloSettings;
  readonly store: Store;
  readonly tokens: StoredTokens<TokenRow>;
  readonly clock: Clock;
  readonly print: Print;
};

type Events = NonNullable<NonNullable<Running['events']>['zalo']>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Zalo's refresh token lives three months. */
const REFRESH_LIFE_DAYS = 90;
const WEBHOOK_PATH = '/webhooks/zalo';

/** Tells how it stands; true: nobody has to do anything. Changes nothing, neither here nor at Zalo. */
export async function tellStatus(looking: StatusLooking): Promise<boolean> {
  const isWell = await tellTokens(looking);
  tellWindows(looking);
  return (await tellRunning(looking)) && isWell;
}

async function tellTokens({ settings, tokens, clock, print }: StatusLooking): Promise<boolean> {
  const row = readRow(tokens);
  if (row === 'unreadable') {
    print.complain('unreadable');
    return false;
  }
  if (row === null || (row.access === '' && row.state === 'active')) {
    const isWaiting = row !== null || settings.hasFirstToken;
    print.say(isWaiting ? 'first-start' : 'no-tokens');
    return isWaiting;
  }
  const now = clock.elapsed();
  const isLive = row.access !== '' && now < row.expiresAt;
  print.say(isLive ? 'access' : 'access-over', {
    since: moment(row.refreshedAt),
    count: Math.max(0, Math.floor((now - row.refreshedAt) / HOUR_MS)),
    until: moment(row.expiresAt),
  });
  print.say(`state.${row.state}`);
  if (row.state !== 'reauthorise')
    print.say('refresh', { until: moment(row.refreshedAt + REFRESH_LIFE_DAYS * DAY_MS) });
  if (isSealed(tokens.text() ?? '')) print.say('key');
  else print.say(settings.key === null ? 'no-key' : 'not-sealed-yet');
  const isAnswered = isLive && (await tellOa(settings, row, clock, print));
  return row.state !== 'reauthorise' && (isAnswered || !isLive);
}

function readRow(tokens: StoredTokens<TokenRow>): TokenRow | null | 'unreadable' {
  try {
    return tokens.read();
  } catch (error) {
    if (error instanceof TokensUnreadable) return 'unreadable';
    throw error;
  }
}

async function tellOa(settings: ZaloSettings, row: TokenRow, clock: Clock, print: Print): Promise<boolean> {
  const oa = await askOa(settings, row, clock);
  if (typeof oa === 'string') {
    print.complain('not-asked', { why: oa });
    return false;
  }
  print.say('oa', { name: oa.name, id: oa.id });
  print.say(oa.isVerified ? 'verified' : 'not-verified');
  if (oa.packageName === null) print.say('no-package');
  else if (oa.packageUntil === null) print.say('package', { name: oa.packageName });
  else print.say('package-until', { name: oa.packageName, until: oa.packageUntil });
  if (oa.followers !== null) print.say('followers', { count: oa.followers, n: oa.followers });
  return true;
}

/** How many people may be written to at what cost: 48 hours free, to seven days billed, then not at all (OA, "cs" messages). */
function tellWindows({ store, clock, print }: StatusLooking): void {
  print.say('windows', windowsOf(store, 'zalo', clock.now()));
}

async function tellRunning({ settings, store, print }: StatusLooking): Promise<boolean> {
  if (settings.publicUrl === null) print.say('no-webhook');
  else print.say('webhook', { address: settings.publicUrl + WEBHOOK_PATH });
  const running = await askRunning(settings);
  tellEvents(store, running?.events?.zalo ?? null, print);
  if (running === null) {
    print.say('not-running', { address: settings.healthUrl });
    return true;
  }
  const ours = Object.entries(running.channels).filter(([name]) => name.startsWith('zalo'));
  if (ours.length === 0) print.say('running-without');
  for (const [name, { ok, detail }] of ours) {
    const values = { name: name === 'zalo' ? 'Zalo OA' : 'Zalo Bot', detail: detail ?? '' };
    print.say(`running.${ok ? 'well' : 'ill'}${detail === undefined ? '' : '-detail'}`, values);
  }
  return ours.length > 0 && ours.every(([, { ok }]) => ok);
}

/** A webhook that was never called looks well from here: only what has come shows that it is registered. */
function tellEvents(store: Store, since: Events | null, print: Print): void {
  // A follow, a word, a tap: they come by the webhook alone.
  const last = since?.lastAt ?? lastHeard(store, 'zalo');
  if (last === null) print.say('no-event');
  else print.say('last-event', { at: moment(last) });
  if (since) print.say('events', { good: since.good, bad: since.bad, other: since.other });
}

const moment = (at: number) => ({ date: new Date(at).toISOString(), as: 'moment' }) as const;
