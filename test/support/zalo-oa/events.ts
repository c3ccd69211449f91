import { createHash } from 'node:crypto';
import type { AppKeys } from './tokens.ts';

export type Delivered = { readonly status: number; readonly tries: number };
/** A request as Zalo makes it: the exact bytes, and the headers that go with them. */
export type Signed = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

const DEADLINE_MS = 2000;

/**
 * The webhook side: signs events and delivers them, again after each of `retryMs` where the answer was not 200, with the same body; then
 * the webhook is out of order.
 */
export type Events = ReturnType<typeof createEvents>;

export function createEvents(given: {
  readonly keys: AppKeys;
  readonly oaId: string;
  readonly oaSecretKey: string;
  readonly retryMs: readonly number[];
  readonly hasMark: boolean;
  readonly now: () => number;
  /** Each so-and-so-many-th event comes a second time though it was answered; 0: none. */
  readonly repeatEvery?: number;
}) {
  const { keys, now, repeatEvery = 0 } = given;
  let pushed = 0;
  let target: string | null = null;
  let stopped = false;
  const lost: Signed[] = [];
  const waiting = new Set<Promise<unknown>>();
  const timers = new Set<() => void>();

  const sign = (body: string, timestamp: string, secret = given.oaSecretKey): Signed => {
    const mac = macOf({ appId: keys.appId, body, timestamp, secret });
    const signature = given.hasMark ? `mac=${mac}` : mac;
    return { body, headers: { 'content-type': 'application/json', 'x-zevent-signature': signature } };
  };
  const make = (event: Readonly<Record<string, unknown>>): Signed => {
    const timestamp = String(Math.round(now()));
    return sign(JSON.stringify({ app_id: keys.appId, ...event, timestamp }), timestamp);
  };
  const deliver = async (signed: Signed): Promise<Delivered> => {
    for (let tries = 1; ; tries += 1) {
      const status = target === null || stopped ? 0 : await post(target, signed, tries - 1);
      const wait = given.retryMs[tries - 1];
      if (status === 200 || wait === undefined || stopped) {
        if (status !== 200) lost.push(signed);
        return { status, tries };
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        timers.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  };

  return {
    sign,
    make,
    lost,
    deliverTo(url: string): void {
      target = url;
    },
    isOn: () => target !== null,
    /** Signs and delivers; resolves with the last answer. */
    push(event: Readonly<Record<string, unknown>>): Promise<Delivered> {
      const signed = make(event);
      const work = deliver(signed);
      pushed += 1;
      const all = repeatEvery > 0 && pushed % repeatEvery === 0 ? work.then(() => deliver(signed)) : work;
      waiting.add(all);
      void all.finally(() => waiting.delete(all));
      return work;
    },
    /** The address is saved in the console: an unsigned `{}` that wants 200. */
    async save(url: string): Promise<void> {
      const status = await post(url, { body: '{}', headers: { 'content-type': 'application/json' } }, 0);
      if (status !== 200) throw new Error(`the webhook is not saved: ${url} answered ${status}`);
      target = url;
    },
    /** Everything that was pushed has its answer. */
    async settled(): Promise<void> {
      while (waiting.size > 0) await Promise.all(waiting);
    },
    stop(): void {
      stopped = true;
      for (const end of timers) end();
    },
  };
}

/** The plain SHA-256 by which an event is known: no HMAC. */
export function macOf(given: {
  readonly appId: string;
  readonly body: string;
  readonly timestamp: string;
  readonly secret: string;
}): string {
  return createHash('sha256')
    .update(given.appId + given.body + given.timestamp + given.secret)
    .digest('hex');
}

/** 0: no connection, or no answer within two seconds. */
async function post(url: string, signed: Signed, retry: number): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...signed.headers, ...(retry > 0 ? { num_retry: String(retry) } : {}) },
      body: signed.body,
      signal: AbortSignal.timeout(DEADLINE_MS),
      redirect: 'manual',
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
