import { describe, expect, it } from 'vitest';
import { readProxying } from '../../src/wire/proxy.ts';

const OFFICE = 'http://proxy.so.example:3128';
const way = (environment: Record<string, string>, url: string): string | null =>
  readProxying(environment).proxyFor(new URL(url))?.href ?? null;

describe('the way out of the office', () => {
  it.each([
    ['without a proxy everything goes straight', {}, 'https://api.telegram.org/', null],
    ['https goes through HTTPS_PROXY', { HTTPS_PROXY: OFFICE }, 'https://api.telegram.org/', `${OFFICE}/`],
    ['small letters are read too', { https_proxy: OFFICE }, 'https://api.telegram.org/', `${OFFICE}/`],
    [
      'small letters come first',
      { https_proxy: OFFICE, HTTPS_PROXY: 'http://x:1' },
      'https://a.example/',
      `${OFFICE}/`,
    ],
    [
      'an empty one in small letters switches it off',
      { https_proxy: '', HTTPS_PROXY: OFFICE },
      'https://a.example/',
      null,
    ],
    ['a proxy without a scheme is one', { HTTPS_PROXY: 'proxy.so.example:3128' }, 'https://a.example/', `${OFFICE}/`],
    ['http does not go through HTTPS_PROXY', { HTTPS_PROXY: OFFICE }, 'http://a.example/', null],
    ['http goes through HTTP_PROXY', { HTTP_PROXY: OFFICE }, 'http://a.example/', `${OFFICE}/`],
    ['ALL_PROXY stands in for both', { ALL_PROXY: OFFICE }, 'https://a.example/', `${OFFICE}/`],
    ['this machine is called straight', { ALL_PROXY: OFFICE }, 'http://127.0.0.1:8080/', null],
    ['this machine is called straight, by its name', { ALL_PROXY: OFFICE }, 'http://localhost:8080/', null],
    ['this machine is called straight, by IPv6', { ALL_PROXY: OFFICE }, 'http://[::1]:8080/', null],
  ])('%s', (_says, environment, url, expected) => {
    expect(way(environment as Record<string, string>, url)).toBe(expected);
  });

  it.each([
    ['*', 'https://a.example/', false],
    ['telegram.org', 'https://telegram.org/', false],
    ['telegram.org', 'https://api.telegram.org/', false],
    ['.telegram.org', 'https://api.telegram.org/', false],
    ['*.telegram.org', 'https://api.telegram.org/', false],
    ['telegram.org', 'https://nottelegram.org/', true],
    ['x.example, API.Telegram.org', 'https://api.telegram.org/', false],
    ['x.example api.telegram.org', 'https://api.telegram.org./', false],
    ['api.telegram.org:443', 'https://api.telegram.org/', false],
    ['api.telegram.org:8443', 'https://api.telegram.org/', true],
    ['10.0.0.0/8', 'https://10.1.2.3/', false],
    ['10.0.0.0/8', 'https://11.1.2.3/', true],
    ['10.0.0.0/99', 'https://10.1.2.3/', true],
    ['fd00::/8', 'https://[fd00::5]/', false],
    ['fd00::5', 'https://[fd00::5]/', false],
    ['', 'https://a.example/', true],
  ])('NO_PROXY "%s" and %s: through the proxy %s', (except, url, isProxied) => {
    expect(way({ HTTPS_PROXY: OFFICE, NO_PROXY: except }, url) !== null).toBe(isProxied);
  });

  it('what is no address of a proxy is named by its variable, and what is in it is not', () => {
    for (const HTTPS_PROXY of ['socks5://x:1', 'http://', 'http://a b', 'http://%E0%A4%A:x@h:1'])
      expect(readProxying({ HTTPS_PROXY, HTTP_PROXY: OFFICE }).wrong).toEqual(['HTTPS_PROXY']);
  });

  it('a password is shown to nobody', () => {
    const read = readProxying({ HTTPS_PROXY: 'http://ten:m%E1%BA%ADt@proxy.so.example:3128' });
    expect(read.shown).toBe(OFFICE);
    expect(read.secrets).toEqual(['m%E1%BA%ADt', 'mật']);
  });
});
