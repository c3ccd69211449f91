import { FetchError, FileTooLarge } from '../../chat/index.ts';
import { createAgents } from '../../wire/agents.ts';
import { download } from '../../wire/download.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { ProxyFor } from '../../wire/proxy.ts';
import type { TelegramCall } from './pipeline.ts';

/** core.telegram.org/bots/api#getfile: bots download files of up to 20 MB. */
const DOWNLOAD_LIMIT = 20 * 1024 * 1024;

/**
 * `fetch` of the channel: getFile, then the download. The link holds the token: it never leaves here, not even inside
 * an error. Throws FetchError; final where another try can't help (too large, an unknown reference).
 */
export function createFetch(options: {
  readonly token: string;
  readonly apiRoot: string;
  readonly timeoutMs: number;
  readonly call: TelegramCall;
  readonly proxyFor?: ProxyFor | undefined;
}): (ref: string, limit: { readonly bytes: number }) => Promise<Uint8Array> {
  const config = createAgents(options.proxyFor).for(new URL(options.apiRoot));

  const findPath = async (ref: string, most: number): Promise<string> => {
    const answer = await options.call('getFile', { file_id: ref });
    if (!answer.ok) {
      if (/file is too big/i.test(answer.description)) throw new FileTooLarge();
      const final = answer.error_code >= 400 && answer.error_code < 500 && ![401, 409, 429].includes(answer.error_code);
      throw new FetchError(`${answer.error_code} ${answer.description}`, final);
    }
    const file = answer.result as { file_path?: string; file_size?: number };
    if ((file.file_size ?? 0) > most) throw new FileTooLarge();
    if (!file.file_path) throw new FetchError('no path to the file', false);
    return file.file_path;
  };

  return async (ref, limit) => {
    const most = Math.min(limit.bytes, DOWNLOAD_LIMIT);
    const path = await findPath(ref, most).catch((error: unknown) => {
      throw error instanceof NoAnswer ? new FetchError(error.message, false) : error;
    });
    const url = `${options.apiRoot}/file/bot${options.token}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const { status, bytes } = await download(url, { most, silenceMs: options.timeoutMs, config });
    if (status !== 200) throw new FetchError(`download answered ${status}`, false);
    return bytes;
  };
}
