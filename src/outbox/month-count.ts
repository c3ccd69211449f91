import { dateOf } from '../chat/civil.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/open.ts';
import type { Writer } from '../store/writer.ts';

/** How many messages a platform took from one channel in the calendar month of Việt Nam. */
export type MonthCount = {
  /** One more; written with the next commit. */
  add(): void;
  /** This month's so far. */
  read(): number;
};

/**
 * A fact a month: rows of the outbox go after a week, and one of them may be several messages. What a full disk keeps from being written
 * is counted all the same, and written with the next one.
 */
export function createMonthCount(
  store: Store,
  writer: Pick<Writer, 'run'>,
  clock: Pick<Clock, 'now'>,
  channel: string,
): MonthCount {
  const select = store.sqlite
    .prepare<[string], number>('select cast(value as integer) from facts where name = ?')
    .pluck();
  const upsert = store.sqlite.prepare(
    `insert into facts (name, value) values (@name, cast(@more as text))
     on conflict (name) do update set value = cast(cast(value as integer) + @more as text)`,
  );
  const unwritten = new Map<string, number>();
  const factOf = (): string => `sent:${channel}:${dateOf(clock.now()).slice(0, 7)}`;
  let isWriting = false;

  const flush = async (): Promise<void> => {
    if (isWriting) return;
    isWriting = true;
    try {
      while (unwritten.size > 0) {
        const batch = [...unwritten];
        await writer.run(() => {
          for (const [name, more] of batch) upsert.run({ name, more });
        });
        for (const [name, more] of batch) {
          const left = (unwritten.get(name) ?? 0) - more;
          if (left > 0) unwritten.set(name, left);
          else unwritten.delete(name);
        }
      }
    } catch {
      // The writer has told it; the next message tries again.
    } finally {
      isWriting = false;
    }
  };

  return {
    add() {
      const name = factOf();
      unwritten.set(name, (unwritten.get(name) ?? 0) + 1);
      void flush();
    },
    read() {
      const name = factOf();
      return (select.get(name) ?? 0) + (unwritten.get(name) ?? 0);
    },
  };
}
