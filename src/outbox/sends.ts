import type { Sent } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import { type Chats, HANGS_MS } from './chats.ts';
import type { Claimed } from './claim.ts';
import { bugId } from './marks.ts';
import type { Pacing } from './pacing.ts';
import type { SenderOptions } from './types.ts';
import type { Window } from './window.ts';

/** What a call came to: the channel's answer, or the id of a bug that was logged. */
type Answer = Sent | { readonly bug: string };

/** The sends of one channel. Each holds its row's slots and chat for as long as it lasts. */
export type Sends = {
  /** Never rejects. */
  send(one: Claimed): Promise<Answer>;
  /** How many hang. `now`: `clock.elapsed()`. */
  hanging(now: number): number;
};

export function createSends(given: {
  readonly options: Pick<SenderOptions, 'channel' | 'clock' | 'log' | 'draw'>;
  readonly chats: Chats;
  readonly pacing: Pacing;
  readonly window: Window;
}): Sends {
  const { chats, pacing, window } = given;
  const { channel, clock, log } = given.options;
  const begun = new Map<number, number>(); // row -> when its call began

  const begin = ({ row, units }: Claimed): void => {
    const now = clock.elapsed();
    pacing.take(row.lane !== LANE.reply, units, now);
    chats.take(row.chat, units, now);
    begun.set(row.id, now);
    if (row.lane !== LANE.bulk) window.began(row.id, now);
  };
  const end = ({ row, units }: Claimed): void => {
    const now = clock.elapsed();
    begun.delete(row.id);
    chats.answered(row.chat);
    pacing.giveBack(row.lane !== LANE.reply, units, now);
    if (row.lane !== LANE.bulk) window.ended(row.id, now);
  };

  return {
    async send(one) {
      const { row } = one;
      begin(one);
      try {
        const { reply } = await withPicture(one, given.options);
        return await channel.send({ channel: row.channel, id: row.chat }, reply);
      } catch (error) {
        const bug = bugId();
        log.error({ bug, row: row.id, err: error }, 'sending met a bug');
        return { bug };
      } finally {
        end(one);
      }
    },
    hanging: (now) => [...begun.values()].filter((at) => now - at >= HANGS_MS).length,
  };
}

/** The row with the picture that its message brings along, if it does. */
export async function withPicture(one: Claimed, { draw }: Pick<SenderOptions, 'draw'>): Promise<Claimed> {
  return one.reply.drawn && draw ? { ...one, reply: await draw(one.row, one.reply) } : one;
}
