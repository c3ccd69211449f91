import { Refused } from './refused.ts';

export type Update = Readonly<Record<string, unknown>>;
export type Webhook = { readonly url: string; readonly secret: string; readonly deliverTo: string; updated: number };

/** What the platform does that nobody has written down. */
export type Habits = {
  /** How often getUpdates hands out the same update. There is no offset: nothing can be confirmed. */
  readonly handsOut: number;
  /** In what form: the pages show one object; some have seen a list. */
  readonly shape: 'object' | 'list';
  /** How often a webhook is tried in all. */
  readonly tries: number;
  readonly retryMs: number;
  /** Whether a webhook's body has the envelope `{ok, result}`. */
  readonly wraps: boolean;
};

export type Updates = ReturnType<typeof createUpdates>;

/** The queue of updates: polling and a webhook exclude each other; a webhook gets them one after the other. */
export function createUpdates(habits: Habits) {
  let queue: { readonly update: Update; left: number }[] = [];
  let webhook: Webhook | null = null;
  let isDelivering = false;
  let stopped = false;
  const waiting: ((updates: readonly Update[] | Refused) => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const statuses: number[] = [];

  const hookNow = (): Webhook | null => (stopped ? null : webhook);

  const take = (): readonly Update[] => {
    const batch = habits.shape === 'list' ? queue.slice(0, 100) : queue.slice(0, 1);
    for (const each of batch) each.left -= 1;
    queue = queue.filter((each) => each.left > 0);
    return batch.map((each) => each.update);
  };
  const wake = (): void => {
    if (webhook) void deliver();
    else while (waiting.length > 0 && queue.length > 0) waiting.shift()?.(take());
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      timers.add(setTimeout(resolve, ms));
    });

  const deliver = async (): Promise<void> => {
    if (isDelivering) return;
    isDelivering = true;
    for (;;) {
      const hook = hookNow();
      const [next] = queue;
      if (!hook || !next) break;
      for (let tried = 1; tried <= habits.tries && hookNow() === hook; tried += 1) {
        const status = await post(hook, next.update, habits.wraps);
        statuses.push(status);
        if (status === 200) break;
        await pause(habits.retryMs);
      }
      queue = queue.filter((each) => each !== next);
    }
    isDelivering = false;
  };

  return {
    push(update: Update): void {
      queue.push({ update, left: webhook ? 1 : habits.handsOut });
      wake();
    },
    pending: (): number => queue.length,
    /** What our webhook answered, in order; 0: nothing. */
    statuses: (): readonly number[] => statuses,
    webhook: () => webhook,
    setWebhook(given: Webhook | null): void {
      webhook = given;
      if (given) for (const give of waiting.splice(0)) give(isActive());
      wake();
    },
    /** One getUpdates. `gone` resolves when the caller hung up. */
    async poll(waitMs: number, gone: Promise<void>): Promise<unknown> {
      if (webhook) throw isActive();
      let got: readonly Update[] | Refused = take();
      if (got.length === 0) {
        got = await new Promise((resolve) => {
          const leave = (): void => {
            const at = waiting.indexOf(resolve);
            if (at >= 0) waiting.splice(at, 1);
            resolve([]);
          };
          const timer = setTimeout(leave, waitMs);
          timers.add(timer);
          void gone.then(() => {
            clearTimeout(timer);
            leave();
          });
          waiting.push(resolve);
        });
      }
      if (got instanceof Refused) throw got;
      if (got.length === 0) throw new Refused(408, 'Request timeout', 'world');
      return habits.shape === 'list' ? got : got[0];
    },
    stop(): void {
      stopped = true;
      for (const give of waiting.splice(0)) give([]);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const isActive = (): Refused =>
  new Refused(400, 'Bad request: webhook is active, delete it to use getUpdates', 'world');

/** The status; 0: no answer. */
async function post(hook: Webhook, update: Update, wraps: boolean): Promise<number> {
  try {
    const answer = await fetch(hook.deliverTo, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': hook.secret },
      body: JSON.stringify(wraps ? { ok: true, result: update } : update),
      signal: AbortSignal.timeout(10_000),
      redirect: 'manual',
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
