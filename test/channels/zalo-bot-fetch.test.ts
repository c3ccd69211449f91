import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FetchError } from '../../src/chat/index.ts';
import { type ChannelUnderTest, until, zaloBotOn } from '../support/zalo-bot/channel.ts';
import type { Scripted } from '../support/zalo-bot/script.ts';
import { startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

const limit = { bytes: 1_000_000 };

describe('fetching a picture', () => {
  const bytes = Buffer.from('nội dung ảnh'.repeat(100));
  let zalo: ZaloBotStandIn;
  let on: ChannelUnderTest;
  let ref: string;
  beforeAll(async () => {
    zalo = await startZaloBotStandIn();
    on = zaloBotOn(zalo, { callTimeoutMs: 1500 });
    zalo.user('an').sendImage(bytes);
    await on.start();
    await until(() => on.received.length === 1);
    const [first] = on.received;
    ref = first?.kind === 'message' ? (first.files?.[0]?.ref ?? '') : '';
  });
  beforeEach(() => zalo.unscript());
  afterAll(async () => {
    await on.channel.stop();
    await zalo.stop();
  });

  it('gives its bytes, and shows no secret of ours', async () => {
    expect(Buffer.from(await on.channel.fetch(ref, limit))).toEqual(bytes);
    const { headers, path } = zalo.downloads.at(-1) ?? {};
    expect(path).toMatch(/^\/media\//);
    expect(JSON.stringify(headers)).not.toContain(zalo.token.split(':')[1]);
    expect(Object.keys(headers ?? {})).not.toContain('authorization');
  });

  it('larger than allowed fails for good', async () => {
    await expect(on.channel.fetch(ref, { bytes: 10 })).rejects.toMatchObject({ name: 'FetchError', final: true });
  });

  it.each([
    ['a redirect, wherever it leads,', { json: 'http://127.0.0.1:1/', status: 302 }, true],
    ['an address that has run out', { code: 403, description: '' }, true],
    ['an address that is gone', { code: 404, description: '' }, true],
    ['a bad gateway', { html: 502 }, false],
    ['a crowd', { code: 429, description: '' }, false],
    ['a broken connection', 'reset-before', false],
    ['no answer', 'hang', false],
  ] as const)('%s fails; whether for good: %s', async (_name, answer: Scripted, final) => {
    zalo.script({ method: 'media' }, answer);
    const calls = zalo.downloads.length;
    const error: unknown = await on.channel.fetch(ref, limit).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(FetchError);
    expect(error).toMatchObject({ final });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('http');
    expect(zalo.downloads).toHaveLength(calls + 1);
  });
});
