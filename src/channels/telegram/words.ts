import type { MessageEntity, Message as Said } from 'grammy/types';

/**
 * What a message or a caption says, as plain text: an address that lies under words stands behind them. undefined: it
 * has no words.
 */
export function wordsOf(said: Said): string | undefined {
  const isText = said.text !== undefined;
  const words = isText ? said.text : said.caption;
  return words === undefined ? undefined : withAddresses(words, (isText ? said.entities : said.caption_entities) ?? []);
}

/** Offsets are in UTF-16 units (core.telegram.org/bots/api#messageentity), as JavaScript counts. */
function withAddresses(words: string, entities: readonly MessageEntity[]): string {
  const links = entities.flatMap((each) =>
    each.type === 'text_link' && /^(?:https?:|mailto:|tel:)/i.test(each.url)
      ? [{ from: each.offset, to: each.offset + each.length, url: each.url }]
      : [],
  );
  links.sort((a, b) => a.from - b.from);
  let text = '';
  let at = 0;
  for (const [n, { from, to, url }] of links.entries()) {
    const next = links[n + 1];
    // Bold within a link may cut it in two: its address is said once, behind the last of them.
    if (next?.from === to && next.url === url) continue;
    if (from < at) continue;
    const shown = words.slice(from, to);
    const end = from + shown.trimEnd().length;
    text += words.slice(at, end);
    at = end;
    if (bare(shown) !== bare(url)) text += ` (${url})`;
  }
  return text + words.slice(at);
}

/** An address without what a phone adds to it by itself. */
const bare = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '');
