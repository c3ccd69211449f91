import type { Capabilities, Reply } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import type { Head } from '../store/outbox-heads.ts';
import { readReply } from '../store/stored-reply.ts';
import { bugId } from './marks.ts';
import { BILLED, reachOf, refusalOf } from './reach.ts';
import type { SenderOptions, Settlement } from './types.ts';
import { weigh } from './weight.ts';

/** What a row says, and how many messages that will be; or why it is not even tried. `civil`: the people's time, epoch ms. */
export type ReadHead = (
  head: Head,
  civil: number,
) => { readonly reply: Reply<string>; readonly units: number } | Settlement;

export function createHeadReading(options: SenderOptions): ReadHead {
  const { channel, slots: limits, log } = options;
  const billed = options.billed ?? BILLED;

  const canFor = (head: Head): Capabilities =>
    channel.canFor?.({ channel: head.channel, id: head.chat }) ?? channel.can;

  /** As far as is known without a call; null: it is tried. */
  const refusalFor = (head: Head, civil: number): Settlement | null => {
    if (head.until !== null && head.until < civil)
      return { state: 'late', detail: `of use until ${new Date(head.until).toISOString()}` };
    if (head.lane === LANE.reply) return null;
    if (options.isWanted?.(head, new Date(civil)) === false)
      return { state: 'cancelled', detail: 'not wanted any more' };
    if (head.unreachable !== null) return { state: 'failed', why: 'unreachable', detail: head.unreachable };
    const why = refusalOf(reachOf(canFor(head).window, head.lastAt, civil), head.lane, billed);
    if (why === null) return null;
    const since = head.lastAt === null ? 'never wrote' : `last word ${new Date(head.lastAt).toISOString()}`;
    return { state: 'failed', why, detail: since };
  };

  /** Never more than could ever be free at once. */
  const unitsOf = (head: Head, reply: Reply<string>): number =>
    Math.min(weigh(reply, canFor(head)), head.lane === LANE.reply ? limits.total : limits.bulk);

  return (head, civil) => {
    const refusal = refusalFor(head, civil);
    if (refusal) return refusal;
    // Nothing was sent yet, so a bug here is a failure and never a doubt.
    try {
      const reply = head.body === null ? options.bodyOf(head) : readReply(head.body, options.store.onBroken);
      if (!reply) return { state: 'failed', why: 'no-body', detail: '' };
      return { reply, units: unitsOf(head, reply) };
    } catch (error) {
      const bug = bugId();
      log.error({ bug, row: head.id, err: error }, 'a row of the outbox could not be read');
      return { state: 'failed', why: 'bug', detail: bug };
    }
  };
}
