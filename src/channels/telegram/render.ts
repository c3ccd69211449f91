import type { Buttons, Media, Reply } from '../../chat/index.ts';
import { seenLength, splitMarkup } from './split.ts';

/** core.telegram.org/bots/api: message text and caption after parsing, items of an album, text of a copy button. */
export const TEXT_LIMIT = 4096;
/** core.telegram.org/bots/api#sending-files: 50 MB by upload. */
export const FILE_BYTES = 50_000_000;
const CAPTION_LIMIT = 1024;
const ALBUM_LIMIT = 10;
const COPY_LIMIT = 256;

/** One message that will be sent. `html` is our markup, which is a subset of Telegram's HTML. */
export type TelegramPart =
  | { readonly kind: 'text'; readonly html: string; readonly buttons: Buttons<string> }
  | {
      readonly kind: 'photo' | 'document';
      readonly media: Media;
      readonly html: string;
      readonly buttons: Buttons<string>;
    }
  | { readonly kind: 'album'; readonly media: readonly Media[] };

/**
 * A reply as the messages that it takes, in order; the buttons are under the last one. Empty: there is nothing to
 * send.
 */
export function planParts(reply: Reply<string>): TelegramPart[] {
  const buttons = fitButtons(reply.buttons ?? []);
  const parts = albumParts(reply.images ?? []);
  const carriers = [
    ...(reply.image ? [{ kind: 'photo' as const, media: reply.image }] : []),
    ...(reply.file ? [{ kind: 'document' as const, media: reply.file }] : []),
  ];
  const carrier = carriers.pop();
  for (const each of carriers) parts.push({ ...each, html: '', buttons: [] });
  if (carrier && fitsCaption(reply.text)) {
    const html = reply.text.trim() === '' ? '' : reply.text;
    return [...parts, { ...carrier, html, buttons }];
  }
  if (carrier) parts.push({ ...carrier, html: '', buttons: [] });
  const texts = splitMarkup(reply.text, TEXT_LIMIT);
  texts.forEach((html, at) => {
    parts.push({ kind: 'text', html, buttons: at === texts.length - 1 ? buttons : [] });
  });
  return parts;
}

const fitsCaption = (markup: string): boolean => markup.length <= CAPTION_LIMIT || seenLength(markup) <= CAPTION_LIMIT;

/** A copy button holds 256 characters; a longer text stands in the message anyway, so its button is left out. */
function fitButtons(buttons: Buttons<string>): Buttons<string> {
  return buttons
    .map((row) =>
      row.filter((button) => !('copy' in button) || (button.copy !== '' && button.copy.length <= COPY_LIMIT)),
    )
    .filter((row) => row.length > 0);
}

function albumParts(images: readonly Media[]): TelegramPart[] {
  const parts: TelegramPart[] = [];
  for (let from = 0; from < images.length; from += ALBUM_LIMIT) {
    const media = images.slice(from, from + ALBUM_LIMIT);
    const [only] = media;
    // An album has at least two items.
    if (media.length === 1 && only) parts.push({ kind: 'photo', media: only, html: '', buttons: [] });
    else parts.push({ kind: 'album', media });
  }
  return parts;
}
