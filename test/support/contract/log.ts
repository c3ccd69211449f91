import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** A log that keeps every line as it was written: nothing is scrubbed, the channel itself must keep its secrets. */
export function createOpenLog(): { readonly log: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: pino({ level: 'trace', base: null }, out), lines };
}
