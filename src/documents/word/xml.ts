/** Made by `tag` and `texted` alone, so that whatever stands in it is escaped. */
export type Xml = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

export const escaped = (text: string): Xml =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An element; attributes that are undefined are left out, and so are parts that are. */
export function tag(name: string, attributes: Attributes = {}, ...parts: readonly (Xml | undefined)[]): Xml {
  const said = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const inside = parts.filter((part) => part !== undefined).join('');
  return inside === '' ? `<${name}${said}/>` : `<${name}${said}>${inside}</${name}>`;
}

/** An element that holds a text. */
export const texted = (name: string, text: string, attributes: Attributes = {}): Xml =>
  tag(name, attributes, escaped(text));

/** A whole part of the package. */
export const file = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
