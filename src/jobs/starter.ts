/**
 * Starts the processes that make files. To start one the system first copies what it knows of the starter's memory, which holds the program
 * up for 20 to 40 ms when it has 200 MB. So a small shell does it, that was started with the program.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';

export type Starter = {
  /** Called once, while the program is small; without it the shell comes with the first run. */
  start(): void;
  /**
   * Runs the command once, with `input` as its one line of input; one at a time. `hear`: for each line that it writes. Resolves when it has
   * ended, with how: its code, or what went wrong. Never rejects.
   */
  run(input: string, hear: (line: string) => void): Promise<string>;
  /** Ends what runs, and the shell; the next run starts another. */
  stop(): void;
};

/**
 * A line is the input of one run. Linux runs an idle process (sched(7), SCHED_IDLE) where nobody else wants the core, and takes it off at once
 * when somebody does; where there is no chrt, or it may not, it runs without. When the program is gone, however it ended, nothing is left to
 * read: then the whole group goes. `jobs` has the shell forget those that ended.
 */
const SHELL = `
run() { chrt --idle 0 true 2>/dev/null && exec chrt --idle 0 "$@"; exec "$@"; }
while IFS= read -r input; do
  jobs >/dev/null
  { printf '%s\\n' "$input" | run "$@"; printf '\\nended %s\\n' "$?"; } &
done
kill -9 0
`;
const ENDED = /^ended (\d+)$/;

/** `env`: all that they are given of the environment, where the secrets are. */
export function createStarter(command: readonly string[], env: Readonly<Record<string, string>>): Starter {
  const isWindows = process.platform === 'win32';
  const [file, ...args] = isWindows ? command : ['/bin/sh', '-c', SHELL, 'sh', ...command];
  let started: ChildProcess | null = null;

  const launch = (): ChildProcess => {
    const child = spawn(file ?? '', args, {
      // A group of its own, which ends as one; Ctrl+C does not reach it.
      detached: !isWindows,
      env: isWindows ? { SystemRoot: process.env['SystemRoot'] } : env,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    const { pid } = child;
    if (pid !== undefined) ifItLives(() => setPriority(pid, constants.priority.PRIORITY_LOW));
    child.on('error', () => undefined).stdin?.on('error', () => undefined);
    child.on('close', () => {
      if (started === child) started = null;
    });
    child.unref();
    for (const pipe of [child.stdin, child.stdout]) (pipe as Socket | null)?.unref();
    return child;
  };
  return {
    start() {
      // Without a shell each run is a process that is started when it is wanted.
      if (!isWindows) started ??= launch();
    },
    stop() {
      const pid = started?.pid;
      if (pid !== undefined) ifItLives(() => process.kill(isWindows ? pid : -pid, 'SIGKILL'));
      started = null;
    },
    run(input, hear) {
      const child = started ?? launch();
      started = child;
      return new Promise((resolve) => {
        // Where no file can be opened any more it comes without pipes, and ends at once.
        const lines = child.stdout && createInterface(child.stdout);
        const settle = (how: string): void => {
          lines?.close();
          child.off('close', onClose);
          resolve(how);
        };
        const onClose = (code: number | null, signal: string | null): void => settle(String(signal ?? code));
        child.on('close', onClose);
        lines?.on('line', (line) => {
          const [, code] = ENDED.exec(line) ?? [];
          if (code !== undefined) settle(code);
          else if (line !== '') hear(line);
        });
        child.stdin?.write(`${input}\n`);
        if (isWindows) child.stdin?.end();
      });
    },
  };
}

/** It may have ended by itself meanwhile. */
function ifItLives(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
