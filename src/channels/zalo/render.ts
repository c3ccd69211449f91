import type { Media, Reply } from '../../chat/index.ts';
import { toPlain } from '../../chat/markup.ts';
import { splitText } from '../../wire/split.ts';
import { planButtons } from './choices.ts';
import { FILE_TYPES, type ZaloButton } from './client.ts';
import type { ZaloWords } from './options.ts';

/** developers.zalo.me/docs/official-account: characters of a message, composed (NFC). */
export const TEXT_LIMIT = 2000;
/** Files that the platform takes, by MIME type. */
export const FILES: readonly string[] = Object.values(FILE_TYPES);

/** One call to the platform, and one message that a person sees. */
export type ZaloPart =
  | { readonly kind: 'text'; readonly text: string; readonly buttons: readonly ZaloButton[] }
  | { readonly kind: 'image'; readonly media: Media; readonly caption: string }
  | { readonly kind: 'file'; readonly media: Media };

export type ZaloRendering = {
  readonly words: ZaloWords;
  /** What is said in the place of the reply's file; left out: the platform takes it. */
  readonly insteadOfFile?: string | undefined;
};

/**
 * A reply as the calls that it takes, in order: pictures, a file, the text; the buttons hang under the text's last
 * part. Empty: there is nothing to send.
 */
export function planParts(reply: Reply<string>, { words, insteadOfFile }: ZaloRendering): ZaloPart[] {
  const images = [...(reply.images ?? []), ...(reply.image ? [reply.image] : [])];
  const offer = planButtons(reply, words);
  const blocks = [toPlain(reply.text).trim(), insteadOfFile ?? '', offer.lines.join('\n')];
  const text = blocks
    .filter((each) => each !== '')
    .join('\n\n')
    .normalize('NFC');
  const parts: ZaloPart[] = images.map((media) => ({ kind: 'image', media, caption: '' }));
  if (reply.file && insteadOfFile === undefined) parts.push({ kind: 'file', media: reply.file });
  const last = parts.at(-1);
  const isCaption = last?.kind === 'image' && offer.buttons.length === 0 && text.length <= TEXT_LIMIT;
  if (isCaption) return [...parts.slice(0, -1), { ...last, caption: text }];
  // Buttons need a text to hang under.
  const said = text === '' && offer.buttons.length > 0 ? `${words.mayType}:` : text;
  const texts = splitText(said, TEXT_LIMIT);
  texts.forEach((each, at) => {
    parts.push({ kind: 'text', text: each, buttons: at === texts.length - 1 ? offer.buttons : [] });
  });
  return parts;
}

/** Whether the platform takes such a file, if it is small enough. */
export const takesType = (media: Media): boolean => FILES.includes(mimeOf(media));

const mimeOf = (media: Media): string => (media.mime.split(';')[0] ?? '').trim().toLowerCase();
