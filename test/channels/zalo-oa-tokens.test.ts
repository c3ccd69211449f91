import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  challengeOf,
  consentLink,
  createPkce,
  readCallback,
  readKey,
  rowOf,
  SealBroken,
  seal,
  type TokenRow,
  unseal,
} from '../../src/channels/zalo/index.ts';
import { type ChannelUnderTest, channelOn, to, until } from '../support/zalo-oa/channel.ts';
import { createHandClock, type HandClock, HOUR } from '../support/zalo-oa/clock.ts';
import type { Scripted } from '../support/zalo-oa/script.ts';
import { ANSWERS, startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

let clock: HandClock;
let zalo: ZaloStandIn;
let on: ChannelUnderTest;
beforeEach(async () => {
  clock = createHandClock();
  zalo = await startZaloStandIn({ now: () => clock.elapsed() });
  on = channelOn(zalo, { clock });
  zalo.befriend(['7001']);
});
afterEach(async () => {
  // Whatever a test did: no used refresh token was ever sent again, and no call was refused for its form.
  expect(zalo.reused()).toEqual([]);
  expect(zalo.refused('form')).toEqual([]);
  await on.stop();
  await zalo.stop();
});

const send = (text = 'xin chào') => on.channel.send(to('7001'), { text });
/** For what is never answered. */
const beImpatient = (): void => {
  on = channelOn(zalo, { clock, callTimeoutMs: 1500 });
};
const grants = () => zalo.arrivals.filter((each) => each.path.endsWith('access_token'));
const probes = () => zalo.arrivals.filter((each) => each.path.endsWith('getoa'));
const row = () => on.rows.at(-1);
const states = () => on.rows.map((each) => each.state);
const received = () => zalo.user('7001').messages().length;
const again = (more = {}) => {
  const rows = on.rows;
  on = channelOn(zalo, {
    clock,
    tokens: { read: () => rows.at(-1) ?? null, write: (given) => void rows.push(structuredClone(given)) },
    ...more,
  });
  on.rows.push(...rows);
  return { ...on, rows };
};

describe('a pair of tokens', () => {
  it('comes from the first refresh token, and is committed before it is used', async () => {
    expect(await send()).toMatchObject({ ok: true });
    expect(states()).toEqual(['active', 'refreshing', 'active']);
    expect(on.rows.map((each) => each.version)).toEqual([1, 2, 3]);
    expect(row()).toMatchObject({ access: zalo.access(), expiresAt: clock.elapsed() + 25 * HOUR });
    expect(row()?.refresh).not.toBe(zalo.refreshToken);
  });

  it('that is kept wins over the one of the environment', async () => {
    await send();
    const later = again();
    expect(await send()).toMatchObject({ ok: true });
    expect(grants()).toHaveLength(1);
    await later.stop();
  });

  it('is fetched once however many ask for it at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, () => send()));
    expect(results.every((each) => each.ok)).toBe(true);
    expect(grants()).toHaveLength(1);
  });

  it('is renewed after twenty hours, five before its end, without a message in between', async () => {
    await on.start();
    await until(() => on.lines.some((line) => line.includes('zalo ready')));
    clock.advance(19 * HOUR);
    await send();
    expect(grants()).toHaveLength(1);
    clock.advance(1 * HOUR + 60_000);
    await until(() => grants().length === 2);
    await until(() => row()?.access === zalo.access());
    expect(await send()).toMatchObject({ ok: true });
  });

  it('that dies in the middle of sends is renewed once, and every message arrives once', async () => {
    await send();
    zalo.expireAccess();
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => send(`tin ${at}`)));
    expect(results.every((each) => each.ok)).toBe(true);
    expect(grants()).toHaveLength(2);
    expect(received()).toBe(21);
  });

  it('makes the OA known, though nobody answered at the start', async () => {
    const known: string[] = [];
    on = channelOn(zalo, { clock, onOa: (oa) => known.push(oa.id) });
    zalo.script({ path: 'getoa' }, ANSWERS.badGateway);
    await on.start();
    await until(() => on.lines.some((line) => line.includes('zalo not ready')));
    expect(known).toEqual([]);
    clock.advance(60_000);
    await until(() => known.length > 0);
    clock.advance(120_000);
    await send();
    expect(known).toEqual([zalo.oaId]);
  });

  it('that a consent on the command line replaced is seen at once', async () => {
    await send();
    const pair = zalo.stealTokens();
    const given = { access: pair.access_token, refresh: pair.refresh_token, lifetimeMs: 25 * HOUR };
    on.rows.push(rowOf(given, clock.elapsed(), row()?.version ?? 0));
    expect(await send()).toMatchObject({ ok: true });
    expect(grants()).toHaveLength(1);
  });

  it('that a consent replaced during a refresh is not overwritten', async () => {
    beImpatient();
    await send();
    zalo.expireAccess();
    zalo.script({ path: 'access_token' }, 'hang');
    const sending = send();
    await until(() => grants().length === 2);
    const pair = zalo.stealTokens();
    const given = { access: pair.access_token, refresh: pair.refresh_token, lifetimeMs: 25 * HOUR };
    on.rows.push(rowOf(given, clock.elapsed(), row()?.version ?? 0));
    expect(await sending).toMatchObject({ ok: true });
    expect(row()).toMatchObject({ access: pair.access_token, state: 'active' });
  });

  it('that is refused as soon as it was issued is not refreshed in circles, and given up after two minutes', async () => {
    zalo.script({ path: 'cs' }, ANSWERS.tokenInvalid, 50);
    for (let seconds = 0; seconds < 120; seconds += 30) {
      expect(await send()).toMatchObject({ ok: false, again: true, why: 'refused' });
      expect(on.channel.health()).toMatchObject({ detail: expect.stringContaining('a fresh access token is refused') });
      clock.advance(30_000);
    }
    expect(on.calls).toEqual([]);
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(grants()).toHaveLength(2);
    expect(on.calls).toHaveLength(1);
  });

  it('that is refused for five seconds, and the one after it too, is good again by itself', async () => {
    expect(await send()).toMatchObject({ ok: true });
    zalo.script({ path: 'cs' }, ANSWERS.tokenInvalid, 4);
    for (let seconds = 0; seconds < 3; seconds += 1) {
      expect(await send()).toMatchObject({ ok: false, again: true, why: 'refused' });
      clock.advance(2000);
    }
    expect(await send()).toMatchObject({ ok: true });
    expect(on.calls).toEqual([]);
  });
});

