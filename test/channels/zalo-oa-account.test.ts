import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelUnderTest, channelOn, to, until } from '../support/zalo-oa/channel.ts';
import { createHandClock } from '../support/zalo-oa/clock.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

let zalo: ZaloStandIn;
let on: ChannelUnderTest;
let clock: ReturnType<typeof createHandClock>;
beforeEach(async () => {
  zalo = await startZaloStandIn();
  zalo.befriend(['7001']);
  clock = createHandClock();
  on = channelOn(zalo, { clock });
});
afterEach(async () => {
  await on.stop();
  await zalo.stop();
});

const send = () => on.channel.send(to('7001'), { text: 'xin chào' });
const ended = { code: -224, message: 'upgrade your package' };

/** Minutes, one look of the channel after the other. */
async function pass(minutes: number): Promise<void> {
  for (let at = 0; at < minutes * 30; at += 1) {
    clock.advance(2000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a package that has ended', () => {
  it('is told once, and a message is risked every ten minutes until one gets through', async () => {
    await on.start();
    await until(() => on.lines.some((line) => line.includes('zalo ready')), 'ready');
    zalo.script({ path: 'cs' }, ended, 3);
    await send();
    expect(on.calls).toEqual(['account: -224 upgrade your package']);
    await pass(9);
    expect(on.calls).toHaveLength(1);
    await pass(3);
    expect(on.calls.slice(1)).toEqual(['authorised']);
    await send();
    expect(on.channel.health()).toMatchObject({ ok: false, detail: expect.stringContaining('-224') });
    await pass(10);
    expect(on.calls.slice(1)).toEqual(['authorised', 'authorised']);
    await send();
    expect(await send()).toMatchObject({ ok: true });
    expect(on.channel.health()).toEqual({ ok: true });
    expect(on.calls.slice(1)).toEqual(['authorised', 'authorised', 'authorised']);
    zalo.script({ path: 'cs' }, ended);
    await send();
    expect(on.calls.at(-1)).toBe('account: -224 upgrade your package');
  });

  it('does not hide that a consent is needed too', async () => {
    zalo.script({ path: 'cs' }, ended);
    await send();
    zalo.script({ path: 'cs' }, { code: -223, message: 'not granted' });
    await send();
    expect(on.calls).toEqual(['account: -224 upgrade your package', 'reauthorise: -223 not granted']);
  });
});
