import type { Address } from '../chat/index.ts';
import type { Store } from '../store/open.ts';
import { CRASH } from './types.ts';

/** What a platform tells of a message of ours: it reached the phone, or was seen. `at`: civil. `known`: see Incoming. */
export type Receipt = {
  readonly kind: 'delivered' | 'seen';
  readonly from: Address;
  readonly ref: string;
  readonly at: Date;
  readonly known?: boolean;
};

export type Receipts = {
  /**
   * Notes a receipt on its row; call it inside a transaction. A receipt for no message that we know of proves that one arrived of which
   * nobody knew: the chat's oldest row in doubt that was begun before it is taken for sent. But a receipt may also overtake the answer
   * to the send: then it waits on the row that is being sent (see `settle` in rows.ts).
   */
  note(receipt: Receipt, now: Date): void;
  /**
   * Receipts of this message say nothing about a row in doubt: somebody else wrote it under the same name, or it is an earlier part of
   * one of ours. `real`: `clock.elapsed()`.
   */
  noteAside(channel: string, ref: string, real: number): void;
  /**
   * As `noteAside`, for what the channel took for none of ours; but what an earlier life of the program left in doubt just before it can't
   * know. `now`: civil.
   */
  noteAutoReply(to: Address, ref: string, now: Date, real: number): void;
};

/** A platform repeats for an hour what it could not deliver (zalo.md, section 2). What came to an end longer ago is not what an echo is of. */
const LATEST_MS = 2 * 3_600_000;

/** Everything is prepared once. `started`: civil; when this life of the program began. */
export function createReceipts(store: Store, started: Date): Receipts {
  const { sqlite } = store;
  const SEEN = `delivered_at = coalesce(delivered_at, @at), seen_at = iif(@seen, coalesce(seen_at, @at), seen_at)`;
  const mark = sqlite.prepare(
    `update outbox set ${SEEN} where channel = @channel and chat = @chat and message_id = @ref`,
  );
  // By the person, for whom there is an index: receipts for messages that are long gone must not read the whole outbox.
  const inDoubt = sqlite.prepare<{ channel: string; chat: string; at: number }, { id: number; state: string }>(`
    select id, state from outbox
    where person = (select person from addresses where channel = @channel and id = @chat)
      and channel = @channel and chat = @chat and state in ('unknown', 'sending') and message_id is null and created_at <= @at
    order by state, id limit 1`); // sending, unknown: in the order of the alphabet
  const settle = sqlite.prepare(
    `update outbox set state = 'sent', reason = null, message_id = @ref, body = null, ${SEEN} where id = @id`,
  );
  const keep = sqlite.prepare(`update outbox set message_id = @ref, ${SEEN} where id = @id`);
  const aside = sqlite.prepare('insert or ignore into updates (channel, id, at_real) values (?, ?, ?)');
  const isAside = sqlite.prepare('select 1 from updates where channel = ? and id = ?');
  const asideId = (ref: string): string => `aside:${ref}`;
  const noteAside = (channel: string, ref: string, real: number): void =>
    void aside.run(channel, asideId(ref), Math.round(real));
  const isOfBefore = sqlite.prepare(`
    select 1 from outbox
    where person = (select person from addresses where channel = @channel and id = @id)
      and channel = @channel and chat = @id and state = 'unknown' and message_id is null
      and (reason like '${CRASH}%' or settled_at < @started) and settled_at >= @since`);

  return {
    note({ kind, from, ref, at, known }, now) {
      const chat = { channel: from.channel, chat: from.id };
      const receipt = { at: Math.min(at.getTime(), now.getTime()), seen: kind === 'seen' ? 1 : 0, ref };
      if (mark.run({ ...chat, ...receipt }).changes > 0) return;
      if (known || isAside.get(from.channel, asideId(ref))) return;
      const row = inDoubt.get({ ...chat, at: receipt.at });
      if (row) (row.state === 'unknown' ? settle : keep).run({ id: row.id, ...receipt });
    },
    noteAside,
    noteAutoReply(to, ref, now, real) {
      const within = { started: started.getTime(), since: now.getTime() - LATEST_MS };
      if (!isOfBefore.get({ ...to, ...within })) noteAside(to.channel, ref, real);
    },
  };
}
