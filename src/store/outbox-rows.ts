import { createLane } from './lanes.ts';
import type { Store } from './open.ts';
import { createHeads, createWaiting } from './outbox-heads.ts';
import { createRowMarks } from './outbox-marks.ts';
import { createOutboxPast } from './outbox-past.ts';

/** All that a sender asks and writes of one channel's rows, prepared once. What writes belongs inside a transaction. */
export const createOutboxRows = (store: Store, channel: string) => ({
  ...createHeads(store, channel),
  ...createWaiting(store, channel),
  ...createRowMarks(store, channel),
  ...createOutboxPast(store, channel),
  ...createLane(store, channel),
});

export type OutboxRows = ReturnType<typeof createOutboxRows>;
