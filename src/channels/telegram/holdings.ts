import { InputFile } from 'grammy';
import type { ApiResponse, Message as Posted } from 'grammy/types';
import type { Media } from '../../chat/index.ts';
import { CHANNEL, type TelegramOptions } from './options.ts';

/** A file of ours can't be read: the message is wrong for everybody. */
export class FileGone extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileGone';
  }
}

export type Uploaded = { readonly hash: string; readonly ref: string };
type As = 'photo' | 'document';

/**
 * What the platform holds of ours: uploaded once, then sent by its file_id. (A picture that is uploaded again for
 * each recipient of a broadcast runs at one to five messages a second instead of thirty.)
 */
export type TelegramHoldings = {
  /** Sends one file: by reference if it is held, else by upload, where only one upload of a file runs at a time. */
  send(
    media: Media,
    as: As,
    act: (source: string | InputFile) => Promise<ApiResponse<unknown>>,
  ): Promise<{
    readonly answer: ApiResponse<unknown>;
    readonly uploaded?: Uploaded;
  }>;
  /** Sends several in one call (an album of photos). */
  sendAll(
    media: readonly Media[],
    act: (sources: readonly (string | InputFile)[]) => Promise<ApiResponse<unknown>>,
  ): Promise<ApiResponse<unknown>>;
};

/**
 * See TelegramHoldings. A file_id of a photo can't be sent as a document, so a reference says which it is:
 * `photo:<file_id>`.
 */
export function createHoldings(options: Pick<TelegramOptions, 'uploads' | 'readFile'>): TelegramHoldings {
  const { known, remember } = createReferences(options);
  const running = new Map<string, Promise<void>>();
  const open = async (media: Media): Promise<InputFile> => {
    try {
      return new InputFile(await options.readFile(media.hash), nameOf(media));
    } catch (error) {
      throw new FileGone(error instanceof Error ? error.message : String(error));
    }
  };

  const upload: TelegramHoldings['send'] = async (media, as, act) => {
    const key = keyOf(media, as);
    let finish = (): void => {};
    running.set(key, new Promise((resolve) => (finish = resolve)));
    try {
      const answer = await act(await open(media));
      const fileId = answer.ok ? fileIdOf(answer.result, as) : undefined;
      return fileId === undefined ? { answer } : { answer, uploaded: remember(media, as, fileId) };
    } finally {
      running.delete(key);
      finish();
    }
  };

  return {
    async send(media, as, act) {
      for (;;) {
        const before = running.get(keyOf(media, as));
        if (!before) break;
        await before;
      }
      const fileId = known(media, as);
      if (fileId !== undefined) {
        const answer = await act(fileId);
        if (!isForeign(answer)) return { answer };
      }
      return upload(media, as, act);
    },
    async sendAll(media, act) {
      const sources = await Promise.all(media.map(async (each) => known(each, 'photo') ?? (await open(each))));
      let answer = await act(sources);
      if (isForeign(answer)) answer = await act(await Promise.all(media.map(open)));
      if (answer.ok && Array.isArray(answer.result)) {
        answer.result.forEach((posted: unknown, at) => {
          const fileId = fileIdOf(posted, 'photo');
          const each = media[at];
          if (each && fileId !== undefined && known(each, 'photo') !== fileId) remember(each, 'photo', fileId);
        });
      }
      return answer;
    },
  };
}

const keyOf = (media: Media, as: As): string => `${as}:${media.hash}`;

/** What is held: also in the store, but that is written only once the row is settled. */
function createReferences(options: Pick<TelegramOptions, 'uploads'>) {
  const held = new Map<string, string>();
  const known = (media: Media, as: As): string | undefined => {
    const ref = held.get(keyOf(media, as)) ?? options.uploads.get(CHANNEL, media.hash) ?? '';
    return ref.startsWith(`${as}:`) ? ref.slice(as.length + 1) : undefined;
  };
  const remember = (media: Media, as: As, fileId: string): Uploaded => {
    const ref = `${as}:${fileId}`;
    held.set(keyOf(media, as), ref);
    options.uploads.put?.(CHANNEL, media.hash, ref);
    return { hash: media.hash, ref };
  };
  return { known, remember };
}

/** A file_id is valid for one bot only: after a change of token the store's references are another bot's. */
function isForeign(answer: ApiResponse<unknown>): boolean {
  return (
    !answer.ok &&
    answer.error_code === 400 &&
    /wrong .*(file identifier|file_id)|invalid file_id/i.test(answer.description)
  );
}

function fileIdOf(result: unknown, as: As): string | undefined {
  const posted = result as Partial<Posted> | undefined;
  if (as === 'document') return posted?.document?.file_id;
  return posted?.photo?.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]?.file_id;
}

/** The name goes into a header as it is: no quotes, no line breaks. */
function nameOf(media: Media): string {
  return media.name.replace(/["\\\r\n]/g, '_') || 'tep';
}
