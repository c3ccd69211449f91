import { inflateRawSync } from 'node:zlib';

/** An element of a small XML that is well-formed, as Word's parts are. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
};

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Throws where an element is not closed. */
export function readXml(text: string): Element {
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  for (const [, tag, words] of text.matchAll(/<([^>]+)>|([^<]+)/g)) {
    const within = open.at(-1) ?? root;
    if (words !== undefined) {
      within.children.push(plain(words));
    } else if (tag?.startsWith('/')) {
      const closed = open.pop();
      if (closed?.name !== tag.slice(1)) throw new Error(`${tag} closes ${closed?.name ?? 'nothing'}`);
    } else if (tag !== undefined && !tag.startsWith('?')) {
      const name = /^[^\s/]+/.exec(tag)?.[0] ?? '';
      const attributes = Object.fromEntries(
        Array.from(tag.matchAll(/([\w:]+)="([^"]*)"/g), ([, key = '', value = '']) => [key, plain(value)]),
      );
      const one = { name, attributes, children: [] };
      within.children.push(one);
      if (!tag.endsWith('/')) open.push(one);
    }
  }
  const [first] = root.children.filter((child) => typeof child !== 'string');
  if (open.length !== 1 || !first) throw new Error('an element is not closed');
  return first;
}

/** All elements of a name below one, in order. */
export const all = (within: Element, name: string): Element[] =>
  within.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );

/** The first element of a name below one; throws where there is none. */
export function one(within: Element, name: string): Element {
  const [first] = all(within, name);
  if (!first) throw new Error(`no ${name}`);
  return first;
}

/** An attribute of the first element of a name below one. */
export const at = (within: Element, name: string, attribute = 'w:val'): string | undefined =>
  all(within, name)[0]?.attributes[attribute];

/** The entries of a zip that is at hand, with the times they carry. */
export function unzipped(zip: Uint8Array): Map<string, { readonly bytes: Buffer; readonly time: number }> {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const entries = new Map<string, { readonly bytes: Buffer; readonly time: number }>();
  let from = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < bytes.readUInt16LE(end + 10); n += 1) {
    const [size, nameLength, extra, note] = [
      bytes.readUInt32LE(from + 20),
      ...[28, 30, 32].map((field) => bytes.readUInt16LE(from + field)),
    ];
    const name = bytes.toString('utf8', from + 46, from + 46 + (nameLength ?? 0));
    const local = bytes.readUInt32LE(from + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(data, data + (size ?? 0));
    const method = bytes.readUInt16LE(from + 10);
    entries.set(name, { bytes: method === 0 ? raw : inflateRawSync(raw), time: bytes.readUInt32LE(from + 12) });
    from += 46 + (nameLength ?? 0) + (extra ?? 0) + (note ?? 0);
  }
  return entries;
}

/** All texts of a name below an element, one after another. */
export const wordsOf = (within: Element, name: string): string =>
  all(within, name)
    .flatMap(({ children }) => children)
    .filter((child) => typeof child === 'string')
    .join('');
