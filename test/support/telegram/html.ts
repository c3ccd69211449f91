import { badForm } from './refused.ts';

/** core.telegram.org/bots/api#html-style */
const TAGS: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
  'tg-spoiler': 'spoiler',
};
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

export type Entity = { readonly type: string; readonly offset: number; readonly length: number };
export type Parsed = { readonly text: string; readonly entities: readonly Entity[] };

/** HTML mode as the Bot API parses it. Refuses unknown, unmatched and unclosed tags. Offsets are UTF-16 units. */
export function parseHtml(html: string): Parsed {
  let text = '';
  const open: { tag: string; offset: number }[] = [];
  const entities: Entity[] = [];
  for (const match of html.matchAll(/<([^>]*)(>?)|&(#\d+|#x[0-9a-f]+|[a-z]+);|[\s\S]/giu)) {
    const [all, tag, end, entity] = match;
    if (entity !== undefined) text += decode(entity) ?? all;
    else if (tag === undefined) text += all;
    else if (end === '') throw cannot(`Unclosed start tag at byte offset ${match.index}`);
    else if (tag.startsWith('/')) {
      const top = open.pop();
      const name = tag.slice(1).trim().toLowerCase();
      if (!top) throw cannot(`Unexpected end tag at byte offset ${match.index}`);
      if (top.tag !== name) throw cannot(`Unmatched end tag, expected "</${top.tag}>", found "</${name}>"`);
      if (text.length > top.offset) {
        entities.push({ type: TAGS[name] ?? '', offset: top.offset, length: text.length - top.offset });
      }
    } else {
      const name = /^[a-z-]+/i.exec(tag)?.[0]?.toLowerCase() ?? '';
      if (!(name in TAGS)) throw cannot(`Unsupported start tag "${name}" at byte offset ${match.index}`);
      open.push({ tag: name, offset: text.length });
    }
  }
  const left = open.at(-1);
  if (left) throw cannot(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities };
}

function decode(entity: string): string | undefined {
  if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
  if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
  return NAMED[entity];
}

const cannot = (text: string) => badForm(`can't parse entities: ${text}`);
