import type { Media } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import { createMemory } from '../../wire/memory.ts';
import { FILE_BYTES, FILE_TYPES, type ZaloClient } from './client.ts';
import { CHANNEL, type ZaloOptions } from './options.ts';
import { NoPicture, shrink } from './picture.ts';
import type { Failure, Got } from './result.ts';

type As = 'image' | 'file';

/** What the platform holds of ours: uploaded once, then sent by its id or token for as long as that holds. */
export type ZaloHoldings = {
  /**
   * The platform's id (image) or token (file), uploaded first where it has none. One upload of a file runs at a time.
   */
  find(media: Media, as: As): Promise<Got<string>>;
  /** Whether a file is small enough to be sent. One that can't be read is: `find` says what is wrong with it. */
  isSmallEnough(media: Media): Promise<boolean>;
  /** The platform no longer knows it. */
  forget(media: Media, as: As): void;
};

/** Uploads hold for seven days; a day is left for rows that wait. */
const HOLDS_MS = 6 * 24 * 3_600_000;

/** See ZaloHoldings. A reference says what it is and until when it holds: `image:<until, ms>:<id>`. */
export function createHoldings(given: {
  readonly client: Pick<ZaloClient, 'uploadImage' | 'uploadFile'>;
  readonly clock: Clock;
  readonly uploads: ZaloOptions['uploads'];
  readonly readFile: ZaloOptions['readFile'];
  readonly bytesOf?: ZaloOptions['bytesOf'];
}): ZaloHoldings {
  const { client, clock, uploads, readFile } = given;
  const held = new Map<string, string>(); // also in the store, where there is one to put it into
  const running = new Map<string, Promise<Got<string>>>();
  const small = createMemory<boolean>(1000); // by hash: an announcement asks for each of its rows
  const keyOf = (media: Media, as: As): string => `${as}:${media.hash}`;

  const known = (media: Media, as: As): string | null => {
    const ref = held.get(keyOf(media, as)) ?? uploads.get(CHANNEL, media.hash) ?? '';
    const [kind, until, ...id] = ref.split(':');
    return kind === as && Number(until) > clock.elapsed() ? id.join(':') : null;
  };
  const keep = (media: Media, as: As, id: string, until: number): void => {
    const ref = `${as}:${Math.round(until)}:${id}`;
    held.set(keyOf(media, as), ref);
    uploads.put?.(CHANNEL, media.hash, ref);
  };
  const upload = async (media: Media, as: As): Promise<Got<string>> => {
    const bytes = await open(media, as, readFile);
    if (!(bytes instanceof Uint8Array)) return bytes;
    const since = clock.elapsed();
    const result = await (as === 'image'
      ? client.uploadImage(bytes, media.name)
      : client.uploadFile(bytes, nameOf(media)));
    if (result.kind === 'got') keep(media, as, result.value, since + HOLDS_MS);
    return result;
  };

  return {
    async find(media, as) {
      const id = known(media, as);
      if (id !== null) return { kind: 'got', value: id };
      const key = keyOf(media, as);
      const work = running.get(key) ?? upload(media, as).finally(() => running.delete(key));
      running.set(key, work);
      return work;
    },
    async isSmallEnough(media) {
      const known = given.bytesOf?.(media.hash);
      if (typeof known === 'number') return known <= FILE_BYTES;
      const said = small.get(media.hash);
      if (said !== undefined) return said;
      const bytes = await read(media, readFile);
      if (!(bytes instanceof Uint8Array)) return true;
      small.set(media.hash, bytes.length <= FILE_BYTES);
      return bytes.length <= FILE_BYTES;
    },
    forget(media, as) {
      // Left in the store with an end that is past.
      keep(media, as, '', 0);
    },
  };
}

async function read(media: Media, readFile: ZaloOptions['readFile']): Promise<Uint8Array | Failure> {
  try {
    return await readFile(media.hash);
  } catch (error) {
    return gone(error instanceof Error ? error.message : String(error));
  }
}

async function open(media: Media, as: As, readFile: ZaloOptions['readFile']): Promise<Uint8Array | Failure> {
  const bytes = await read(media, readFile);
  if (!(bytes instanceof Uint8Array)) return bytes;
  if (as === 'file') return bytes.length > FILE_BYTES ? gone(`larger than Zalo takes: ${media.name}`) : bytes;
  try {
    return await shrink(bytes);
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error;
    return gone(`not a picture: ${error.message}`);
  }
}

/** Zalo goes by the name's extension, and falls silent where there is none. */
function nameOf(media: Media): string {
  const extension = EXTENSIONS[media.mime.split(';')[0]?.trim().toLowerCase() ?? ''];
  return extension === undefined || media.name.toLowerCase().endsWith(`.${extension}`)
    ? media.name
    : `${media.name}.${extension}`;
}

const EXTENSIONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FILE_TYPES).map(([extension, mime]) => [mime, extension]),
);

/** A file of ours that can't be sent: the message is wrong for everybody. */
const gone = (detail: string): Failure => ({ kind: 'permanent', code: null, forAll: true, detail });
