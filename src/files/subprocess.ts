/** How a process that works for the conversation behaves: it gives way, it takes no more than its share, and it ends with its parent. */
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const LOOK_EVERY_MS = 25;
const PRIORITIES = {
  lower: constants.priority.PRIORITY_BELOW_NORMAL,
  lowest: constants.priority.PRIORITY_LOW,
} as const;

const die = (): void => void process.kill(process.pid, 'SIGKILL');

function give(way: () => void): void {
  try {
    way();
  } catch {
    // Not to be had on this system: then as it is.
  }
}

/** Called once, first of all. `mostBytes`: of memory in all, which V8's own limit does not know; beyond it the process ends itself. */
export function beSubprocess({
  mostBytes,
  priority,
}: {
  readonly mostBytes: number;
  readonly priority: keyof typeof PRIORITIES;
}): void {
  // Answers come first; and when the machine runs out of memory, Linux ends this process and not the conversation.
  give(() => setPriority(PRIORITIES[priority]));
  give(() => writeFileSync('/proc/self/oom_score_adj', '1000'));
  // Ctrl+C reaches the whole group: the conversation decides when this one ends, and dying it takes this one along.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('disconnect', die);
  setInterval(() => {
    if (process.memoryUsage.rss() > mostBytes) die();
  }, LOOK_EVERY_MS).unref();
}
