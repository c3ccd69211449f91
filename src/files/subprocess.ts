/** A process that works for the conversation: it gives way, it takes no more than its share, and it ends with its parent. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const LOOK_EVERY_MS = 25;

/**
 * Starts such a process, which calls beSubprocess first of all. It is given nothing of the environment, where the secrets are, but `env`.
 * Its first second, in which it loads what it needs, and the threads that it makes then would else compete with answers: so it is put behind
 * them before it runs. What makes files is started by jobs/starter.ts.
 */
export function launchSubprocess(
  command: readonly string[],
  { env, ...options }: Pick<SpawnOptions, 'env' | 'serialization'>,
): ChildProcess {
  const [file = process.execPath, ...args] = command;
  const child = spawn(file, args, {
    ...options,
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  const { pid } = child;
  if (pid !== undefined) give(() => setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL));
  child.unref();
  child.channel?.unref();
  return child;
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

function give(way: () => void): void {
  try {
    way();
  } catch {
    // Not to be had on this system: then as it is.
  }
}

/** Called once, first of all. `mostBytes`: of memory in all, which V8's own limit does not know; beyond it the process ends itself. */
export function beSubprocess({ mostBytes }: { readonly mostBytes: number }): void {
  // When the machine runs out of memory, Linux ends this process and not the conversation.
  give(() => writeFileSync('/proc/self/oom_score_adj', '1000'));
  // Ctrl+C reaches the whole group: the conversation decides when this one ends, and dying it takes this one along.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('disconnect', die);
  setInterval(() => {
    if (process.memoryUsage.rss() > mostBytes) die();
  }, LOOK_EVERY_MS).unref();
}
