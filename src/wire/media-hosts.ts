import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Whether an address may be fetched from. An entry `zdn.vn` (or `*.zdn.vn`) allows https to that host and every host
 * below it; an entry with a port (`127.0.0.1:9000`, or `http://127.0.0.1:9000` for that scheme alone) allows exactly
 * that place, http too and private too: whoever wrote it named it on purpose.
 */
export type AllowedHosts = (url: URL) => { readonly ok: boolean; readonly mayBePrivate: boolean };

/** See AllowedHosts. */
export function allowHosts(entries: readonly string[]): AllowedHosts {
  const rules = entries.map((each) => each.trim().toLowerCase());
  const names = rules.map((each) => each.replace(/^\*?\./, '')).filter((each) => each !== '');
  const places = new Set(rules.map((each) => each.replace(/\/+$/, '')));
  return (url) => {
    const host = url.hostname.toLowerCase().replace(/\.$/, '');
    if (url.username !== '' || url.password !== '') return NO;
    if (/^https?:$/.test(url.protocol) && url.port !== '') {
      const place = `${host}:${url.port}`;
      return places.has(place) || places.has(`${url.protocol}//${place}`) ? { ok: true, mayBePrivate: true } : NO;
    }
    if (url.protocol !== 'https:' || isIP(host.replace(/^\[|\]$/g, '')) !== 0) return NO;
    return { ok: names.some((name) => host === name || host.endsWith(`.${name}`)), mayBePrivate: false };
  };
}

const NO = { ok: false, mayBePrivate: false } as const;

/** IANA special-purpose registries: what is not the public internet. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}

/** Whether an IP address is on the public internet. */
export function isPublic(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !PRIVATE.check(address, 'ipv4');
  // Global unicast only: that leaves out loopback, local, multicast, and IPv4 in disguise (mapped, NAT64, 6to4).
  return kind === 6 && /^[23]/.test(address) && !/^200(?:1:(?:0{0,4}:|db8:)|2:)/i.test(address);
}

/** host -> its addresses. */
export type Resolve = (host: string, done: (error: Error | null, found: readonly LookupAddress[]) => void) => void;

/** The machine's own way. */
export const resolveHost: Resolve = (host, done) => lookup(host, { all: true }, done);

/** The code of the error that `onlyPublic` gives for a name that leads into a private network. */
export const PRIVATE_ADDRESS = 'EPRIVATEADDRESS';

/**
 * Resolves for the socket itself: what was checked is what is connected to, so a name can't change its mind in
 * between.
 */
export function onlyPublic(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, (error, found) => {
      if (error) return done(error, '', 0);
      const bad = found.length === 0 || found.some(({ address }) => !isPublic(address));
      if (bad) return done(Object.assign(new Error('a private address'), { code: PRIVATE_ADDRESS }), '', 0);
      const [first] = found;
      if (options.all === true) return done(null, [...found]);
      done(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}
