type Child = Node | string | null | false | undefined;
type Handlers = Readonly<Record<string, (event: Event) => void>>;
type Props = Readonly<Record<string, string | number | boolean | null | undefined | Handlers>>;

/**
 * Makes an element. `text` and string children are always text, never markup; `false`, `null` and `undefined` are
 * left out.
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'object') listen(element, value);
    else if (name === 'text') element.textContent = String(value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

function listen(element: HTMLElement, handlers: Handlers): void {
  for (const [name, handler] of Object.entries(handlers)) element.addEventListener(name, handler);
}

const ICONS = {
  send: 'M3 11.5 21 3l-6.5 18-3-7.5z M11.5 13.5 21 3',
  attach: 'M8 12.5 14.5 6a3.5 3.5 0 0 1 5 5l-8.6 8.6a5.5 5.5 0 0 1-7.8-7.8L11 4',
  menu: 'M4 7h16 M4 12h16 M4 17h10',
  file: 'M7 3h7l5 5v13H7z M14 3v5h5 M10 13h6 M10 17h6',
  close: 'M6 6l12 12 M18 6 6 18',
  pause: 'M8 5v14 M16 5v14',
  out: 'M14 4h6v6 M20 4l-9 9 M18 14v6H4V6h6',
  copy: 'M9 9h11v11H9z M5 15H4V4h11v1',
  sliders: 'M4 7h9 M17 7h3 M15 5v4 M4 17h3 M11 17h9 M9 15v4',
  plus: 'M12 5v14 M5 12h14',
} as const;

/** A drawn sign; it says nothing to a screen reader, so whatever carries it needs a label. */
export function icon(name: keyof typeof ICONS): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}