describe('a refresh that fails', () => {
  const due = async (answer: Scripted, times = 1): Promise<void> => {
    await send();
    clock.advance(21 * HOUR);
    zalo.befriend(['7001']);
    zalo.script({ path: 'access_token' }, answer, times);
  };
  const odd: readonly Scripted[] = [
    ANSWERS.oauthEmpty,
    { body: { access_token: 'half', expires_in: '90000' } },
    { body: { access_token: '', refresh_token: '', expires_in: 90_000 } },
    { body: { access_token: null, refresh_token: 'half' } },
    { body: { error_name: 'Internal error', error: -1 }, status: 500 },
    { body: 'quá tải' },
    { html: 502 },
    { html: 200 },
    'reset-before',
  ];
  it.each(odd)('with %j never overwrites the pair, which goes on working', async (answer) => {
    await due(answer);
    const before = row();
    expect(await send()).toMatchObject({ ok: true });
    expect(row()).toMatchObject({ access: before?.access, refresh: before?.refresh });
    expect(probes().length).toBeGreaterThan(0); // asked before anything else
    expect(on.channel.health()).toMatchObject({ ok: true, detail: expect.any(String) });
    clock.advance(600_000);
    expect(await send()).toMatchObject({ ok: true });
    expect(row()).toMatchObject({ access: zalo.access(), state: 'active' });
    expect(row()?.access).not.toBe(before?.access);
    expect(on.channel.health()).toEqual({ ok: true });
    expect(on.calls).toEqual([]);
  });

  it('because nobody answers costs a time-out, and the pair goes on working', async () => {
    beImpatient();
    await due('hang');
    expect(await send()).toMatchObject({ ok: true });
    expect(row()?.state).toBe('doubtful');
  });

  it('is not tried again at every message', async () => {
    await due({ body: { error_name: 'Too many requests', error: -32 } }, 100);
    const together = await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(together.every((each) => each.ok)).toBe(true); // those that waited for the refresh too
    for (let at = 0; at < 20; at += 1) await send();
    expect(grants()).toHaveLength(2);
    clock.advance(6000);
    await send();
    expect(grants()).toHaveLength(3);
    expect(on.calls).toEqual([]);
  });

  it('whose answer is lost after the platform took it asks for consent, and never sends the used token again', async () => {
    await due('reset-after');
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(row()).toMatchObject({ state: 'reauthorise', access: '' });
    expect(on.calls).toEqual([expect.stringContaining('reauthorise: refresh without an answer')]);
    expect(on.channel.health()).toMatchObject({ ok: false, detail: expect.stringContaining('authorise') });
    for (let at = 0; at < 5; at += 1) {
      clock.advance(HOUR);
      expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    }
    const later = again();
    expect(await later.channel.send(to('7001'), { text: 'a' })).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(grants()).toHaveLength(2);
    expect(on.calls).toEqual([]); // told once, not at every start
  });

  it('whose answer is lost while nobody can be asked waits until somebody can', async () => {
    await due('reset-after');
    zalo.script({ path: 'getoa' }, 'reset-before', 2);
    expect(await send()).toMatchObject({ ok: false, again: true, why: 'refused' });
    expect(row()?.state).toBe('refreshing');
    clock.advance(600_000);
    expect(await send()).toMatchObject({ ok: false, again: true });
    clock.advance(600_000);
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(grants()).toHaveLength(2);
  });

  it('before a message, or after one was refused for its token, leaves no doubt about the message: it never left', async () => {
    await send();
    const before = received();
    zalo.script({ path: 'cs' }, ANSWERS.tokenInvalid); // of a token that works
    zalo.script({ path: 'access_token' }, 'reset-before');
    expect(await send()).toMatchObject({ ok: false, again: true, why: 'refused' });
    expect(received()).toBe(before);
    expect(await send()).toMatchObject({ ok: true });
    expect(received()).toBe(before + 1);
  });

  it('that the platform carries out late is recognised by the death of the old token', async () => {
    await due('reset-before');
    expect(await send()).toMatchObject({ ok: true });
    expect(row()?.state).toBe('doubtful');
    const { refresh = '' } = row() ?? {};
    // Now it is carried out after all, for nobody.
    const form = new URLSearchParams({ app_id: zalo.appId, grant_type: 'refresh_token', refresh_token: refresh });
    await fetch(`${zalo.root}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: zalo.appSecret },
      body: form,
    });
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(row()).toMatchObject({ state: 'reauthorise', access: '' });
  });

  it('late, and noticed only when the next refresh is due', async () => {
    await due('reset-before');
    await send();
    const { refresh = '' } = row() ?? {};
    const form = new URLSearchParams({ app_id: zalo.appId, grant_type: 'refresh_token', refresh_token: refresh });
    await fetch(`${zalo.root}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: zalo.appSecret },
      body: form,
    });
    clock.advance(600_000);
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(grants()).toHaveLength(3); // ours, the lost one, the late one
  });

  it('because the program was killed in the middle is settled at the next start', async () => {
    await send();
    const before = row();
    for (const wasTaken of [false, true]) {
      const killed = { ...(row() ?? before), state: 'refreshing' } as NonNullable<typeof before>;
      const rows = [killed];
      const started = channelOn(zalo, {
        clock,
        tokens: { read: () => rows.at(-1) ?? null, write: (given) => void rows.push(given) },
      });
      if (wasTaken) zalo.stealTokens();
      const result = await started.channel.send(to('7001'), { text: 'a' });
      expect(result).toMatchObject(wasTaken ? { why: 'reauthorise' } : { ok: true });
      expect(rows.at(-1)?.state).toBe(wasTaken ? 'reauthorise' : 'doubtful');
      await started.stop();
    }
    expect(grants()).toHaveLength(1);
  });

  it.each([
    ANSWERS.oauthError,
    { body: { error: -14014, error_name: 'x', error_description: 'y' } },
    { body: { error: -118, message: 'x' } },
    { body: { error_name: 'Refresh token expired', error_reason: 'x' } },
    { body: { error: 'invalid_grant' }, status: 400 },
    { body: { error: -14020, error_name: 'Token expired' } },
    { body: { error_name: 'Unknown error', error_description: 'Please contact support' } },
    { body: { error: -201, error_name: 'Invalid parameter' } },
  ])(
    'because the refresh token is refused (%j) lets the access token live to its end, with health red from the start',
    async (answer) => {
      await due(answer);
      expect(await send()).toMatchObject({ ok: true });
      expect(on.channel.health()).toMatchObject({ ok: false, detail: expect.stringContaining('refresh refused') });
      expect(on.calls).toHaveLength(1);
      clock.advance(3 * HOUR);
      expect(await send()).toMatchObject({ ok: true });
      clock.advance(2 * HOUR);
      expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
      expect(grants()).toHaveLength(2);
      expect(on.calls).toHaveLength(1);
    },
  );

  it('for a while only, with no access token left, is tried again and stops nothing', async () => {
    zalo.script({ path: 'access_token' }, { body: { error: -32, error_name: 'Too many requests' } });
    expect(await send()).toMatchObject({ again: true, why: 'refused' });
    clock.advance(6000);
    expect(await send()).toMatchObject({ ok: true });
    expect(on.calls).toEqual([]);
  });

  it('for a reason in no list of ours, with no access token left, sends the refresh token no second time, and is told once', async () => {
    zalo.script({ path: 'access_token' }, { body: { error: -14020, error_name: 'Token expired' } }, 100);
    await on.start();
    await until(() => on.calls.length === 1);
    for (let hour = 0; hour < 12; hour += 1) {
      expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
      clock.advance(HOUR);
    }
    expect(grants()).toHaveLength(1);
    expect(on.calls).toEqual([expect.stringContaining('-14020 Token expired')]);
    expect(row()).toMatchObject({ state: 'reauthorise' });
  });

  it.each([
    { body: { error: -14003, error_name: 'Invalid callback' } },
    { body: { error: -14004, error_name: 'Invalid secret key' } },
    { body: { error_name: 'Application is not active' } },
    { body: { error: 'invalid_client' }, status: 401 },
    { body: { error_name: 'Too many requests' } },
    { body: { error_name: 'Slow down' }, status: 429 },
  ])('that was turned away at the door (%j) leaves the refresh token as good as before', async (answer) => {
    await due(answer);
    expect(await send()).toMatchObject({ ok: true });
    expect(row()?.state).toBe('active');
    clock.advance(600_000);
    expect(await send()).toMatchObject({ ok: true });
    expect(row()).toMatchObject({ access: zalo.access(), state: 'active' });
    expect(on.calls).toEqual([]);
  });

  it('for the app’s own settings, with no access token left, tells the office and comes back by itself', async () => {
    zalo.script({ path: 'access_token' }, { body: { error: -14002, error_name: 'App is not active' } });
    await on.start();
    expect(await send()).toMatchObject({ why: 'reauthorise' });
    await until(() => on.calls.length === 1);
    expect(row()?.state).toBe('active');
    clock.advance(60_000);
    await until(() => on.calls.includes('authorised'));
    expect(await send()).toMatchObject({ ok: true });
  });

  it('because the OAuth server can’t be reached costs nothing', async () => {
    await send();
    clock.advance(26 * HOUR);
    zalo.befriend(['7001']);
    const { rows } = on;
    const cut = channelOn(zalo, {
      clock,
      oauthRoot: 'http://khong-co.invalid',
      tokens: { read: () => rows.at(-1) ?? null, write: (given) => void rows.push(given) },
    });
    expect(await cut.channel.send(to('7001'), { text: 'a' })).toMatchObject({ again: true, why: 'refused' });
    expect(rows.at(-1)?.state).toBe('active');
    await cut.stop();
    expect(await send()).toMatchObject({ ok: true });
  });
});

