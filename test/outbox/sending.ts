import type { Reply } from '../../src/chat/index.ts';
import { createSender } from '../../src/outbox/sender.ts';
import type { Sender, SenderOptions, Settlement } from '../../src/outbox/types.ts';
import { createEnqueue, LANE, type Lane } from '../../src/store/enqueue.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { OutboxRow } from '../../src/store/outbox-row.ts';
import { createWriter, type Writer } from '../../src/store/writer.ts';
import { createLoopbackChannel, type LoopbackChannel, type LoopbackOptions } from '../support/loopback-channel.ts';
import { createHandClock, type HandClock, settle } from './hand-clock.ts';

export type StoredRow = {
  readonly key: string;
  readonly chat: string;
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly body: string | null;
  readonly message_id: string | null;
};

/** A store, a scripted platform and a sender on a clock that is moved by hand. */
export type Sending = {
  readonly clock: HandClock;
  readonly store: Store;
  readonly writer: Writer;
  readonly channel: LoopbackChannel;
  readonly sender: Sender;
  readonly settled: { row: OutboxRow; outcome: Settlement }[];
  readonly logged: { level: string; message: string; fields: object }[];
  /** Commits a row as a turn does, then wakes the sender. The text is the key unless a reply is given. */
  say(key: string, chat: string, lane?: Lane, reply?: Reply<string> | null, broadcast?: number): Promise<void>;
  row(key: string): StoredRow;
  rows(): StoredRow[];
  texts(): string[];
  /** Stops the sender, and lets time pass until it has. */
  end(): Promise<void>;
  /** The program after `end`, on the same database: a new sender, a new channel. */
  restart(change?: Partial<SenderOptions>, channel?: Partial<LoopbackOptions>): Sending;
};

type Start = {
  readonly clock?: HandClock;
  readonly store?: Store;
  readonly options?: Partial<SenderOptions>;
  readonly channel?: Partial<LoopbackOptions>;
  readonly isStarted?: boolean;
};

export function startSending(start: Start = {}): Sending {
  const clock = start.clock ?? createHandClock();
  const store = start.store ?? openStore(':memory:');
  const writer = createWriter(store);
  const channel = createLoopbackChannel({ clock, ...start.channel });
  const settled: Sending['settled'] = [];
  const logged: Sending['logged'] = [];
  const log = (level: string) => (fields: object, message: string) => {
    logged.push({ level, message, fields });
  };
  const sender = createSender({
    store,
    writer,
    channel,
    clock,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    slots: { total: 30, bulk: 25 },
    bodyOf: (row) => ({ text: row.key }),
    onSettled: (row, outcome) => {
      settled.push({ row, outcome });
    },
    random: () => 0,
    ...start.options,
  });
  const enqueue = createEnqueue(store);
  const select = store.sqlite.prepare(
    'select key, chat, state, reason, attempts, body, message_id from outbox order by id',
  );
  const rows = (): StoredRow[] => select.all() as StoredRow[];
  if (start.isStarted !== false) sender.start();
  return {
    clock,
    store,
    writer,
    channel,
    sender,
    settled,
    logged,
    async say(key, chat, lane = LANE.reply, reply = { text: key }, broadcast) {
      const to = { channel: channel.name, id: chat };
      const more = broadcast === undefined ? {} : { broadcast };
      await writer.run(() => enqueue({ key, to, person: null, lane, reply, now: clock.now(), ...more }));
      sender.wake();
      await settle();
    },
    rows,
    row(key) {
      const row = rows().find((other) => other.key === key);
      if (!row) throw new Error(`no row ${key}`);
      return row;
    },
    texts: () => channel.calls.map((call) => call.text),
    async end() {
      const ended = sender.stop().then(() => true);
      const isStill = async () => (await Promise.race([ended, settle()])) !== true;
      while (await isStill()) await clock.pass(10);
    },
    restart: (options = {}, change = {}) =>
      startSending({
        clock,
        store,
        options: { ...start.options, ...options },
        channel: { ...start.channel, ...change },
      }),
  };
}

/** Commits a whole broadcast of `count` rows to as many chats. */
export async function announce(sending: Sending, broadcast: number, count: number): Promise<void> {
  const enqueue = createEnqueue(sending.store);
  await sending.writer.run(() => {
    for (let n = 0; n < count; n += 1) {
      const to = { channel: sending.channel.name, id: `p${n}` };
      const key = `broadcast:${broadcast}:${n}`;
      enqueue({ key, to, person: null, lane: LANE.bulk, reply: null, broadcast, now: sending.clock.now() });
    }
  });
  sending.sender.wake();
}
