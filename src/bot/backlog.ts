import type { Message } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Bell, createBell } from '../outbox/bell.ts';
import { type Chat, createBacklogRows } from '../store/backlog.ts';
import type { Store } from '../store/open.ts';
import { NotYet } from '../store/slices.ts';
import type { Writer } from '../store/writer.ts';

/**
 * Whoever sends faster than answers can go out waits behind everybody else: what they send on top is written down, acknowledged, and taken
 * one at a time, each once the answer to the one before has left. Nothing is lost, nothing overtakes. So waits, too, what asked for more than
 * can be counted at once (see store/slices.ts).
 */
export type Backlog = {
  /** Whether a message is to wait. Call it once for each, in the order of their coming; `settled` when one that need not is taken. */
  mustWait(message: Message): boolean;
  settled(message: Message): void;
  /** Writes it down; resolves after the commit. */
  put(message: Message): Promise<void>;
  /** Who takes it when its turn has come. */
  handTo(take: (message: Message) => Promise<void>): void;
  start(): void;
  stop(): Promise<void>;
};

/** So many in a row that came before the last was answered: ten photos at once are a person's, and two taps more. */
const MOST_AHEAD = 12;
/** So many of one chat are kept; nobody is that far ahead of us who is a person. */
const MOST_KEPT = 5000;
/** Everybody who waits is looked at so often. */
const EVERY_MS = 100;

/** Statements are prepared once. */
export function createBacklog(given: {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
}): Backlog {
  const { store, writer, clock, log } = given;
  const rows = createBacklogRows(store);
  const bell: Bell = createBell(clock);
  const stopping = new AbortController();
  const inHand = new Map<string, number>();
  /** How many came in a row before the last was answered. */
  const ahead = new Map<string, number>();
  const waiting = new Map(rows.kept().map((each) => [nameOf(each), each]));
  let dropped = 0;
  let take: (message: Message) => Promise<void> = () => Promise.reject(new Error('nobody takes it'));
  let life: Promise<void> = Promise.resolve();

  const drop = (channel: string): void => {
    dropped += 1;
    if (dropped === 1 || dropped % 1000 === 0) log.warn({ channel, dropped }, 'far more than anybody types: dropped');
  };

  const takeOne = async (of: Chat): Promise<void> => {
    if (!rows.isAnswered(of)) return;
    // By the writer: what is about to be committed is behind it.
    const row = await writer.run(() => rows.first(of));
    if (row) {
      try {
        await take(revive(row.body));
      } catch (error) {
        if (error instanceof NotYet) return; // it stays the first
        throw error;
      }
      await writer.run(() => rows.remove(row.id));
    }
    const name = nameOf(of);
    const left = (waiting.get(name)?.rows ?? 0) - 1;
    if (!row || left <= 0) waiting.delete(name);
    else waiting.set(name, { ...of, rows: left });
  };

  const run = async (): Promise<void> => {
    const { signal } = stopping;
    while (!signal.aborted) {
      if (waiting.size === 0) await bell.wait(60_000);
      for (const of of waiting.values()) {
        if (signal.aborted) return;
        try {
          await takeOne(of);
        } catch (error) {
          // A full disk, most likely: it stays where it is.
          log.error({ err: error, channel: of.channel }, 'what waited could not be taken; tried again');
        }
      }
      await clock.sleep(EVERY_MS, signal);
    }
  };

  return {
    mustWait(message) {
      const of = whereOf(message);
      const name = nameOf(of);
      const isBusy = (inHand.get(name) ?? 0) > 0 || !rows.isAnswered(of);
      const count = isBusy ? (ahead.get(name) ?? 0) + 1 : 0;
      if (count === 0) ahead.delete(name);
      else ahead.set(name, count);
      if (waiting.has(name) || count >= MOST_AHEAD) return true;
      inHand.set(name, (inHand.get(name) ?? 0) + 1);
      return false;
    },
    settled(message) {
      const name = nameOf(whereOf(message));
      const left = (inHand.get(name) ?? 1) - 1;
      if (left === 0) inHand.delete(name);
      else inHand.set(name, left);
    },
    async put(message) {
      const of = whereOf(message);
      const name = nameOf(of);
      const known = waiting.get(name) ?? { ...of, rows: 0 };
      if (known.rows >= MOST_KEPT) return drop(of.channel);
      // From now on the next one has to wait, too.
      waiting.set(name, { ...known, rows: known.rows + 1 });
      const row = { ...of, sender: message.from.id, update: message.id, body: JSON.stringify(message) };
      await writer.run(() => rows.put(row));
      bell.ring();
    },
    handTo(given) {
      take = given;
    },
    start() {
      life = run();
    },
    async stop() {
      stopping.abort();
      bell.ring();
      await life;
    },
  };
}

/** Where it is answered. */
const whereOf = ({ from, group }: Message): Chat => ({
  channel: from.channel,
  chat: group?.id ?? from.id,
});

const nameOf = ({ channel, chat }: Chat): string => `${channel}\n${chat}`;

function revive(body: string): Message {
  const message = JSON.parse(body) as Omit<Message, 'at'> & { readonly at: string };
  return { ...message, at: new Date(message.at) };
}
