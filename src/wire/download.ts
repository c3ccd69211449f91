import type { Readable } from 'node:stream';
import type { AxiosRequestConfig, AxiosResponse } from 'axios';
import { FetchError, FileTooLarge } from '../chat/index.ts';
import { PRIVATE_ADDRESS } from './media-hosts.ts';

/** The slowest line that is waited for, on an average: 20 MB take three quarters of an hour then. */
const LEAST_BYTES_PER_SECOND = 8000;
/** So long any line may take to get going. */
const GRACE_MS = 60_000;

export type Download = {
  /** Bytes; more is refused, before they are read where their number is told. */
  readonly most: number;
  /**
   * So long nothing may come. Not how long it takes: 8 MB over a weak line are 40 s in which something comes all the
   * time.
   */
  readonly silenceMs: number;
  readonly graceMs?: number;
  readonly config?: AxiosRequestConfig;
};

export type Downloaded = {
  readonly status: number;
  readonly headers: AxiosResponse['headers'];
  readonly bytes: Uint8Array;
};

/**
 * GETs a file; of an answer other than 200 no bytes are read. Throws FetchError, which holds nothing of the address:
 * axios puts it into its own, and it may be a key. `cutShort` where it broke off after something had come.
 * axios is loaded by the first download: it brings 15 MB along (Node's fetch and HTTP/2), which a quiet bot need not hold.
 */
export async function download(url: string, options: Download): Promise<Downloaded> {
  const { most, silenceMs, graceMs = GRACE_MS, config } = options;
  const { default: axios } = await import('axios');
  const began = performance.now();
  const giveUp = new AbortController();
  const silence = setTimeout(() => giveUp.abort(), silenceMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const { status, headers, data } = await axios.get<Readable>(url, {
      maxRedirects: 0,
      proxy: false,
      ...config,
      responseType: 'stream',
      validateStatus: () => true,
      signal: giveUp.signal,
    });
    const end = (): void => void data.destroy(new FetchError('silence', false, size > 0));
    giveUp.signal.addEventListener('abort', end);
    data.once('close', () => giveUp.signal.removeEventListener('abort', end));
    if (status !== 200) data.destroy();
    if (status !== 200) return { status, headers, bytes: new Uint8Array() };
    if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(data);
    for await (const chunk of data as AsyncIterable<Uint8Array>) {
      silence.refresh();
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) throw tooLarge(data);
      const ms = performance.now() - began;
      if (ms > graceMs && size < (LEAST_BYTES_PER_SECOND * ms) / 1000) throw new FetchError('too slow', false, true);
    }
    return { status, headers, bytes: new Uint8Array(Buffer.concat(chunks)) };
  } catch (error) {
    throw toFetchError(error, size > 0);
  } finally {
    clearTimeout(silence);
  }
}

function tooLarge(data: Readable): FetchError {
  data.destroy();
  return new FileTooLarge();
}

function toFetchError(error: unknown, cutShort: boolean): FetchError {
  if (error instanceof FetchError) return error;
  const { code, isAxiosError } = error as { readonly code?: unknown; readonly isAxiosError?: unknown };
  if (isAxiosError !== true && typeof code !== 'string') throw error;
  if (code === PRIVATE_ADDRESS) return new FetchError('a private address', true);
  return new FetchError(typeof code === 'string' ? code : 'no answer', false, cutShort);
}
