import { createEvents, type Signed } from './zalo-oa/events.ts';
import { createPerson, type Person } from './zalo-oa/person.ts';
import { createRate } from './zalo-oa/rate.ts';
import type { Refused } from './zalo-oa/refused.ts';
import { createScript, type Match, type Scripted } from './zalo-oa/script.ts';
import { type Arrival, listen } from './zalo-oa/server.ts';
import { createTokens } from './zalo-oa/tokens.ts';
import { createWorld } from './zalo-oa/world.ts';

export type { Delivered, Signed } from './zalo-oa/events.ts';
export type { Person } from './zalo-oa/person.ts';
export { ANSWERS } from './zalo-oa/script.ts';

export type ZaloStandInOptions = {
  /** Real milliseconds, as tokens, windows and uploads count them. Default: a clock of its own that `advance` moves. */
  readonly now?: () => number;
  /** Real milliseconds for what ages by them (tokens, codes, uploads, the rate) where `now` is a people's clock that is sped up. Default: `now`. */
  readonly elapsed?: () => number;
  /** How long each answer is held back: the round trip. Default 0. */
  readonly latencyMs?: number;
  /** Calls in any minute; more get -32. Default 4,000, as for an app; a package may allow an OA less. */
  readonly perMinute?: number;
  /** The callback address registered in the console. Default: any. */
  readonly callback?: string;
  /** Each so-and-so-many-th event comes a second time though it was answered. Default: none. */
  readonly repeatEvery?: number;
  /** The webhook's pauses between two tries; then the event is lost. */
  readonly retryMs?: readonly number[];
  /** `mac=` before the signature (sources differ). Default true. */
  readonly hasMark?: boolean;
  /** Whether our own sends come back as events. Default true. */
  readonly echoes?: boolean;
};

export type Refusal = {
  readonly path: string;
  readonly kind: 'form' | 'world';
  readonly code: number;
  readonly description: string;
};

/**
 * A strict stand-in of the OA API, its OAuth server and its picture host on loopback: errors under HTTP 200, tokens that rotate and die,
 * the window of seven days, sizes, and a refusal of whatever is dead or has not exactly the documented form.
 *
 *   const zalo = await startZaloStandIn();      // ZALO_API_ROOT and ZALO_OAUTH_ROOT = zalo.root, ZALO_REFRESH_TOKEN = zalo.refreshToken
 *   zalo.deliverTo('http://127.0.0.1:8080/webhooks/zalo');
 *   const an = zalo.user('7001');
 *   await an.follow();
 *   await an.say('lịch');                        // resolves when the webhook has answered
 *   zalo.script({ path: 'cs' }, ANSWERS.tooMany, 3);
 *   expect(zalo.refused('form')).toEqual([]);    // no call was ever refused for its form
 *   expect(zalo.reused()).toEqual([]);           // no used refresh token was ever sent again
 */
export type ZaloStandIn = {
  readonly root: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecretKey: string;
  readonly oaId: string;
  /** The first refresh token, as the console's explorer gives it; its access token is `access()`. */
  readonly refreshToken: string;
  /** The access token that works now. */
  access(): string;
  /** Every token and code that ever was. */
  secrets(): readonly string[];
  readonly arrivals: readonly Arrival[];
  refused(kind?: 'form' | 'world'): readonly Refusal[];
  /** Refresh tokens that came a second time. */
  reused(): readonly string[];
  script(match: Match, answer: Scripted, times?: number): void;
  unscript(): void;
  /** Moves the stand-in's own clock. */
  advance(ms: number): void;
  /** The access token ends here and now. */
  expireAccess(): void;
  /** How long the access tokens live that are issued from now on. */
  setAccessLife(ms: number): void;
  /** Another program refreshes: the bot's access token dies. */
  stealTokens(): { readonly access_token: string; readonly refresh_token: string };
  /** An admin opens the consent link and agrees: the address it leads back to. */
  consent(link: string): string;
  user(id: string, name?: string): Person;
  /** People who follow and wrote just now, or at another instant of `now`, without an event. */
  befriend(ids: readonly string[], at?: number): void;
  deliverTo(url: string): void;
  /** The webhook's address is saved in the console: it must answer the unsigned `{}`. */
  saveWebhook(url: string): Promise<void>;
  /** Signs an event without delivering it; `secret` for a forged one. */
  sign(event: Readonly<Record<string, unknown>>): Signed;
  signWith(body: string, timestamp: string, secret: string): Signed;
  push(event: Readonly<Record<string, unknown>>): Promise<{ readonly status: number; readonly tries: number }>;
  /** Events that were given up. */
  lost(): readonly Signed[];
  settled(): Promise<void>;
  counts(): { readonly free: number; readonly billed: number; readonly upload: number };
  /** Puts a file on the picture host; gives its address. `moveTo`: it redirects. */
  host(bytes: Buffer, type: string, moveTo?: string): string;
  stop(): Promise<void>;
};

