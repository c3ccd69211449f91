import { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';

/** What a room may do with the log. Lines carry ids and counts, never a message's words. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const TOKEN = /\d{5,}:[A-Za-z0-9_-]{20,}/g; // a bot token, also inside a URL ("bot123:AA...")
const HIDDEN = '[…]';

/** Takes the secrets out of a line, whatever field or error they hide in. */
function scrub(line: string, secrets: readonly string[]): string {
  let clean = line;
  for (const secret of secrets) {
    clean = clean.replaceAll(secret, HIDDEN).replaceAll(encodeURIComponent(secret), HIDDEN);
  }
  return clean.replace(TOKEN, HIDDEN);
}

/**
 * JSON lines on `out`, scrubbed as text before they leave: pino's own `redact` hides keys only, and the token stands in the URLs of errors.
 */
export function createLog(
  level: string,
  secrets: readonly string[],
  out: NodeJS.WritableStream = process.stdout,
): Logger {
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      out.write(scrub(chunk.toString(), secrets));
      done();
    },
  });
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
