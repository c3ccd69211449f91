import { DAY_MS } from '../chat/civil.ts';
import type { Address } from '../chat/index.ts';
import type { AddressNews } from '../store/addresses.ts';

/** Whether somebody who comes to the chat without a word is greeted. `at`: when they came, civil milliseconds. */
export type Greets = (from: Address, at: number, now: number) => boolean;

/**
 * Who is new is greeted. Who is known: unless a flow is open, a human of the office writes with them, they left again since, or something
 * was heard of them within the last day, which makes one greeting a day of any number of follows and taps on "Message".
 */
export function createGreets(news: AddressNews): Greets {
  return (from, at, now) => {
    const known = news.find(from);
    if (!known) return true;
    const isBusy = known.isOpen || (known.quietUntil ?? 0) > now;
    const hasLeft = (known.leftAt ?? 0) > at;
    return !isBusy && !hasLeft && (known.heardAt ?? 0) <= at - DAY_MS;
  };
}
