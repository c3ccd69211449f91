import type { Media } from '../chat/index.ts';
import { calendarWords } from './calendar-words.ts';

/** The longest file that is said as a text instead, in UTF-16 units: two messages. */
const MOST_CHARS = 4000;
/** A calendar is many times as long as what it says. */
const MOST_BYTES = 64 * 1024;

/** What a channel is handed for files that its platform does not take. */
export type FileSource = {
  /**
   * A public address of a file of ours, made for this one message; null: none just now. Left out: there are none
   * here.
   */
  readonly linkFor?: ((media: Media) => string | null) | undefined;
  /** The bytes of a file of ours, by content hash. Throws when they are gone. */
  readFile(hash: string): Uint8Array | Promise<Uint8Array>;
  /** How many they are, without reading them; null: they are gone. Left out: nobody knows before. */
  readonly bytesOf?: ((hash: string) => number | null) | undefined;
};

/** In the reader's language, plain. */
export type FileWords = {
  /** A file's address with a word around it: "Mở lịch: https://...". */
  fileAt(file: Media, url: string): string;
  /** A file that can't be sent, has no address, and is no short text: where else it can be had. */
  fileLeftOut(name: string): string;
};

/** Calendars are opened, other files fetched: the words differ. */
export const isCalendar = (mime: string): boolean => mime.startsWith('text/calendar');

/** How a file that its platform does not take reaches people; see Capabilities. */
export const otherFiles = ({ linkFor }: Pick<FileSource, 'linkFor'>): 'address' | 'text' =>
  linkFor === undefined ? 'text' : 'address';

/**
 * What is said in the place of a file that a platform does not take, plain: its public address, else what it says
 * where it is a short text, else where it can be had. Never throws: a file that is gone can be had elsewhere at most.
 */
export async function tellFile(file: Media, words: FileWords, source: FileSource): Promise<string> {
  const link = source.linkFor?.(file) ?? null;
  if (link !== null) return words.fileAt(file, link);
  return (await sayFile(file, source)) || words.fileLeftOut(file.name);
}

/** '': no text, too long for a chat, or gone. */
async function sayFile(file: Media, source: FileSource): Promise<string> {
  if (!file.mime.startsWith('text/') || (source.bytesOf?.(file.hash) ?? 0) > MOST_BYTES) return '';
  try {
    const bytes = await source.readFile(file.hash);
    if (bytes.length > MOST_BYTES) return '';
    const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\r\n', '\n').trim(); // drops the mark of UTF-8
    const events = isCalendar(file.mime) ? calendarWords(text) : '';
    const said = events === '' && text !== '' ? `${file.name}\n${text}` : events;
    return said.length > MOST_CHARS + file.name.length ? '' : said;
  } catch {
    return '';
  }
}
