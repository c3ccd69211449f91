import { DAY_MS } from '../chat/civil.ts';
import type { Address } from '../chat/index.ts';
import type { Store } from '../store/open.ts';

type Known = {
  readonly heardAt: number | null;
  readonly leftAt: number | null;
  readonly quietUntil: number | null;
  readonly isOpen: number;
};

/** Whether somebody who comes to the chat without a word is greeted. `at`: when they came, civil milliseconds. */
export type Greets = (from: Address, at: number, now: number) => boolean;

/**
 * Who is new is greeted. Who is known: unless a flow is open, a human of the office writes with them, they left again since, or something
 * was heard of them within the last day, which makes one greeting a day of any number of follows and taps on "Message".
 */
export function createGreets(store: Store): Greets {
  const find = store.sqlite.prepare<[string, string], Known>(
    `select a.last_interaction_at as heardAt, a.unreachable_at as leftAt, a.quiet_until as quietUntil, p.standing is not null as isOpen
       from addresses a join persons p on p.id = a.person where a.channel = ? and a.id = ?`,
  );
  return ({ channel, id }, at, now) => {
    const known = find.get(channel, id);
    if (!known) return true;
    const isBusy = known.isOpen === 1 || (known.quietUntil ?? 0) > now;
    const hasLeft = (known.leftAt ?? 0) > at;
    return !isBusy && !hasLeft && (known.heardAt ?? 0) <= at - DAY_MS;
  };
}
