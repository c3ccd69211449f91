import { type LookupAddress, lookup as lookUp } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { FetchError } from '../../chat/index.ts';

/** What stands in `mediaHosts` for this address: nothing (refused), a host over https, or an origin trusted as it stands. */
export type Allowed = 'host' | 'origin';

/** Whether a picture may be fetched from there. Throws FetchError (final) where not. */
export function checkUrl(ref: string, hosts: readonly string[]): { readonly url: URL; readonly by: Allowed } {
  if (!URL.canParse(ref)) throw new FetchError('no address of a picture', true);
  const url = new URL(ref);
  if (url.username !== '' || url.password !== '') throw new FetchError('an address with a password', true);
  if (hosts.some((each) => each.includes('://') && URL.canParse(each) && new URL(each).origin === url.origin)) {
    return { url, by: 'origin' };
  }
  if (url.protocol !== 'https:' || url.port !== '') throw new FetchError('not a plain https address', true);
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const isListed = hosts.some((each) => !each.includes('://') && isWithin(host, each.toLowerCase()));
  if (!isListed || isIP(host.replace(/^\[|\]$/g, '')) !== 0) throw new FetchError('a host that is not allowed', true);
  return { url, by: 'host' };
}

const isWithin = (host: string, listed: string): boolean => {
  const name = listed.replace(/^\*?\./, '');
  return name !== '' && (host === name || host.endsWith(`.${name}`));
};

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 96], // unspecified, loopback, the old mapping of IPv4
  ['64:ff9b::', 96], // IPv4 behind a translator
  ['2002::', 16], // IPv4 in a tunnel
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

/** Whether an IP address is none of the public internet's: ours, a neighbour's, the machine's own. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return PRIVATE.check(mapped, 'ipv4');
  const family = isIP(address);
  return family === 0 || PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

type Found = (error: Error | null, found: string | readonly LookupAddress[], family?: number) => void;
type LookUpAll = (
  host: string,
  options: { readonly all: true },
  found: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** What `lookup` says instead of an address of a private network. */
export const PRIVATE_ADDRESS = 'EPRIVATE';

/** A `lookup` for sockets: what is checked is what is connected to, so a name can't change its mind in between. */
export function createGuardedLookup(resolve: LookUpAll = lookUp) {
  return (host: string, options: { readonly all?: boolean }, found: Found): void => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) found(error ?? new Error('no address'), []);
      else if (addresses.some((each) => isPrivate(each.address))) {
        found(Object.assign(new Error('a private address'), { code: PRIVATE_ADDRESS }), []);
      } else if (options.all) found(null, addresses);
      else found(null, first.address, first.family);
    });
  };
}