describe('a full disk', () => {
  const onDisk = () => {
    const rows: TokenRow[] = [];
    const disk = { isFull: false };
    on = channelOn(zalo, {
      clock,
      tokens: {
        read: () => rows.at(-1) ?? null,
        write(given) {
          if (disk.isFull) throw new Error('SQLITE_FULL');
          rows.push(given);
        },
      },
    });
    return { rows, disk };
  };

  it('lets no refresh token out that is not written down as sent', async () => {
    const { rows, disk } = onDisk();
    await send();
    zalo.expireAccess();
    disk.isFull = true;
    expect(await send()).toMatchObject({ again: true, why: 'refused' });
    expect(grants()).toHaveLength(1);
    expect(on.channel.health().ok).toBe(false);
    disk.isFull = false;
    expect(await send()).toMatchObject({ why: 'reauthorise' }); // written now: "sent, answer unknown", and the old token is dead
    expect(rows.at(-1)?.state).toBe('reauthorise');
  });

  it('does not lose a pair that was just issued, and does not use it before it is written', async () => {
    const { rows, disk } = onDisk();
    await send();
    clock.advance(21 * HOUR);
    zalo.befriend(['7001']);
    const fill = (): boolean => {
      disk.isFull = true;
      return false;
    };
    zalo.script({ path: 'access_token', where: fill }, 'hang');
    const before = received();
    expect(await send()).toMatchObject({ again: true, why: 'refused' });
    expect(await send()).toMatchObject({ again: true, why: 'refused' });
    expect(received()).toBe(before);
    disk.isFull = false;
    expect(await send()).toMatchObject({ ok: true });
    expect(rows.at(-1)).toMatchObject({ state: 'active', access: zalo.access() });
    expect(on.channel.health()).toEqual({ ok: true });
  });
});

