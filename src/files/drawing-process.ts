/** What drawing.ts starts: draws the pictures that it is sent, one after the other, and watches what that takes. */
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Answer } from './drawing.ts';
import { redraw } from './picture.ts';
import { pictureKind } from './picture-kind.ts';
import { Refused } from './refused.ts';

/** Below it stands the limit that the system holds (drawing.ts); this one is for systems that hold none. */
const MOST_BYTES = 640_000_000;
const LOOK_EVERY_MS = 25;

const die = (): void => void process.kill(process.pid, 'SIGKILL');

function give(way: () => void): void {
  try {
    way();
  } catch {
    // Not to be had on this system: then as it is.
  }
}

// Answers come before pictures; and when the machine runs out of memory, Linux ends this process and not the conversation.
give(() => setPriority(constants.priority.PRIORITY_BELOW_NORMAL));
give(() => writeFileSync('/proc/self/oom_score_adj', '1000'));

// Ctrl+C reaches the whole group: the conversation decides when this one ends, and dying it takes this one along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', die);

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_BYTES) die();
}, LOOK_EVERY_MS).unref();

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    // What decoded a HEIC keeps the memory that it grew to: the next picture begins with a process of its own.
    return { ...(await redraw(bytes)), ...(pictureKind(bytes) === 'heic' ? { spent: true } : {}) };
  } catch (error) {
    return { why: error instanceof Refused ? error.why : 'broken' };
  }
}

process.on('message', (bytes: Uint8Array) => {
  void answer(bytes).then((said) => process.send?.(said));
});
