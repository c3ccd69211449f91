import { inspect } from 'node:util';
import type { Log } from '../../src/log.ts';

/** A log that is kept: every line as text, and what was logged as an error. */
export type KeptLog = { readonly log: Log; readonly errors: readonly unknown[]; readonly lines: readonly string[] };

export function keepLog(): KeptLog {
  const errors: unknown[] = [];
  const lines: string[] = [];
  const keep = (...said: readonly unknown[]): void => void lines.push(inspect(said, { depth: 6 }));
  const log: unknown = {
    debug: keep,
    info: keep,
    warn: keep,
    error(...said: readonly unknown[]) {
      keep(...said);
      errors.push(said);
    },
  };
  return { log: log as Log, errors, lines };
}
