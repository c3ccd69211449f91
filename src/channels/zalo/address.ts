import { BlockList, isIP } from 'node:net';

/** Zalo's own hosts for what people send. */
export const MEDIA_HOSTS: readonly string[] = ['*.zdn.vn', '*.zadn.vn'];

/**
 * Whether an address may be fetched from. An entry `*.zdn.vn` allows https to every host below, `media.example` https to that one; an
 * entry with a port (`127.0.0.1:9000`) allows exactly that place, http too and private too: whoever wrote it named it on purpose.
 */
export type AllowedHosts = (url: URL) => { readonly ok: boolean; readonly mayBePrivate: boolean };

export function allowHosts(entries: readonly string[]): AllowedHosts {
  const rules = entries.map((each) => each.trim().toLowerCase()).filter((each) => each !== '');
  return (url) => {
    const host = url.hostname.toLowerCase().replace(/\.$/, '');
    if (url.username !== '' || url.password !== '') return NO;
    if (/^https?:$/.test(url.protocol) && url.port !== '' && rules.includes(`${host}:${url.port}`)) {
      return { ok: true, mayBePrivate: true };
    }
    if (url.protocol !== 'https:' || url.port !== '' || isIP(host.replace(/^\[|\]$/g, '')) !== 0) return NO;
    const isAllowed = rules.some((rule) => (rule.startsWith('*.') ? host.endsWith(rule.slice(1)) : host === rule));
    return { ok: isAllowed, mayBePrivate: false };
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
