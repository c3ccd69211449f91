import type { Reply } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import type { SentRow } from '../store/outbox-past.ts';
import type { OutboxRows } from '../store/outbox-rows.ts';
import { readReply } from '../store/stored-reply.ts';
import { SECOND, type Spent } from './pacing.ts';
import type { SenderOptions } from './types.ts';
import { weigh } from './weight.ts';

/**
 * What the last life sent in a period that is longer than the pause after a start. What it was sending then counts as sent just now. What
 * an answer said is wiped with its mark: it counts as one message, as most are; an announcement's words are its broadcast's.
 */
export function spentBefore(options: SenderOptions, rows: OutboxRows): readonly Spent[] {
  const { slots, channel, clock } = options;
  const periodMs = slots.periodMs ?? SECOND;
  if (periodMs <= SECOND) return [];

  const saidBy = (row: SentRow): Reply<string> | null => {
    try {
      if (row.body !== null) return readReply(row.body); // whoever sends it complains
      return row.broadcast === null ? null : options.bodyOf(row);
    } catch {
      return null; // whoever sends it complains
    }
  };
  const unitsOf = (row: SentRow): number => {
    const reply = saidBy(row);
    const can = channel.canFor?.({ channel: row.channel, id: row.chat }) ?? channel.can;
    return reply === null ? 1 : weigh(reply, can);
  };

  const now = clock.now().getTime();
  return rows.sentSince(now - periodMs, slots.total).map((row) => ({
    agoMs: row.at === null ? 0 : Math.max(0, now - row.at),
    bulk: row.lane !== LANE.reply,
    units: unitsOf(row),
  }));
}
