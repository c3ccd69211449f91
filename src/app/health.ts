import type { Channel } from '../chat/index.ts';
import { checkHealth, type Health } from '../http/health.ts';
import type { Sender } from '../outbox/types.ts';
import { DatabaseIll, type Store } from '../store/open.ts';
import type { Writer } from '../store/writer.ts';
import type { Senders } from './senders.ts';

/** How the program is now. `sinceBeat`: milliseconds since the scheduler looked last; `codes`: what is odd about invitation codes. */
export function healthOfAll(given: {
  readonly store: Store;
  readonly writer: Writer;
  readonly senders: Senders;
  readonly sinceBeat: () => number;
  readonly codes: () => string | null;
}): Health {
  const { store, writer, senders } = given;
  return checkHealth({
    database() {
      store.check();
      const trouble = writer.trouble();
      if (trouble !== null) throw new DatabaseIll(trouble);
    },
    channels: senders.all.map(({ channel, sender }) => ({
      name: channel.name,
      health: () => healthOf(channel, sender),
    })),
    oldestWaitingMs: () => oldestOf(senders.all.map(({ sender }) => sender)),
    schedulerBeatMs: given.sinceBeat,
    codes: given.codes,
  });
}

/** A channel is well when it hears and when it can send. */
function healthOf(channel: Channel, sender: Sender): { readonly ok: boolean; readonly detail?: string } {
  const own = channel.health();
  const sending = sender.health();
  const detail = [own.detail, sending.ok && own.detail ? null : sending.detail].filter(Boolean).join('; ');
  return { ok: own.ok && sending.ok, ...(detail ? { detail } : {}) };
}

/** Replies and reminders only: a long broadcast is no illness. */
function oldestOf(senders: readonly Sender[]): number | null {
  const ages = senders.flatMap((sender) => {
    const { reply, reminder } = sender.health().oldestMs;
    return [reply, reminder].filter((each): each is number => each !== null);
  });
  return ages.length > 0 ? Math.max(...ages) : null;
}
