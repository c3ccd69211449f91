import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFetch } from '../../src/channels/zalo-bot/fetch.ts';
import { checkUrl, createGuardedLookup, isPrivate } from '../../src/channels/zalo-bot/guard.ts';
import { FetchError } from '../../src/chat/index.ts';
import { type ChannelUnderTest, until, zaloBotOn } from '../support/zalo-bot/channel.ts';
import type { Scripted } from '../support/zalo-bot/script.ts';
import { startZaloBotStandIn, type ZaloBotStandIn } from '../support/zalo-bot-stand-in.ts';

const HOSTS = ['zdn.vn', '*.zadn.vn', 'http://127.0.0.1:8123'];
const limit = { bytes: 1_000_000 };

describe('where a picture may come from', () => {
  it.each([
    ['https://zdn.vn/a.jpg', 'host'],
    ['https://photo-stal-1.zdn.vn/a.jpg?sig=1', 'host'],
    ['https://s120.ava.ZADN.vn/a.jpg', 'host'],
    ['https://zadn.vn./a.jpg', 'host'],
    ['http://127.0.0.1:8123/a.jpg', 'origin'],
  ])('%s may', (ref, by) => {
    expect(checkUrl(ref, HOSTS).by).toBe(by);
  });

  it.each([
    ['an unencrypted one', 'http://photo.zdn.vn/a.jpg'],
    ['another port', 'https://photo.zdn.vn:8443/a.jpg'],
    ['a host that only ends alike', 'https://evilzdn.vn/a.jpg'],
    ['a host that only begins alike', 'https://zdn.vn.example/a.jpg'],
    ['a host behind a name', 'https://zdn.vn@evil.example/a.jpg'],
    ['a password', 'https://a:b@photo.zdn.vn/a.jpg'],
    ['an address of this machine', 'https://127.0.0.1/a.jpg'],
    ['another port of a trusted machine', 'http://127.0.0.1:8124/a.jpg'],
    ['another way to a trusted machine', 'https://127.0.0.1:8123/a.jpg'],
    ['a trusted machine under another name', 'http://localhost:8123/a.jpg'],
    ['an IPv6 address', 'https://[::1]/a.jpg'],
    ['a file', 'file:///etc/passwd'],
    ['a sticker’s id', 'bfe458bf64fa8da4d4eb'],
    ['nothing', ''],
  ])('%s may not, for good', (_, ref) => {
    expect(() => checkUrl(ref, HOSTS)).toThrow(FetchError);
    expect(() => checkUrl(ref, [])).toThrow(expect.objectContaining({ final: true }));
  });

  it('an address is not allowed because it is listed without a scheme', () => {
    expect(() => checkUrl('https://10.0.0.1/a.jpg', ['10.0.0.1'])).toThrow(FetchError);
    expect(() => checkUrl('https://anything.example/a.jpg', ['', '.'])).toThrow(FetchError);
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.53',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    'khong-phai',
  ])('%s is private', (address) => {
    expect(isPrivate(address)).toBe(true);
  });

  it.each(['1.1.1.1', '172.32.0.1', '118.102.1.1', '::ffff:1.1.1.1', '2606:4700::1'])('%s is public', (address) => {
    expect(isPrivate(address)).toBe(false);
  });

  it('a name is refused where one of its addresses is private', () => {
    const answers: unknown[] = [];
    const resolve = (found: readonly LookupAddress[]) =>
      createGuardedLookup((_host, _options, give) => give(null, found));
    const v4 = { address: '118.102.1.1', family: 4 };
    const inside = { address: '10.0.0.1', family: 4 };
    resolve([v4])('a', {}, (error, address, family) => answers.push([error, address, family]));
    resolve([v4])('a', { all: true }, (error, addresses) => answers.push([error, addresses]));
    resolve([v4, inside])('a', { all: true }, (error) => answers.push(error));
    resolve([inside])('a', {}, (error) => answers.push(error));
    resolve([])('a', {}, (error) => answers.push(error));
    expect(answers).toEqual([
      [null, '118.102.1.1', 4],
      [null, [v4]],
      expect.objectContaining({ code: 'EPRIVATE' }),
      expect.objectContaining({ code: 'EPRIVATE' }),
      expect.objectContaining({ message: 'no address' }),
    ]);
  });

  it('an allowed name that leads into this machine is never connected to', async () => {
    const lookup = createGuardedLookup((_host, _options, give) => give(null, [{ address: '127.0.0.1', family: 4 }]));
    const fetch = createFetch({ mediaHosts: ['zdn.vn'], timeoutMs: 1000, lookup });
    // Anything else (a refused connection, a bad certificate) would mean that it was tried.
    await expect(fetch('https://photo.zdn.vn/a.jpg', limit)).rejects.toMatchObject({
      name: 'FetchError',
      message: 'an address of a private network',
      final: true,
    });
  });
});

describe('fetching a picture', () => {
  const bytes = Buffer.from('nội dung ảnh'.repeat(100));
  let zalo: ZaloBotStandIn;
  let on: ChannelUnderTest;
  let ref: string;
  beforeAll(async () => {
    zalo = await startZaloBotStandIn();
    on = zaloBotOn(zalo, { callTimeoutMs: 300 });
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
