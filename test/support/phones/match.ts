/** How a transcript's words are held against what a person sees: `...` stands for any text; letters' case and line breaks do not count. */
import { fold } from '../../../src/chat/fold.ts';
import { seen } from '../typing.ts';

const plain = (text: string): string => seen(text.replace(/\s+/g, ' ').trim());
const partsOf = (expected: string): string[] => expected.split('...').map(plain);

/** Whether the parts stand in this order, somewhere. */
export function holds(said: string, expected: string): boolean {
  const text = plain(said);
  let from = 0;
  for (const part of partsOf(expected)) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return true;
}

/** Whether it is the whole label. */
export function isLabel(label: string, expected: string): boolean {
  if (!expected.includes('...')) return fold(label) === fold(expected);
  const parts = partsOf(expected);
  const text = plain(label);
  return text.startsWith(parts[0] ?? '') && text.endsWith(parts.at(-1) ?? '') && holds(label, expected);
}
