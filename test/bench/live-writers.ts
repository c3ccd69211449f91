import { Agent } from 'node:http';
import type { Platform } from './platform.ts';
import { createWaiting, postUpdate } from './turns.ts';

export const FIRST_WRITER = 7_000_000;
const WRITERS = 2_000;

/** People who write at an even pace, so many a second, whoever is answered or not. */
export function createLive(platform: Platform, port: number, perSecond: number) {
  const agent = new Agent({ keepAlive: true });
  const waiting = createWaiting();
  const pending = new Set<Promise<unknown>>();
  platform.onSend = waiting.arrived;
  let count = 0;

  const write = (waits: number[]): void => {
    const chat = FIRST_WRITER + (count % WRITERS);
    const at = performance.now();
    count += 1;
    const answered = waiting.next(String(chat)).then(() => waits.push(performance.now() - at));
    const both = Promise.all([answered, postUpdate(agent, port, 1_000_000 + count, chat)]);
    pending.add(both);
    void both.finally(() => pending.delete(both));
  };

  return {
    arrived: waiting.arrived,
    /** Gives the milliseconds that each waited who wrote until `end`. */
    async during(end: Promise<unknown>): Promise<readonly number[]> {
      const waits: number[] = [];
      const began = performance.now();
      let written = 0;
      const timer = setInterval(() => {
        for (; written < ((performance.now() - began) / 1000) * perSecond; written += 1) write(waits);
      }, 1000 / perSecond);
      await end;
      clearInterval(timer);
      await Promise.all(pending);
      return waits;
    },
    async end() {
      await Promise.all(pending);
      agent.destroy();
    },
  };
}
