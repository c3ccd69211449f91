/** What ends the program from outside: a signal, a terminal that was closed, and an `npm start` that is gone. */
import { readFileSync } from 'node:fs';

const LOOK_MS = 1_000;
const SHELLS: readonly string[] = ['sh', 'dash', 'bash', 'ash', 'busybox', 'zsh'];

/** Calls `leave` with the reason, maybe more than once. To be called first of all, so that the parent is still there to be known. */
export function watchForEnd(leave: (why: string) => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => leave(signal));
  // Nobody reads the log any more (`| head -1`, a closed terminal): no reason to stop answering people.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // npm hands a signal to the shell that it started us with, and the shell to nobody: it ends, and we would live on alone.
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = parentage();
  setInterval(() => {
    if (parentage() !== parent) leave('npm is gone');
  }, LOOK_MS).unref();
}

/** Who started us: npm, or a shell and whoever started that (known on Linux only). */
function parentage(): string {
  const parent = process.ppid;
  try {
    // "1234 (sh) S 1230 ...": the name may hold anything, so it is cut off at its last bracket.
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const name = stat.slice(stat.indexOf('(') + 1, end);
    return SHELLS.includes(name) ? `${parent} ${stat.slice(end + 2).split(' ')[1]}` : String(parent);
  } catch {
    return String(parent);
  }
}
