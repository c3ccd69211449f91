import type { Button, Say } from '../chat/index.ts';

/** What a parser gives: the value, or the reason in words that say what to do next, with an example. */
export type Reading<V> =
  | { readonly ok: true; readonly value: V; readonly note?: Say }
  | { readonly ok: false; readonly because: Say; readonly offer?: readonly Button[] };

/** What a person typed, short enough to be quoted back to them. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

export const refuse = (because: Say, offer?: readonly Button[]): Reading<never> =>
  offer && offer.length > 0 ? { ok: false, because, offer } : { ok: false, because };
