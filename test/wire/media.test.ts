import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FetchError } from '../../src/chat/index.ts';
import { createMediaFetch } from '../../src/wire/media.ts';
import { allowHosts, isPublic, onlyPublic } from '../../src/wire/media-hosts.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

let zalo: ZaloStandIn;
beforeAll(async () => {
  zalo = await startZaloStandIn();
});
afterAll(() => zalo.stop());

const limit = { bytes: 1000 };
const here = () => [new URL(zalo.root).host];
const fails = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => error,
  );

describe('an address', () => {
  it.each([
    ['https://f1.photo.talk.zdn.vn/a.jpg', true],
    ['https://F1.ZDN.VN/a.jpg', true],
    ['https://zdn.vn/a.jpg', true],
    ['https://zadn.vn./a.jpg', true],
    ['https://s120.ava.zadn.vn/a.jpg?sig=1', true],
    ['http://f1.zdn.vn/a.jpg', false],
    ['https://f1.zdn.vn:8443/a.jpg', false],
    ['https://khach@f1.zdn.vn/a.jpg', false],
    ['https://f1.zdn.vn.example/a.jpg', false],
    ['https://xzdn.vn/a.jpg', false],
    ['https://127.0.0.1/a.jpg', false],
    ['https://[::1]/a.jpg', false],
    ['https://2130706433/a.jpg', false],
    ['file:///etc/passwd', false],
    ['ftp://f1.zdn.vn/a', false],
  ])('%s', (address, ok) => {
    expect(allowHosts(['zdn.vn', '*.zadn.vn'])(new URL(address)).ok).toBe(ok);
  });

  it('with a port is allowed where exactly that place was named', () => {
    const allowed = allowHosts(['127.0.0.1:9000', 'media.example']);
    expect(allowed(new URL('http://127.0.0.1:9000/a'))).toEqual({ ok: true, mayBePrivate: true });
    expect(allowed(new URL('http://127.0.0.1:9001/a')).ok).toBe(false);
    expect(allowed(new URL('https://media.example/a'))).toEqual({ ok: true, mayBePrivate: false });
  });

  it('with a scheme and a port is allowed over that scheme alone, under that name alone', () => {
    const allowed = allowHosts(['http://127.0.0.1:9000/']);
    expect(allowed(new URL('http://127.0.0.1:9000/a'))).toEqual({ ok: true, mayBePrivate: true });
    expect(allowed(new URL('https://127.0.0.1:9000/a')).ok).toBe(false);
    expect(allowed(new URL('http://localhost:9000/a')).ok).toBe(false);
  });

  it('is not allowed because an address within the house is listed without a port, or nothing is', () => {
    expect(allowHosts(['10.0.0.1'])(new URL('https://10.0.0.1/a.jpg')).ok).toBe(false);
    expect(allowHosts(['', '.', '*.'])(new URL('https://anything.example/a.jpg')).ok).toBe(false);
  });

  it.each([
    ['8.8.8.8', true],
    ['118.102.1.1', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001:db8::1', false],
    ['2001::1', false],
    ['không phải', false],
  ])('%s is public: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});

it('a name is refused where one of its addresses is private, or it has none', () => {
  const answers: unknown[] = [];
  const open = { address: '118.102.1.1', family: 4 };
  const inside = { address: '10.0.0.1', family: 4 };
  for (const [found, all] of [
    [[open], false],
    [[open], true],
    [[open, inside], true],
    [[], false],
  ] as const) {
    onlyPublic((_host, done) => done(null, found))('a', { all }, (error, address) => answers.push(error ?? address));
  }
  const refused = expect.objectContaining({ code: 'EPRIVATEADDRESS' });
  expect(answers).toEqual(['118.102.1.1', [open], refused, refused]);
});

describe('fetching', () => {
  it('gives the bytes, over a redirect too', async () => {
    const fetch = createMediaFetch({ hosts: here(), timeoutMs: 500 });
    const url = zalo.host(Buffer.from('ảnh'), 'image/jpeg');
    expect(Buffer.from(await fetch(url, limit)).toString()).toBe('ảnh');
    const moved = zalo.host(Buffer.alloc(0), 'image/jpeg', url);
    expect(Buffer.from(await fetch(moved, limit)).toString()).toBe('ảnh');
  });

  it.each<[string, () => string]>([
    ['to what is larger than allowed', () => zalo.host(Buffer.alloc(2000), 'image/jpeg')],
    ['to a page', () => zalo.host(Buffer.from('<html>'), 'text/html; charset=utf-8')],
    ['to an answer of an API', () => zalo.host(Buffer.from('{}'), 'application/json')],
    ['to what is gone', () => `${zalo.root}/cdn/none`],
    ['redirected nowhere', () => zalo.host(Buffer.alloc(0), 'image/jpeg', 'khong:')],
    ['to another host', () => 'https://hop.example/a.jpg'],
    ['to no address', () => 'none:7'],
    ['redirected into the house', () => zalo.host(Buffer.alloc(0), '', 'http://169.254.169.254/latest/meta-data')],
    ['redirected to another port', () => zalo.host(Buffer.alloc(0), '', 'http://127.0.0.1:1/')],
  ])('%s fails for good', async (_, address) => {
    const fetch = createMediaFetch({ hosts: here(), timeoutMs: 500 });
    const error = await fails(fetch(address(), limit));
    expect(error).toBeInstanceOf(FetchError);
    expect(error).toMatchObject({ final: true });
    expect(String(error)).not.toMatch(/cdn|\?/); // the link itself may be a key
  });

  it('in circles ends', async () => {
    const fetch = createMediaFetch({ hosts: here(), timeoutMs: 500 });
    const [, number] = /(\d+)$/.exec(zalo.host(Buffer.alloc(0), '')) ?? [];
    const circle = zalo.host(Buffer.alloc(0), '', `${zalo.root}/cdn/${Number(number) + 1}`);
    expect(await fails(fetch(circle, limit))).toMatchObject({ final: true, message: 'too many redirects' });
  });

  it.each([
    ['127.0.0.1', 4],
    ['10.0.0.8', 4],
    ['::ffff:10.0.0.8', 6],
  ])('an allowed name that leads to %s is not connected to', async (address, family) => {
    const asked: string[] = [];
    const fetch = createMediaFetch({
      hosts: ['*.zdn.vn'],
      timeoutMs: 500,
      resolve(host, done) {
        asked.push(host);
        done(null, [
          { address: '8.8.8.8', family: 4 },
          { address, family },
        ]);
      },
    });
    const error = await fails(fetch('https://f1.zdn.vn/a.jpg', limit));
    expect(error).toMatchObject({ name: 'FetchError', final: true, message: 'a private address' });
    expect(asked).toEqual(['f1.zdn.vn']);
  });

  it('may be tried again where the name is not found', async () => {
    const fetch = createMediaFetch({
      hosts: ['*.zdn.vn'],
      timeoutMs: 500,
      resolve: (_, done) => done(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }), []),
    });
    expect(await fails(fetch('https://f1.zdn.vn/a.jpg', limit))).toMatchObject({ name: 'FetchError', final: false });
  });
});