describe('tokens that can’t be opened', () => {
  const sealedWithAnother = () => {
    const rows: TokenRow[] = [];
    const key = { isOurs: false };
    on = channelOn(zalo, {
      clock,
      tokens: {
        read: () => (key.isOurs ? (rows.at(-1) ?? null) : 'unreadable'),
        write(given) {
          rows.push(structuredClone(given));
          key.isOurs = true;
        },
      },
    });
    return { rows, key };
  };
  const consent = (version: number): TokenRow => {
    const pair = zalo.stealTokens();
    const given = { access: pair.access_token, refresh: pair.refresh_token, lifetimeMs: 25 * HOUR };
    return rowOf(given, clock.elapsed(), version);
  };

  it('at the start stop the channel, and are told once, with what to do; a new consent brings it back', async () => {
    const { rows, key } = sealedWithAnother();
    await on.start();
    await until(() => on.calls.length === 1);
    expect(on.calls[0]).toMatch(/another TOKEN_KEY.*npm run zalo -- authorize/);
    for (let at = 0; at < 3; at += 1) {
      expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
      clock.advance(60_000);
    }
    expect(on.channel.health()).toMatchObject({ ok: false, detail: expect.stringContaining('another TOKEN_KEY') });
    expect([on.calls.length, rows, grants()]).toEqual([1, [], []]); // nothing is written over what a right key would open
    rows.push(consent(0));
    key.isOurs = true;
    await until(() => {
      clock.advance(1000);
      return on.calls.includes('authorised');
    });
    expect(await send()).toMatchObject({ ok: true });
    expect(on.channel.health()).toEqual({ ok: true });
  });

  it('while it runs, since somebody consented with another key, do the same', async () => {
    const { rows, key } = sealedWithAnother();
    rows.push(consent(0));
    key.isOurs = true;
    await on.start();
    await until(() => on.lines.some((line) => line.includes('zalo ready')));
    key.isOurs = false;
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });
    expect(on.calls).toEqual([expect.stringContaining('another TOKEN_KEY')]);
    expect(on.channel.health().ok).toBe(false);
    rows.push(consent(1));
    key.isOurs = true;
    expect(await send()).toMatchObject({ ok: true });
    expect(on.channel.health()).toEqual({ ok: true });
  });
});

