import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ERRORS } from '../../src/channels/zalo/errors.ts';
import { type ChannelUnderTest, channelOn, to } from '../support/zalo-oa/channel.ts';
import type { Scripted } from '../support/zalo-oa/script.ts';
import { ANSWERS, startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

let zalo: ZaloStandIn;
let on: ChannelUnderTest;
beforeAll(async () => {
  zalo = await startZaloStandIn();
  on = channelOn(zalo, { callTimeoutMs: 1500 });
  zalo.befriend(['7001']);
});
beforeEach(() => zalo.unscript());
afterAll(async () => {
  await on.stop();
  await zalo.stop();
});

const unreachable = { ok: false, again: false, why: 'unreachable' };
const rejected = { ok: false, again: false, why: 'rejected' };
const wrongForAll = { ok: false, again: false, why: 'wrong-for-all' };
const reauthorise = { ok: false, again: false, why: 'reauthorise' };
const throttled = { ok: false, again: true, why: 'throttled' };
const later = { ok: false, again: true, why: 'later' };
const unavailable = { ok: false, again: true, why: 'unavailable' };
const unknown = { ok: false, again: 'unknown' };
const sent = { ok: true };

const send = () => on.channel.send(to('7001'), { text: 'xin chào' });
const calls = (path: string) => zalo.arrivals.filter((each) => each.path.endsWith(path)).length;

describe('an error code in the answer to a send', () => {
  const table: readonly (readonly [number, object])[] = [
    // The token's: refreshed once, sent once more, and it arrives.
    [-216, sent],
    [-220, sent],
    [216, sent],
    [401, sent],
    [-401, sent],
    [-118, reauthorise],
    [-14014, reauthorise],
    [-14002, reauthorise],
    [-14003, reauthorise],
    [-209, reauthorise],
    [-212, reauthorise],
    [-219, reauthorise],
    [-223, reauthorise],
    [-242, reauthorise],
    [-204, reauthorise],
    [-205, reauthorise],
    [-221, reauthorise],
    [-224, reauthorise],
    [-235, reauthorise],
    [-320, reauthorise],
    [-321, reauthorise],
    [-213, unreachable],
    [-217, unreachable],
    [-227, unreachable],
    [-230, unreachable],
    [-232, unreachable],
    [-244, unreachable],
    [-32, throttled],
    [-211, throttled],
    [-218, later],
    [-144, later],
    [-147, later],
    [-234, later],
    [-201, wrongForAll],
    [-210, wrongForAll],
    [-233, wrongForAll],
    [-248, wrongForAll],
    [-249, wrongForAll],
    [-100, wrongForAll],
    [-240, wrongForAll],
    [-200, unavailable],
  ];
  it.each(table)('%i', async (code, expected) => {
    zalo.script({ path: 'cs' }, { code, message: 'vì sao' });
    const result = await send();
    expect(result).toMatchObject(expected);
    if (!result.ok) expect(result.detail).toContain(`${code} vì sao`);
    expect(await send()).toMatchObject(sent);
  });

  it('has a row here for every row there', () => {
    expect(new Set(table.map(([code]) => code))).toEqual(new Set(ERRORS.map(([code]) => code)));
    expect(table).toHaveLength(ERRORS.length);
  });

  it('that names the recipient, or that nobody has seen yet, is about this one person', async () => {
    for (const answer of [{ code: -201, message: 'user_id is invalid' }, { code: -98765 }, { code: 12345 }]) {
      zalo.script({ path: 'cs' }, answer);
      expect(await send()).toMatchObject(rejected);
    }
  });

  it('that comes as a string counts the same', async () => {
    zalo.script({ path: 'cs' }, { body: { error: '-230', message: 'x' } });
    expect(await send()).toMatchObject(unreachable);
    zalo.script({ path: 'cs' }, { body: { error: '0', data: { message_id: 'm1' } } });
    expect(await send()).toEqual({ ok: true, messageId: 'm1' });
  });

  it('counts under whatever HTTP status it comes', async () => {
    zalo.script({ path: 'cs' }, { code: -213, status: 500 });
    expect(await send()).toMatchObject(unreachable);
    zalo.script({ path: 'cs' }, { code: -32, status: 429 });
    expect(await send()).toMatchObject(throttled);
  });

  it('of the OA or its package turns health red until a message gets through', async () => {
    zalo.script({ path: 'cs' }, { code: -224, message: 'upgrade your package' });
    await send();
    expect(on.channel.health()).toMatchObject({ ok: false, detail: expect.stringContaining('-224') });
    await send();
    expect(on.channel.health()).toEqual({ ok: true });
  });

  it("of the OA's own quota holds the channel for an hour at most, of a person's the message until after midnight", async () => {
    zalo.script({ path: 'cs' }, { code: -211 });
    expect(await send()).toMatchObject({ ...throttled, retryAfterMs: 3_600_000 });
    zalo.script({ path: 'cs' }, { code: -218 });
    const sent = await send();
    expect(sent).toMatchObject(later);
    expect((sent as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(12 * 3_600_000);
    zalo.script({ path: 'cs' }, { code: -234 });
    expect(await send()).toMatchObject({ ...later, retryAfterMs: expect.any(Number) });
  });

  it('for the rate, again and again, waits longer each time', async () => {
    zalo.script({ path: 'cs' }, ANSWERS.tooMany, 8);
    const waits: unknown[] = [];
    for (let at = 0; at < 8; at += 1) waits.push(await send());
    expect(waits.map((each) => (each as { retryAfterMs: number }).retryAfterMs)).toEqual([
      2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
    expect(await send()).toMatchObject(sent);
    zalo.script({ path: 'cs' }, ANSWERS.tooMany);
    expect(await send()).toMatchObject({ retryAfterMs: 2000 });
  });
});

describe('what else comes back from a send', () => {
  const table: readonly (readonly [Scripted, object])[] = [
    [{ html: 404 }, unknown],
    [{ html: 429 }, throttled],
    [{ body: [] }, unknown],
    [{ body: {} }, unknown],
    [{ body: { data: { message_id: 'm' } } }, unknown],
    [{ body: { message: 'internal' }, status: 500 }, unknown],
    [{ body: { message: 'forbidden' }, status: 403 }, unavailable],
    [{ body: { message: 'no such path' }, status: 404 }, wrongForAll],
    [{ body: { error: 0, message: 'Success' } }, { ok: true, messageId: '' }],
  ];
  it.each(table)('%j', async (answer, expected) => {
    const before = calls('cs');
    zalo.script({ path: 'cs' }, answer);
    expect(await send()).toMatchObject(expected);
    expect(calls('cs')).toBe(before + 1); // nothing is tried again behind the outbox's back
  });

  it('is transient where it comes from a read', async () => {
    for (const answer of [{ html: 502 }, { body: {} }, 'reset-after', 'hang'] as const) {
      zalo.script({ path: 'getoa' }, answer);
      expect(await on.channel.client.getOa()).toMatchObject({ kind: 'retry', why: 'unavailable' });
      zalo.script({ path: 'getoa' }, answer);
      expect(await on.channel.probe()).toBe(false);
    }
    expect(await on.channel.probe()).toBe(true);
  });
});

describe('people whom the platform will not let us reach', () => {
  it('are told apart from those it does not know', async () => {
    const an = zalo.user('7101');
    expect(await on.channel.send(to('7101'), { text: 'a' })).toMatchObject(unreachable); // never followed
    await an.follow();
    expect(await on.channel.send(to('7101'), { text: 'a' })).toMatchObject(sent);
    zalo.advance(47 * 3_600_000);
    expect(await on.channel.send(to('7101'), { text: 'a' })).toMatchObject(sent);
    const { billed } = zalo.counts();
    zalo.advance(2 * 3_600_000);
    expect(await on.channel.send(to('7101'), { text: 'a' })).toMatchObject(sent);
    expect(zalo.counts().billed).toBe(billed + 1);
    zalo.advance(5 * 24 * 3_600_000);
    expect(await on.channel.send(to('7101'), { text: 'a' })).toMatchObject({
      ...unreachable,
      detail: expect.stringContaining('-230'),
    });
    await an.say('còn ở đây');
    expect(await on.channel.send(to('7101'), { text: 'a' })).toMatchObject(sent);
    await an.unfollow();
    expect(await on.channel.send(to('7101'), { text: 'a' })).toMatchObject(unreachable);
    expect(await on.channel.send(to('7999'), { text: 'a' })).toMatchObject(rejected);
  });
});
