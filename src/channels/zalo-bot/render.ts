import type { Capabilities, Media, Reply } from '../../chat/index.ts';
import { VIETNAMESE } from '../../chat/languages.ts';
import { escapeMarkup, toPlain } from '../../chat/markup.ts';
import { withNumbers } from '../../chat/numbered.ts';
import { tellFile } from '../../wire/file-words.ts';
import { splitText } from '../../wire/split.ts';
import type { ZaloBotOptions } from './options.ts';

/**
 * sendMessage and sendPhoto (bot.zapps.me/docs): text and caption of 1 to 2,000 characters; no buttons, no edits, no
 * files.
 */
export const CAN: Capabilities = { edit: false, buttons: 0, textLimit: 2000, files: [] };

/** One message that will be sent. `instead`: what is said where the platform does not take the picture. */
export type BotPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'photo'; readonly url: string; readonly caption: string; readonly instead: string };

/**
 * A reply as the messages that it takes, in order; the choices stand at the end of the last. Empty: there is nothing
 * to send.
 */
export async function planParts(
  reply: Reply<string>,
  options: Pick<ZaloBotOptions, 'words' | 'linkFor' | 'readFile'>,
): Promise<BotPart[]> {
  const words = options.words(reply.lang ?? VIETNAMESE);
  const linkFor = (media: Media): string | null => options.linkFor?.(media) ?? null;
  const album = (reply.images ?? []).map(linkFor);
  const own = reply.image ? linkFor(reply.image) : undefined;
  const notes = [
    ...([...album, own].includes(null) ? [words.pictureElsewhere] : []),
    ...(reply.file ? [await tellFile(reply.file, words, options)] : []),
  ];
  // Before the choices, which a person must see last.
  const text = [reply.text, ...notes.map(escapeMarkup)].filter((each) => each.trim() !== '').join('\n\n');
  const pieces = splitText(toPlain(withNumbers({ ...reply, text }, CAN, words).text), CAN.textLimit);

  const photo = (url: string, caption: string): BotPart => {
    return { kind: 'photo', url, caption, instead: [caption, words.pictureAt(url)].filter(Boolean).join('\n\n') };
  };
  const parts = album.filter((url) => url !== null).map((url) => photo(url, ''));
  // One message where it can be: the plan counts every one.
  const [only, ...more] = pieces;
  const isCaption = typeof own === 'string' && only !== undefined && more.length === 0;
  if (typeof own === 'string') parts.push(photo(own, isCaption ? only : ''));
  if (!isCaption) parts.push(...pieces.map((piece): BotPart => ({ kind: 'text', text: piece })));
  return parts;
}
