import { z } from 'zod';
import type { Message } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Bell, createBell } from '../outbox/bell.ts';
import { type Chat, createBacklogRows } from '../store/backlog.ts';
import type { Store } from '../store/open.ts';
import { NotYet } from '../store/slices.ts';
import { stored } from '../store/stored.ts';
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

type BacklogOptions = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
};

/** So many in a row that came before the last was answered: ten photos at once are a person's, and two taps more. */
const MOST_AHEAD = 12;
/** So many of one chat are kept; nobody is that far ahead of us who is a person. */
const MOST_KEPT = 5000;
/** Everybody who waits is looked at so often. */
const EVERY_MS = 100;

/** Statements are prepared once. */
export function createBacklog({ store, writer, clock, log }: BacklogOptions): Backlog {
  const rows = createBacklogRows(store);
  const waiting = new Map(rows.kept().map((each) => [nameOf(each), each]));
  const ahead = countAhead();
  const bell = createBell(clock);
  const stopping = new AbortController();
  let dropped = 0;
  let take: (message: Message) => Promise<void> = () => Promise.reject(new Error('nobody takes it'));
  let life: Promise<void> = Promise.resolve();

  const takeOne = async (of: Chat): Promise<void> => {
    if (!rows.isAnswered(of)) return;
    // By the writer: what is about to be committed is behind it.
    const row = await writer.run(() => rows.first(of));
    if (row) {
      try {
        const message = readMessage(row.body, store.onBroken);
        if (message) await take(message);
      } catch (error) {
        if (error instanceof NotYet) return; // it stays the first
        throw error;
      }
      await writer.run(() => rows.remove(row.id));
    }
    const left = (waiting.get(nameOf(of))?.rows ?? 0) - 1;
    if (!row || left <= 0) waiting.delete(nameOf(of));
    else waiting.set(nameOf(of), { ...of, rows: left });
  };

  return {
    mustWait(message) {
      const of = whereOf(message);
      const isFar = ahead.note(nameOf(of), () => !rows.isAnswered(of)) >= MOST_AHEAD;
      const mustWait = isFar || waiting.has(nameOf(of));
      if (!mustWait) ahead.begin(nameOf(of));
      return mustWait;
    },
    settled: (message) => ahead.end(nameOf(whereOf(message))),
    async put(message) {
      const of = whereOf(message);
      const known = waiting.get(nameOf(of))?.rows ?? 0;
      if (known >= MOST_KEPT) {
        dropped += 1;
        if (dropped % 1000 === 1) log.warn({ channel: of.channel, dropped }, 'far more than anybody types: dropped');
        return;
      }
      // From now on the next one has to wait, too.
      waiting.set(nameOf(of), { ...of, rows: known + 1 });
      const row = { ...of, sender: message.from.id, update: message.id, body: JSON.stringify(message) };
      await writer.run(() => rows.put(row));
      bell.ring();
    },
    handTo(given) {
      take = given;
    },
    start() {
      life = keepTaking({ waiting, takeOne, bell, clock, log, signal: stopping.signal });
    },
    async stop() {
      stopping.abort();
      bell.ring();
      await life;
    },
  };
}

/** How many messages of a chat are in hand, and how many came in a row before the last was answered. */
function countAhead() {
  const inHand = new Map<string, number>();
  const inRow = new Map<string, number>();
  return {
    /** Counts one more. `isOpen`: an answer has not left yet. */
    note(chat: string, isOpen: () => boolean): number {
      const count = (inHand.get(chat) ?? 0) > 0 || isOpen() ? (inRow.get(chat) ?? 0) + 1 : 0;
      if (count === 0) inRow.delete(chat);
      else inRow.set(chat, count);
      return count;
    },
    begin: (chat: string): void => void inHand.set(chat, (inHand.get(chat) ?? 0) + 1),
    end(chat: string): void {
      const left = (inHand.get(chat) ?? 1) - 1;
      if (left === 0) inHand.delete(chat);
      else inHand.set(chat, left);
    },
  };
}

async function keepTaking(given: {
  readonly waiting: ReadonlyMap<string, Chat>;
  readonly takeOne: (of: Chat) => Promise<void>;
  readonly bell: Bell;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { waiting, bell, signal } = given;
  while (!signal.aborted) {
    if (waiting.size === 0) await bell.wait(60_000);
    for (const of of waiting.values()) {
      if (signal.aborted) return;
      try {
        await given.takeOne(of);
      } catch (error) {
        // A full disk, most likely: it stays where it is.
        given.log.error({ err: error, channel: of.channel }, 'what waited could not be taken; tried again');
      }
    }
    await given.clock.sleep(EVERY_MS, signal);
  }
}

/** Where it is answered. */
const whereOf = ({ from, group }: Message): Chat => ({
  channel: from.channel,
  chat: group?.id ?? from.id,
});

const nameOf = ({ channel, chat }: Chat): string => `${channel}\n${chat}`;

const isMessage = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && 'from' in value && 'at' in value;

const readMessage = stored(
  'waiting message',
  z
    .custom<Omit<Message, 'at'> & { readonly at: string }>(isMessage)
    .transform((message): Message => ({ ...message, at: new Date(message.at) })),
);
