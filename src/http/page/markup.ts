import { make } from './dom.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const unescapeText = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** Links, and the bot's commands: a tap on "/lich" sends it, as in any messenger. */
const LIVE = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]|(?<![\p{L}\p{N}/])\/[a-z][a-z_]{1,31}(?![\p{L}\p{N}/]))/u;

/**
 * Our small markup as nodes: `<b>` and `<code>` become elements, everything else is text. Nothing is ever handed to
 * the browser as HTML.
 */
export function showMarkup(markup: string, onCommand: (command: string) => void): DocumentFragment {
  const root = document.createDocumentFragment();
  let at: Node = root;
  for (const piece of markup.split(/(<\/?(?:b|code)>)/)) {
    if (piece === '<b>' || piece === '<code>') {
      const inner = make(piece === '<b>' ? 'b' : 'code');
      at.appendChild(inner);
      at = inner;
    } else if (piece === '</b>' || piece === '</code>') at = at.parentNode ?? root;
    else for (const node of showText(unescapeText(piece), onCommand)) at.appendChild(node);
  }
  return root;
}

/** A person's own words: text, with links alive. */
export function showText(text: string, onCommand?: (command: string) => void): Node[] {
  return text.split(LIVE).map((piece, index) => {
    if (index % 2 === 0) return document.createTextNode(piece);
    if (piece.startsWith('http'))
      return make('a', { href: piece, target: '_blank', rel: 'noopener noreferrer', text: piece });
    if (!onCommand) return document.createTextNode(piece);
    return make('button', { type: 'button', class: 'command', text: piece, on: { click: () => onCommand(piece) } });
  });
}
