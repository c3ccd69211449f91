import { cutTo, shorten } from '../chat/cut.ts';
import type { Button, Say } from '../chat/index.ts';

/** What a parser gives: the value, or the reason in words that say what to do next, with an example. */
export type Reading<V> =
  | {
      readonly ok: true;
      readonly value: V;
      readonly note?: Say;
      /** Found in a sentence whose other words mean nothing here: enough where it was asked for, and not elsewhere. */
      readonly isLoose?: boolean;
    }
  | { readonly ok: false; readonly because: Say; readonly offer?: readonly Button[] };

/** What a person typed, short enough to be quoted back to them. */
export const quote = (text: string): string => shorten(cutTo(text, 1000).replace(/\s+/g, ' ').trim(), 40);

export const refuse = (because: Say, offer?: readonly Button[]): Reading<never> =>
  offer && offer.length > 0 ? { ok: false, because, offer } : { ok: false, because };
