import { setTimeout } from 'node:timers/promises';
import type { Writer } from './writer.ts';

/** Between two slices of a sweep: whoever is to be answered meanwhile waits for one slice, not for the next ones too. */
const REST_MS = 10;

/**
 * Goes through what is too much for one commit: each slice is one, of some milliseconds, and between them the loop is everybody's. `slice`
 * takes where the last one ended, and gives where it ended itself; null: nothing is left. It may be run twice, see Writer. Ends early,
 * after the slice in hand, when the signal aborts.
 */
export async function inSlices<Cursor>(
  writer: Writer,
  signal: AbortSignal,
  first: Cursor,
  slice: (from: Cursor) => Cursor | null,
  onCommit: () => void = () => undefined,
): Promise<void> {
  let from = first;
  while (!signal.aborted) {
    const to = await writer.run<{ readonly to: Cursor | null }>(() => ({ to: slice(from) }));
    onCommit();
    if (to.to === null) return;
    from = to.to;
    await setTimeout(REST_MS);
  }
}
