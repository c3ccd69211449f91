import { dateOf } from '../chat/civil.ts';
import type { Clock } from '../clock.ts';
import { createFactRows } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { Writer } from '../store/writer.ts';

/** How many messages a platform took from one channel in the calendar month of Việt Nam. */
export type MonthCount = {
  /** One more; written with the next commit. */
  add(): void;
  /** This month's so far. */
  read(): number;
};

type Month = { readonly fact: string; count: number; written: number; isWriting: boolean };

/**
 * A fact a month: rows of the outbox go after a week, and one of them may be several messages. It is read once a month and then counted
 * here, since one program alone sends. What a full disk keeps from being written is counted all the same, and written with the next one.
 */
export function createMonthCount(
  store: Store,
  writer: Pick<Writer, 'run'>,
  clock: Pick<Clock, 'now'>,
  channel: string,
): MonthCount {
  const facts = createFactRows(store);
  let month: Month | null = null;

  const current = (): Month => {
    const fact = `sent:${channel}:${dateOf(clock.now()).slice(0, 7)}`;
    if (month?.fact === fact) return month;
    const count = Number(facts.read(fact) ?? 0);
    month = { fact, count, written: count, isWriting: false };
    return month;
  };

  const write = async (one: Month): Promise<void> => {
    if (one.isWriting) return;
    one.isWriting = true;
    try {
      while (one.written < one.count) {
        const { count } = one;
        await writer.run(() => facts.write(one.fact, String(count)));
        one.written = count;
      }
    } catch {
      // The writer has told it; the next message tries again.
    } finally {
      one.isWriting = false;
    }
  };

  return {
    add() {
      const one = current();
      one.count += 1;
      void write(one);
    },
    read: () => current().count,
  };
}