/** See ZaloStandIn. */
export async function startZaloStandIn(options: ZaloStandInOptions = {}): Promise<ZaloStandIn> {
  let own = Date.parse('2021-10-01T06:40:00+07:00');
  const now = options.now ?? (() => own);
  const keys = { appId: '4318657068771012345', appSecret: 'sEcReTkEyOfTheApp0123' };
  const oa = { id: '2506148880812345678', name: 'Học tập suốt đời (thử)' };
  const oaSecretKey = 'OaSecretKeyOfTheWebhook4567';
  const { elapsed = now, latencyMs = 0, repeatEvery = 0 } = options;
  const world = createWorld(now, elapsed);
  const tokens = createTokens(keys, oa.id, elapsed, options.callback);
  const script = createScript();
  const { retryMs = [5, 10, 20], hasMark = true } = options;
  const events = createEvents({ keys, oaId: oa.id, oaSecretKey, retryMs, hasMark, now, repeatEvery });
  const arrivals: Arrival[] = [];
  const cdn = new Map<string, { bytes: Buffer; type: string; headers: Headers }>();
  const first = tokens.issue();

  const { server, root } = await listen({
    keys,
    oa,
    world,
    tokens,
    script,
    arrivals,
    cdn,
    now,
    rate: createRate(options.perMinute ?? 4000, elapsed),
    latencyMs: () => latencyMs,
    onSent(user, seen) {
      if (!events.isOn() || options.echoes === false) return;
      const ends = { sender: { id: oa.id }, recipient: { id: user } };
      const event_name = seen.file ? `oa_send_${seen.file.kind}` : 'oa_send_text';
      void events.push({ event_name, ...ends, message: { msg_id: seen.id, text: seen.text } });
    },
  });
  const host = (bytes: Buffer, type: string, moveTo?: string): string => {
    const path = `/cdn/${cdn.size + 1}`;
    cdn.set(path, { bytes, type, headers: new Headers(moveTo === undefined ? {} : { location: moveTo }) });
    return `${root}${path}`;
  };

  return {
    root,
    ...keys,
    oaSecretKey,
    oaId: oa.id,
    refreshToken: first.refresh_token,
    access: () => tokens.access(),
    secrets: () => [keys.appSecret, oaSecretKey, ...tokens.secrets()],
    arrivals,
    refused(kind) {
      return arrivals.flatMap(({ path, answered }): Refusal[] => {
        if (!isRefused(answered) || (kind && answered.kind !== kind)) return [];
        return [{ path, kind: answered.kind, code: answered.code, description: answered.description }];
      });
    },
    reused: () => tokens.reused,
    script: (match, answer, times = 1) => script.add(match, answer, times),
    unscript: () => script.clear(),
    advance(ms) {
      own += ms;
    },
    expireAccess: () => tokens.expire(),
    setAccessLife: (ms) => tokens.setLife(ms),
    stealTokens: () => tokens.issue(),
    consent: (link) => tokens.consent(link),
    user: (id, name = `Người ${id}`) => createPerson({ user: world.user(id, name), oaId: oa.id, world, events, host }),
    befriend(ids, at = now()) {
      for (const id of ids) {
        const user = world.user(id, `Người ${id}`);
        user.follows = true;
        user.lastInteraction = at;
      }
    },
    deliverTo: (url) => events.deliverTo(url),
    saveWebhook: (url) => events.save(url),
    sign: (event) => events.make(event),
    signWith: (body, timestamp, secret) => events.sign(body, timestamp, secret),
    push: (event) => events.push(event),
    lost: () => events.lost,
    settled: () => events.settled(),
    counts: () => world.count,
    host,
    async stop() {
      events.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const isRefused = (answered: Arrival['answered']): answered is Refused =>
  typeof answered === 'object' && answered !== null;
