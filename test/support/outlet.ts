/** The sender without its pace: what waits in the outbox goes to the adapters at once, in order, and is settled with what they answer. */
import type { Channel, Reply, Sent } from '../../src/chat/index.ts';
import type { Clock } from '../../src/clock.ts';
import type { Room } from '../../src/outbox/budget.ts';
import type { Chats } from '../../src/outbox/chats.ts';
import { createClaim } from '../../src/outbox/claim.ts';
import { createMarks } from '../../src/outbox/marks.ts';
import type { Billed } from '../../src/outbox/reach.ts';
import { withPicture } from '../../src/outbox/sends.ts';
import type { PassOn, SenderLog, SenderOptions } from '../../src/outbox/types.ts';
import { judge } from '../../src/outbox/verdict.ts';
import { LANE } from '../../src/store/enqueue.ts';
import type { Store } from '../../src/store/open.ts';
import type { OutboxRow } from '../../src/store/outbox-row.ts';
import { createOutboxRows, type OutboxRows } from '../../src/store/outbox-rows.ts';
import type { Writer } from '../../src/store/writer.ts';

export type OutletOptions = {
  readonly store: Store;
  readonly writer: Writer;
  readonly channels: readonly Channel[];
  readonly clock: Clock;
  readonly log: SenderLog;
  readonly billed?: Billed | undefined;
  readonly bodyOf: (row: OutboxRow) => Reply<string> | null;
  readonly draw?: SenderOptions['draw'];
  readonly passOn: PassOn;
  /** While true, announcements wait as they do when a platform lets few through. */
  readonly isBulkHeld: () => boolean;
};

export type Outlet = {
  /** Resolves when nothing waits that may go. */
  empty(): Promise<void>;
  /** Messages that an adapter took, so far. */
  sent(): number;
};

/** Chats and slots are always free: time is the test's. */
const CHATS: Chats = { freeAt: (_chat, _lane, now) => now, take() {}, answered() {}, release() {}, size: () => 0 };
const ROOM: Room = { units: 1000, bulkUnits: 1000, bulkStarts: 1000, sends: 100, again: 100 };

export function createOutlet(options: OutletOptions): Outlet {
  const { store, clock, log } = options;
  let taken = 0;

  const openMouth = (channel: Channel) => {
    const { writer, bodyOf, draw, passOn, billed } = options;
    const slots = { total: 1000, bulk: 1000 };
    const sender = { store, writer, channel, clock, log, slots, bodyOf, draw, passOn, ...(billed ? { billed } : {}) };
    const all = createOutboxRows(store, channel.name);
    const rows: OutboxRows = {
      ...all,
      heads: (asked) => (asked.lane === LANE.bulk && options.isBulkHeld() ? [] : all.heads(asked)),
    };
    const marks = createMarks(sender, rows);
    const claim = createClaim(sender, rows, marks, CHATS);
    const claimNow = store.sqlite.transaction(() =>
      claim(ROOM, clock.elapsed(), clock.now().getTime(), { replies: true, bulk: true }),
    );
    const mark = store.sqlite.transaction((row: OutboxRow, sent: Sent, since: Date) =>
      marks.mark(row, judge(row, sent), sent, since, 0),
    );
    /** True: something was claimed or ended. */
    return async (): Promise<boolean> => {
      const { claimed, hasMoved } = claimNow.immediate();
      for (const one of claimed) {
        const { row, reply } = await withPicture(one, sender);
        const since = clock.now();
        const sent = await channel.send({ channel: row.channel, id: row.chat }, reply);
        if (sent.ok) taken += 1;
        // Nobody is away by chance here: all but who can't be reached is somebody's mistake.
        else if (sent.again !== false || sent.why !== 'unreachable') log.error({ key: row.key, sent }, 'not sent');
        mark.immediate(row, sent, since);
      }
      return hasMoved;
    };
  };
  const mouths = options.channels.map(openMouth);

  return {
    async empty() {
      for (let moves = true; moves; ) {
        moves = false;
        for (const speak of mouths) moves = (await speak()) || moves;
      }
    },
    sent: () => taken,
  };
}
