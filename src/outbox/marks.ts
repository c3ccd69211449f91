import { randomBytes } from 'node:crypto';
import type { Sent } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import type { OutboxRow } from '../store/outbox-row.ts';
import type { OutboxRows } from '../store/outbox-rows.ts';
import { createReceipts } from '../store/receipts.ts';
import { createMarkUnreachable } from '../store/unreachable.ts';
import { createUploads } from '../store/uploads.ts';
import type { SenderOptions, Settlement } from './types.ts';
import { endOf, type Verdict } from './verdict.ts';

/** What is written when a send has ended. Every function belongs inside a transaction. */
export type Marks = {
  /** Ends a row and tells `onSettled`; or passes its message on to another address of the person. */
  settle(row: OutboxRow, settlement: Settlement): void;
  /** Writes what a send came to. `since`: civil time at which it began. `pausedUntil`: real instant; 0: no pause to be kept. */
  mark(row: OutboxRow, verdict: Verdict, sent: Sent | null, since: Date, pausedUntil: number): void;
};

/** The id under which a bug is found in the log. */
export const bugId = (): string => randomBytes(4).toString('hex');

/** Only what was certainly not delivered, and nothing that answers: whoever asks is answered where they ask. */
function mayBePassedOn(row: OutboxRow, settlement: Settlement): boolean {
  if (row.lane === LANE.reply || settlement.state !== 'failed') return false;
  return settlement.why === 'unreachable' || settlement.why === 'window' || settlement.why === 'window-billed';
}

export function createMarks(options: SenderOptions, rows: OutboxRows): Marks {
  const { store, channel, clock, log, onSettled } = options;
  const uploads = createUploads(store);
  const receipts = createReceipts(store, clock.now());
  const markUnreachable = createMarkUnreachable(store, channel.name);
  // A savepoint of its own: what the caller got wrong must not undo the mark, else the message would go out again.
  const tell = (row: OutboxRow, settlement: Settlement): void => store.atomically(() => onSettled?.(row, settlement));

  const settle = (row: OutboxRow, settlement: Settlement): void => {
    if (mayBePassedOn(row, settlement) && options.passOn?.(row, clock.now())) {
      rows.settle(row.id, { ...endOf(settlement), state: 'replaced' }, clock.now());
      return;
    }
    rows.settle(row.id, endOf(settlement), clock.now());
    try {
      tell(row, settlement);
    } catch (error) {
      if (!store.inTransaction()) throw error; // a full disk: the whole commit is tried again
      log.error({ bug: bugId(), row: row.id, err: error }, 'what follows a settled row failed');
    }
  };

  const settleUnreachable = (row: OutboxRow, detail: string, since: Date): void => {
    if (!markUnreachable(row.chat, detail, since, clock.now())) return;
    for (const other of rows.waitingOf(row.chat)) settle(other, { state: 'failed', why: 'unreachable', detail });
  };

  return {
    settle,
    mark(row, verdict, sent, since, pausedUntil) {
      for (const ref of sent?.earlier ?? []) {
        receipts.noteAside(channel.name, ref, clock.elapsed());
        rows.disown(row.id, ref);
      }
      if (verdict.state === 'waiting') {
        const attempts = verdict.counted ? row.attempts : row.attempts - 1;
        rows.putBack(row.id, attempts, verdict.afterMs === 0 ? 0 : clock.elapsed() + verdict.afterMs);
      } else {
        settle(row, verdict);
        if (verdict.state === 'failed' && verdict.why === 'unreachable') settleUnreachable(row, verdict.detail, since);
      }
      if (sent?.ok && sent.uploaded) uploads.put(channel.name, sent.uploaded, clock.now());
      if (pausedUntil > 0) rows.pause(pausedUntil);
    },
  };
}