describe('consent given anew', () => {
  it('brings the channel back, and says so', async () => {
    await on.start();
    await until(() => on.lines.some((line) => line.includes('zalo ready')));
    zalo.stealTokens();
    zalo.script({ path: 'access_token' }, ANSWERS.oauthError);
    expect(await send()).toMatchObject({ ok: false, why: 'reauthorise' });

    const { verifier, challenge } = createPkce();
    const redirectUri = 'https://bot.example/zalo';
    const link = consentLink({ oauthRoot: zalo.root, appId: zalo.appId, redirectUri, challenge, state: 's1' });
    const callback = readCallback(zalo.consent(link));
    expect(callback).toMatchObject({ oaId: zalo.oaId, state: 's1' });
    expect(await on.channel.oauth.exchange(callback?.code ?? '', 'another')).toMatchObject({ kind: 'refused' });
    const grant = await on.channel.oauth.exchange(callback?.code ?? '', verifier);
    if (grant.kind !== 'pair') throw new Error(grant.detail);
    on.rows.push(rowOf(grant.pair, clock.elapsed(), row()?.version ?? 0));
    clock.advance(60_000);
    await until(() => on.calls.includes('authorised'));
    expect(await send()).toMatchObject({ ok: true });
    expect(on.channel.health()).toEqual({ ok: true });
    expect(await on.channel.oauth.exchange(callback?.code ?? '', verifier)).toMatchObject({ kind: 'refused' });
  });

  /** Second by second, so that whoever sleeps again is there for the next. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1000) {
      clock.advance(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const consentOnCommandLine = (): void => {
    const pair = zalo.stealTokens();
    const given = { access: pair.access_token, refresh: pair.refresh_token, lifetimeMs: 25 * HOUR };
    on.rows.push(rowOf(given, clock.elapsed(), row()?.version ?? 0));
  };

  it('is noticed within seconds by a channel that stands still', async () => {
    await on.start();
    await send();
    zalo.expireAccess();
    zalo.script({ path: 'access_token' }, 'reset-after');
    expect(await send()).toMatchObject({ why: 'reauthorise' });
    const asked = probes().length;
    await pass(40_000);
    expect(probes()).toHaveLength(asked); // Zalo is not asked what only a consent can change
    consentOnCommandLine();
    await pass(2000);
    await until(() => on.calls.includes('authorised'));
    expect(await send()).toMatchObject({ ok: true });
  });

  it('is noticed though it came at once', async () => {
    await on.start();
    await send();
    zalo.expireAccess();
    zalo.script({ path: 'access_token' }, 'reset-after');
    await pass(1000);
    expect(await send()).toMatchObject({ why: 'reauthorise' });
    consentOnCommandLine();
    await pass(2000);
    await until(() => on.calls.includes('authorised'));
    expect(await send()).toMatchObject({ ok: true });
  });

  it('is not looked for in a hurry where it is the app that Zalo refuses', async () => {
    await on.start();
    await send();
    await pass(1000);
    zalo.script({ path: 'cs' }, { code: -209, message: 'app may not use this API' });
    expect(await send()).toMatchObject({ why: 'reauthorise' });
    const asked = probes().length;
    await pass(50_000);
    expect(probes()).toHaveLength(asked);
    await pass(10_000);
    await until(() => on.calls.includes('authorised'));
  });

  it('for the first time, while the program runs, makes the OA known without a restart', async () => {
    const known: string[] = [];
    on = channelOn(zalo, { clock, firstRefreshToken: undefined, onOa: (oa) => known.push(oa.id) });
    await on.start();
    await until(() => on.lines.some((line) => line.includes('zalo not ready')));
    expect(await send()).toMatchObject({ why: 'reauthorise' });
    await pass(180_000);
    consentOnCommandLine();
    await pass(2000);
    await until(() => known.length > 0);
    expect(known).toEqual([zalo.oaId]);
    await until(() => on.calls.includes('authorised'));
    expect(await send()).toMatchObject({ ok: true });
    expect(on.lines.filter((line) => line.includes('zalo not ready'))).toHaveLength(1);
  });

  it('has a PKCE pair as RFC 7636 has it', () => {
    const { verifier, challenge } = createPkce();
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(challenge).toBe(challengeOf(verifier));
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  it.each([
    ['https://bot.example/zalo?code=abcdefgh12345&oa_id=25&state=s', { code: 'abcdefgh12345', oaId: '25', state: 's' }],
    [' abcdefgh12345 ', { code: 'abcdefgh12345', oaId: null, state: null }],
    ['code=abcdefgh12345', { code: 'abcdefgh12345', oaId: null, state: null }],
    ['https://bot.example/zalo?error=denied', null],
    ['', null],
  ])('%j is read', (pasted, expected) => {
    expect(readCallback(pasted)).toEqual(expected);
  });
});

describe('tokens at rest', () => {
  const key = readKey('ab'.repeat(32));
  const other = readKey(Buffer.alloc(32, 7).toString('base64'));
  const given = rowOf({ access: 'acc-bi-mat', refresh: 'ref-bi-mat', lifetimeMs: 1000 }, 5, 1);

  it('under a key say nothing, and come back whole', () => {
    const sealed = seal(given, key);
    expect(sealed).not.toMatch(/bi-mat|active/);
    expect(seal(given, key)).not.toBe(sealed);
    expect(unseal(sealed, key)).toEqual(given);
  });

  it('without a key are plain, and are still read once there is one', () => {
    expect(unseal(seal(given, null), null)).toEqual(given);
    expect(unseal(seal(given, null), key)).toEqual(given);
  });

  it('are not read with another key, without one, or when they were touched, and the error says nothing of them', () => {
    const sealed = seal(given, key);
    const touched = `${sealed.slice(0, -2)}AA`;
    for (const [text, by] of [
      [sealed, other],
      [sealed, null],
      [touched, key],
      ['sealed.1.x', key],
      ['{}', null],
      ['', null],
    ] as const) {
      expect(() => unseal(text, by)).toThrow(SealBroken);
      expect(() => unseal(text, by)).not.toThrow(/bi-mat/);
    }
  });

  it('take a key of 32 bytes only', () => {
    expect(key).toHaveLength(32);
    expect(other).toHaveLength(32);
    for (const text of ['', 'mat khau', 'ab'.repeat(31)]) expect(readKey(text)).toBeNull();
  });
});
