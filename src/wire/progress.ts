import { createHash } from 'node:crypto';
import type { Address, Reply, Sent } from '../chat/index.ts';
import { createMemory } from './memory.ts';

/**
 * How far replies of several messages got in this process, so that one which is tried again goes on with the next
 * message instead of saying the first ones twice. Kept only while it may be tried again: the same words, said anew
 * another day, are said from the beginning.
 */
export type Progress = {
  /** The message to go on with, counted from 0; it is forgotten with that. */
  take(key: string): number;
  /** `at`: the message that failed; kept where the reply will be tried again. */
  keep(key: string, at: number, sent: Sent): void;
};

const REPLIES = 1000;
/** Longer than an outbox puts a reply off that the platform does not answer. */
const AGAIN_MS = 10 * 60_000;
const LATER_MS = 3_600_000;

/** `elapsed`: see Clock. */
export function createProgress(elapsed: () => number): Progress {
  const known = createMemory<{ readonly at: number; readonly until: number }>(REPLIES);
  return {
    take(key) {
      const kept = known.get(key);
      known.delete(key);
      return kept && elapsed() < kept.until ? kept.at : 0;
    },
    keep(key, at, sent) {
      if (at === 0 || sent.ok || sent.again !== true) return;
      const putOff = sent.retryAfterMs ?? (sent.why === 'later' ? LATER_MS : 0);
      known.set(key, { at, until: elapsed() + putOff + AGAIN_MS });
    },
  };
}

/** The same for the same reply to the same address. The words themselves are not kept. */
export const progressKey = (to: Address, reply: Reply<string>): string =>
  createHash('sha256')
    .update(JSON.stringify([to.id, reply]))
    .digest('base64');
