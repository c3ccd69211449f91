import { BlockList, isIP } from 'node:net';

/** The proxy through which an address is called; null: straight. */
export type ProxyFor = (url: URL) => URL | null;

export type Proxying = {
  readonly proxyFor: ProxyFor;
  /** The proxies without their passwords, for people; null: there is none. */
  readonly shown: string | null;
  readonly secrets: readonly string[];
  /** Names of variables that hold no proxy's address. Never what is in them: that may be a password. */
  readonly wrong: readonly string[];
};

/** The code of an error of the way through a proxy: nothing was said to whoever is behind it. */
export const PROXY_FAILED = 'EPROXYFAILED';

/** Everything goes straight. */
export const STRAIGHT: ProxyFor = () => null;

/**
 * HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY as curl reads them
 * (everything.curl.dev/usingcurl/proxies/env.html): by the scheme of the address that is called, small letters before
 * capitals. This machine itself is never called through a proxy.
 */
export function readProxying(environment: Readonly<Record<string, string | undefined>>): Proxying {
  const textOf = (name: string): string => (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
  const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'] as const;
  const found = Object.fromEntries(names.map((name) => [name, addressIn(textOf(name))]));
  const proxies = names.flatMap((name) => found[name] ?? []);
  const excepts = exceptionsIn(textOf('NO_PROXY'));
  return {
    proxyFor(url) {
      const own = url.protocol === 'https:' ? found['HTTPS_PROXY'] : found['HTTP_PROXY'];
      const proxy = own ?? found['ALL_PROXY'];
      return !proxy || isThisMachine(hostOf(url)) || excepts(url) ? null : proxy;
    },
    shown: proxies.length === 0 ? null : [...new Set(proxies.map(({ origin }) => origin))].join(', '),
    secrets: proxies.flatMap(({ password }) => (password === '' ? [] : [password, decodeURIComponent(password)])),
    wrong: names.filter((name) => found[name] === undefined),
  };
}

/** null: nothing stands there; undefined: no address of a proxy that we can use. */
function addressIn(text: string): URL | null | undefined {
  if (text === '') return null;
  const full = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    return undefined;
  }
  return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined;
}

const hostOf = (url: URL): string =>
  url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');

const isThisMachine = (host: string): boolean =>
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  host === '::1' ||
  (isIP(host) === 4 && host.startsWith('127.'));

/**
 * Entries: `*`, a host with all below it (with or without a dot or star before it), each with a port or without, a
 * net (10.0.0.0/8).
 */
function exceptionsIn(text: string): (url: URL) => boolean {
  const rules = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((each) => each !== '')
    .map(toRule);
  return (url) => {
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return rules.some((rule) => rule(hostOf(url), port));
  };
}

function toRule(entry: string): (host: string, port: string) => boolean {
  if (entry === '*') return () => true;
  const [net = '', bits] = entry.split('/');
  const kind = isIP(net);
  if (kind !== 0 && bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128)) {
    const family = kind === 4 ? 'ipv4' : 'ipv6';
    const list = new BlockList();
    list.addSubnet(net, Number(bits), family);
    return (host) => isIP(host) === kind && list.check(host, family);
  }
  const [, bare = '', port] = isIP(entry) === 6 ? [entry, entry] : (/^(.*?)(?::(\d+))?$/.exec(entry) ?? []);
  const name = bare.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
  return (host, given) => (port === undefined || port === given) && (host === name || host.endsWith(`.${name}`));
}
