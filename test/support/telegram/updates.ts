import { Refused } from './refused.ts';

export type Update = { readonly update_id: number } & Readonly<Record<string, unknown>>;
type Waiting = { readonly give: (updates: readonly Update[] | Refused) => void };
export type Webhook = {
  readonly url: string;
  readonly secret: string | undefined;
  readonly deliverTo: string;
  failures: number;
  lastError: { readonly date: number; readonly message: string } | null;
};

const DEFAULT_KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member', 'channel_post', 'inline_query'];

/**
 * The queue of updates: at least once. Polling: what was fetched comes again until a call with a higher offset confirms it, and a second
 * poller ends the first with 409. Webhook: one queue for each chat's messages and one for each person's taps; anything but 2xx is tried
 * again, at once and then after 1, 2, 4 ... times `retryMs`.
 */
export type Updates = ReturnType<typeof createUpdates>;

export function createUpdates(options: { readonly retryMs: number; readonly mostWaitMs?: number | undefined }) {
  let pending: Update[] = [];
  let kinds: readonly string[] = DEFAULT_KINDS;
  let nextId = 811_000_001;
  let waiting: Waiting | null = null;
  let webhook: Webhook | null = null;
  const busy = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;

  const wake = (): void => {
    if (webhook) pump(webhook);
    else if (waiting && pending.length > 0) {
      const { give } = waiting;
      waiting = null;
      give(pending);
    }
  };

  const pump = (hook: Webhook): void => {
    for (const update of pending) {
      const queue = queueOf(update);
      if (busy.has(queue)) continue;
      busy.add(queue);
      void deliver(hook, update, queue, 0);
    }
  };
  const deliver = async (hook: Webhook, update: Update, queue: string, failed: number): Promise<void> => {
    const trouble = await post(hook, update);
    if (stopped || webhook !== hook) {
      busy.delete(queue);
      return;
    }
    if (trouble === null) {
      pending = pending.filter((each) => each !== update);
      busy.delete(queue);
      pump(hook);
      return;
    }
    hook.failures += 1;
    hook.lastError = { date: Math.floor(Date.now() / 1000), message: trouble };
    const wait = failed === 0 ? 0 : Math.min(options.retryMs * 2 ** (failed - 1), 60_000);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void deliver(hook, update, queue, failed + 1);
    }, wait);
    timers.add(timer);
  };

  return {
    /** The id of the new update; null: nobody asked for this kind. */
    push(kind: string, body: unknown): number | null {
      if (!kinds.includes(kind)) return null;
      const update = { update_id: nextId, [kind]: body };
      nextId += 1;
      pending.push(update);
      wake();
      return update.update_id;
    },
    pending: (): readonly Update[] => pending,
    kinds: () => kinds,
    setKinds(given: readonly string[] | undefined): void {
      if (given) kinds = given.length === 0 ? DEFAULT_KINDS : given;
    },
    webhook: () => webhook,
    setWebhook(given: Webhook | null): void {
      webhook = given;
      if (given && waiting) {
        waiting.give(conflict('terminated by setWebhook request'));
        waiting = null;
      }
      wake();
    },
    drop(): void {
      pending = [];
    },
    /** One getUpdates. `gone` resolves when the caller hung up. */
    async poll(
      offset: number | undefined,
      limit: number,
      seconds: number,
      gone: Promise<void>,
    ): Promise<readonly Update[]> {
      if (webhook)
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      waiting?.give(
        conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
      );
      waiting = null;
      if (offset !== undefined) pending = pending.filter((each) => each.update_id >= offset);
      if (pending.length > 0 || seconds === 0) return pending.slice(0, limit);
      const got = await new Promise<readonly Update[] | Refused>((give) => {
        const mine: Waiting = { give };
        waiting = mine;
        const leave = (): void => {
          if (waiting !== mine) return;
          waiting = null;
          give([]);
        };
        const timer = setTimeout(leave, Math.min(seconds * 1000, options.mostWaitMs ?? Number.POSITIVE_INFINITY));
        timers.add(timer);
        void gone.then(() => {
          clearTimeout(timer);
          leave();
        });
      });
      if (got instanceof Refused) throw got;
      return got.slice(0, limit);
    },
    stop(): void {
      stopped = true;
      waiting?.give([]);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const conflict = (text: string): Refused => new Refused(409, `Conflict: ${text}`, 'world');

function queueOf(update: Update): string {
  const tap = update['callback_query'] as { from: { id: number } } | undefined;
  if (tap) return `tap:${tap.from.id}`;
  const said = (update['message'] ?? update['my_chat_member']) as { chat: { id: number } } | undefined;
  return `chat:${said?.chat.id ?? update.update_id}`;
}

/** null: confirmed. */
async function post(hook: Webhook, update: Update): Promise<string | null> {
  try {
    const answer = await fetch(hook.deliverTo, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(hook.secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': hook.secret }),
      },
      body: JSON.stringify(update),
      signal: AbortSignal.timeout(60_000),
      redirect: 'manual',
    });
    await answer.arrayBuffer();
    return answer.ok ? null : `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
