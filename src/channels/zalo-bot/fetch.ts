import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { create, isAxiosError } from 'axios';
import { FetchError } from '../../chat/index.ts';
import { checkUrl, createGuardedLookup, PRIVATE_ADDRESS } from './guard.ts';

/** Statuses that another try may better. */
const PASSING = new Set([408, 425, 429]);

/**
 * `fetch` of the channel: a person's picture by its address, which came from outside. Only from the hosts handed in, never into a private
 * network, never along a redirect, never with a secret of ours. Throws FetchError; final where another try can't help.
 */
export function createFetch(options: {
  readonly mediaHosts: readonly string[];
  readonly timeoutMs: number;
  /** How a name becomes an address; the machine's own way where nothing is said. */
  readonly lookup?: ReturnType<typeof createGuardedLookup>;
}): (ref: string, limit: { readonly bytes: number }) => Promise<Uint8Array> {
  const keep = { keepAlive: true, timeout: 20_000 };
  const usual = {
    responseType: 'arraybuffer',
    timeout: options.timeoutMs,
    maxRedirects: 0,
    validateStatus: () => true,
    proxy: false,
  } as const;
  const lookup = options.lookup ?? createGuardedLookup();
  const guarded = create({ ...usual, httpsAgent: new HttpsAgent({ ...keep, lookup: lookup as never }) });
  const trusted = create({ ...usual, httpAgent: new HttpAgent(keep), httpsAgent: new HttpsAgent(keep) });

  return async (ref, limit) => {
    const { url, by } = checkUrl(ref, options.mediaHosts);
    try {
      const answer = await (by === 'origin' ? trusted : guarded).get<ArrayBuffer>(url.href, {
        maxContentLength: limit.bytes,
        signal: AbortSignal.timeout(options.timeoutMs),
      });
      if (answer.status !== 200) throw refusalOf(answer.status);
      return new Uint8Array(answer.data);
    } catch (error) {
      throw toFetchError(error);
    }
  };
}

function refusalOf(status: number): FetchError {
  return new FetchError(`download answered ${status}`, status < 500 && !PASSING.has(status));
}

/** A new error: axios keeps the address, which may be signed, in its own. */
function toFetchError(error: unknown): FetchError {
  if (error instanceof FetchError) return error;
  if (!isAxiosError(error)) throw error;
  if (error.message.startsWith('maxContentLength')) return new FetchError('larger than allowed', true);
  if (error.code === PRIVATE_ADDRESS) return new FetchError('an address of a private network', true);
  return new FetchError(error.code ?? 'no answer', false);
}
