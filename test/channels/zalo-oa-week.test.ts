import { expect, it } from 'vitest';
import { rowOf } from '../../src/channels/zalo/index.ts';
import type { Sent } from '../../src/chat/index.ts';
import { createChance } from '../support/chance.ts';
import { channelOn, to } from '../support/zalo-oa/channel.ts';
import { createHandClock, HOUR } from '../support/zalo-oa/clock.ts';
import type { Match, Scripted } from '../support/zalo-oa/script.ts';
import { ANSWERS, startZaloStandIn } from '../support/zalo-oa.ts';

const TROUBLES: readonly (readonly [Match, Scripted])[] = [
  [{ path: 'cs' }, ANSWERS.tooMany],
  [{ path: 'cs' }, ANSWERS.badGateway],
  [{ path: 'cs' }, 'reset-before'],
  [{ path: 'cs' }, 'reset-after'],
  [{ path: 'cs' }, ANSWERS.tokenInvalid],
  [{ path: 'cs' }, { code: -200, message: 'failed' }],
  [{ path: 'access_token' }, ANSWERS.badGateway],
  [{ path: 'access_token' }, ANSWERS.oauthEmpty],
  [{ path: 'access_token' }, 'reset-before'],
  [{ path: 'access_token' }, 'reset-after'],
  [{ path: 'getoa' }, 'reset-before'],
];

it.each([1, 2])(
  'a bad week (%i): nothing arrives that was called failed, nothing twice, and no used token is sent again',
  async (seed) => {
    const random = createChance(seed);
    const clock = createHandClock();
    const zalo = await startZaloStandIn({ now: () => clock.elapsed() });
    const on = channelOn(zalo, { clock });
    const arrived = (text: string) =>
      zalo
        .user('7001')
        .messages()
        .filter((each) => each.text === text).length;
    const results = new Map<string, Sent>();
    let consents = 0;
    for (let hour = 0; hour < 24 * 7; hour += 1) {
      clock.advance(HOUR);
      zalo.befriend(['7001']);
      zalo.unscript();
      const trouble = TROUBLES[Math.floor(random() * TROUBLES.length * 1.5)];
      if (trouble) zalo.script(trouble[0], trouble[1], 1 + Math.floor(random() * 3));
      if (random() < 0.05) zalo.expireAccess();
      const texts = [0, 1, 2, 3].map((at) => `giờ ${hour}, tin ${at}`);
      const sent = await Promise.all(texts.map((text) => on.channel.send(to('7001'), { text })));
      texts.forEach((text, at) => {
        const result = sent[at];
        if (result) results.set(text, result);
      });
      if (on.rows.at(-1)?.state === 'reauthorise' && on.rows.at(-1)?.access === '') {
        const { access_token, refresh_token } = zalo.stealTokens(); // an admin consents again
        const pair = { access: access_token, refresh: refresh_token, lifetimeMs: 25 * HOUR };
        on.rows.push(rowOf(pair, clock.elapsed(), on.rows.at(-1)?.version ?? 0));
        consents += 1;
      }
    }
    for (const [text, result] of results) {
      const most = result.ok || result.again === 'unknown' ? 1 : 0;
      expect([text, result, arrived(text)]).toEqual([text, result, Math.min(arrived(text), most)]);
      if (result.ok) expect(arrived(text)).toBe(1);
    }
    expect([...results.values()].filter((each) => each.ok).length).toBeGreaterThan(400);
    expect(consents).toBeGreaterThan(0);
    const told = on.calls.filter((each) => each.startsWith('reauthorise')).length;
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(consents);
    expect(zalo.reused()).toEqual([]);
    expect(zalo.refused('form')).toEqual([]);
    expect(on.rows.map((each) => each.version)).toEqual(on.rows.map((_, at) => at + 1));
    await on.stop();
    await zalo.stop();
  },
);
