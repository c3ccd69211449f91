import { FetchError } from '../chat/index.ts';
import { createAgents } from './agents.ts';
import { type Downloaded, download } from './download.ts';
import { allowHosts, onlyPublic, type Resolve, resolveHost } from './media-hosts.ts';
import type { ProxyFor } from './proxy.ts';

const MOST_REDIRECTS = 3;
/** Statuses that another try may better; every other refusal is for good: links of a CDN end. */
const PASSING = new Set([408, 425, 429]);
/** What a file is never served as: a page of an error, a login, an answer of an API. */
const NO_FILE = /^(?:text\/(?!csv|plain)|application\/(?:json|xhtml|xml|javascript))/i;

/**
 * `fetch` of a channel whose platform names people's pictures by their address: from allowed hosts only (see
 * allowHosts), and never with a token of ours. Names are resolved and checked at the moment of connecting, redirects
 * one by one: an address within the house is never asked. (Where a proxy leads out it is the proxy that resolves, and
 * its rules that hold.) Throws FetchError; final where another try can't help.
 */
export function createMediaFetch(options: {
  readonly hosts: readonly string[];
  readonly timeoutMs: number;
  readonly resolve?: Resolve;
  readonly proxyFor?: ProxyFor | undefined;
}): (ref: string, limit: { readonly bytes: number }) => Promise<Uint8Array> {
  const allowed = allowHosts(options.hosts);
  const guarded = createAgents(options.proxyFor, onlyPublic(options.resolve ?? resolveHost));
  const open = createAgents(options.proxyFor);

  const get = async (url: URL, most: number): Promise<Downloaded> => {
    const may = allowed(url);
    if (!may.ok) throw new FetchError(`not an allowed host: ${url.hostname}`, true);
    const config = (may.mayBePrivate ? open : guarded).for(url);
    return download(url.href, { most, silenceMs: options.timeoutMs, config });
  };

  return async (ref, limit) => {
    let url = addressOf(ref);
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const answer = await get(url, limit.bytes);
      if (answer.status < 300 || answer.status >= 400) return bytesOf(answer);
      url = addressOf(String(answer.headers['location'] ?? 'none:'), url);
    }
    throw new FetchError('too many redirects', true);
  };
}

function addressOf(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new FetchError('no address', true);
  return new URL(text, base?.href);
}

function bytesOf({ status, headers, bytes }: Downloaded): Uint8Array {
  if (status !== 200) throw new FetchError(`download answered ${status}`, status < 500 && !PASSING.has(status));
  const type = String(headers['content-type'] ?? '');
  if (NO_FILE.test(type)) throw new FetchError(`not a file: ${type}`, true);
  return bytes;
}
