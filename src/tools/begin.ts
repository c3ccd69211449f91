import { loadEnvironment } from '../env-file.ts';

/** What every tool does first: reads `.env` as the program does, or ends with what is wrong with it; what it writes is for this user alone. */
export function beginTool(): void {
  process.umask(0o077);
  // Whoever reads only the first line (`| head -1`) has seen enough: what was asked for is done all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const { mistakes, notes } = loadEnvironment();
  for (const line of [...notes, ...mistakes]) process.stderr.write(`${line}\n`);
  if (mistakes.length > 0) process.exit(1);
}
