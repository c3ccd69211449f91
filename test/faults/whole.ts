/** The whole program but its HTTP door, on a clock moved by hand, with a platform of a few lines: what breaks is broken here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type App, createApp } from '../../src/app.ts';
import type { Incoming, Message, Role } from '../../src/chat/index.ts';
import { createLog } from '../../src/log.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { createHandClock, type HandClock, settle } from '../outbox/hand-clock.ts';
import { campaignFolder } from '../support/campaigns.ts';
import { createLoopbackChannel, type LoopbackChannel, type LoopbackOptions } from '../support/loopback-channel.ts';

export const CHANNEL = 'loopback';
const FIRST_MORNING = Date.parse('2021-10-01T06:40:00+07:00');

export type Whole = {
  readonly app: App;
  readonly folder: string;
  readonly clock: HandClock & { shift(ms: number): void };
  readonly channel: LoopbackChannel;
  /** Everything logged so far, at the level debug. */
  log(): string;
  /** As the channel hands a batch in; rejects where it was not committed. */
  receive(batch: readonly Incoming[]): Promise<void>;
  message(chat: string, what: Partial<Message>): Incoming;
  /** Says something and lets the answer go out. Gives what the chat has been told since. */
  say(chat: string, text: string): Promise<string>;
  tap(chat: string, choice: string): Promise<string>;
  /** A person who entered a real invitation. */
  join(chat: string, role: Role, unit?: string): Promise<void>;
  /** What the chat has been told so far. */
  told(chat: string): readonly string[];
  all<T>(sql: string, ...values: unknown[]): T[];
  count(sql: string, ...values: unknown[]): number;
  stop(): Promise<void>;
  /** Stops the program and starts it again on the same data. `kill`: without stopping it, as far as the data is concerned. */
  restart(change?: Partial<LoopbackOptions>): Promise<Whole>;
  end(): Promise<void>;
};

type Start = {
  readonly folder?: string;
  readonly clock?: Whole['clock'];
  readonly channel?: Partial<LoopbackOptions>;
  readonly slots?: { readonly total: number; readonly bulk: number };
  readonly ids?: { next: number };
};

export function createShiftableClock(start = FIRST_MORNING): Whole['clock'] {
  const clock = createHandClock(start);
  let shifted = 0;
  return {
    ...clock,
    now: () => new Date(clock.now().getTime() + shifted),
    shift(ms) {
      shifted += ms;
    },
  };
}

export async function startWhole(start: Start = {}): Promise<Whole> {
  const folder = start.folder ?? mkdtempSync(join(tmpdir(), 'ban-hoc-faults-'));
  const clock = start.clock ?? createShiftableClock();
  const ids = start.ids ?? { next: 1 };
  const out = new PassThrough();
  const lines: string[] = [];
  out.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const app = createApp({
    folder,
    campaignFolder: campaignFolder('duc-trong-2021'),
    clock,
    log: createLog('debug', [], out),
    slotsOf: () => start.slots ?? { total: 30, bulk: 25 },
  });
  let hand: (batch: readonly Incoming[]) => Promise<void> = () => Promise.reject(new Error('not started'));
  const channel: LoopbackChannel = Object.assign(createLoopbackChannel({ clock, ...start.channel }), {
    start(receive: typeof hand) {
      hand = receive;
      return Promise.resolve();
    },
  });
  await app.start([channel]);
  const told = (chat: string): string[] => channel.calls.filter((call) => call.to === chat).map((call) => call.text);
  const message: Whole['message'] = (chat, what) => ({
    kind: 'message',
    id: String(ids.next++),
    from: { channel: CHANNEL, id: chat },
    at: clock.now(),
    ...what,
  });
  const answered = async (chat: string, what: Partial<Message>): Promise<string> => {
    const before = told(chat).length;
    await hand([message(chat, what)]);
    await clock.pass(2500);
    return told(chat).slice(before).join('\n');
  };
  const stop = async (): Promise<void> => {
    const ended = app.stop().then(() => true);
    while ((await Promise.race([ended, settle()])) !== true) await clock.pass(50);
  };
  const whole: Whole = {
    app,
    folder,
    clock,
    channel,
    log: () => lines.join(''),
    receive: (batch) => hand(batch),
    message,
    say: (chat, text) => answered(chat, { text }),
    tap: (chat, choice) => answered(chat, { choice }),
    async join(chat, role, unit) {
      const { code } = createInvitations(app.store).create({ role, unit: unit ?? null, by: null, now: clock.now() });
      await answered(chat, { text: code });
    },
    told,
    all: (sql, ...values) => app.store.sqlite.prepare(sql).all(...values) as never,
    count: (sql, ...values) =>
      app.store.sqlite
        .prepare(sql)
        .pluck()
        .get(...values) as number,
    stop,
    async restart(change = {}) {
      await stop();
      return startWhole({ ...start, folder, clock, ids, channel: { ...start.channel, ...change } });
    },
    async end() {
      if (app.store.sqlite.open) await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return whole;
}
