import { type AxiosResponse, create, isAxiosError } from 'axios';
import { FetchError } from '../chat/index.ts';
import { createAgents } from './agents.ts';
import { allowHosts, onlyPublic, PRIVATE_ADDRESS, type Resolve, resolveHost } from './media-hosts.ts';
import type { ProxyFor } from './proxy.ts';

const MOST_REDIRECTS = 3;
/** Statuses that another try may better; every other refusal is for good: links of a CDN end. */
const PASSING = new Set([408, 425, 429]);
/** What a file is never served as: a page of an error, a login, an answer of an API. */
const NO_FILE = /^(?:text\/(?!csv|plain)|application\/(?:json|xhtml|xml|javascript))/i;

/**
 * `fetch` of a channel whose platform names people's pictures by their address: from allowed hosts only (see allowHosts), and never with a
 * token of ours. Names are resolved and checked at the moment of connecting, redirects one by one: an address within the house is never
 * asked. (Where a proxy leads out it is the proxy that resolves, and its rules that hold.) Throws FetchError; final where another try can't
 * help.
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
  const client = create({
    maxRedirects: 0,
    proxy: false,
    responseType: 'arraybuffer',
    validateStatus: () => true,
  });

  const get = async (url: URL, most: number): Promise<AxiosResponse<ArrayBuffer>> => {
    const may = allowed(url);
    if (!may.ok) throw new FetchError(`not an allowed host: ${url.hostname}`, true);
    return client.get<ArrayBuffer>(url.href, {
      ...(may.mayBePrivate ? open : guarded).for(url),
      maxContentLength: most,
      timeout: options.timeoutMs,
      signal: AbortSignal.timeout(options.timeoutMs),
    });
  };

  return async (ref, limit) => {
    try {
      let url = addressOf(ref);
      for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
        const answer = await get(url, limit.bytes);
        if (answer.status < 300 || answer.status >= 400) return bytesOf(answer);
        url = addressOf(String(answer.headers['location'] ?? 'none:'), url);
      }
      throw new FetchError('too many redirects', true);
    } catch (error) {
      throw toFetchError(error);
    }
  };
}

function addressOf(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new FetchError('no address', true);
  return new URL(text, base?.href);
}

function bytesOf(answer: AxiosResponse<ArrayBuffer>): Uint8Array {
  const { status } = answer;
  if (status !== 200) throw new FetchError(`download answered ${status}`, status < 500 && !PASSING.has(status));
  const type = String(answer.headers['content-type'] ?? '');
  if (NO_FILE.test(type)) throw new FetchError(`not a file: ${type}`, true);
  return new Uint8Array(answer.data);
}

/** A new error: axios keeps the address, which may be a key, in its own. */
function toFetchError(error: unknown): FetchError {
  if (error instanceof FetchError) return error;
  if (!isAxiosError(error)) throw error;
  if (error.message.startsWith('maxContentLength')) return new FetchError('larger than allowed', true);
  if (error.code === PRIVATE_ADDRESS) return new FetchError('a private address', true);
  return new FetchError(error.code ?? 'no answer', false);
}
