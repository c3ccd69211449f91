import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { openStore } from '../../src/store/open.ts';
import { mostInASecond } from '../support/loopback-channel.ts';

const ROUND_TRIP_MS = 50;
const LIMITS = { total: 60, bulk: 40, concurrency: 4 };
/** How many replies may be doubled by one kill. */
const WINDOW = Math.min(LIMITS.concurrency, (LIMITS.total * ROUND_TRIP_MS) / 1000) + 1;
const KILLS = 30;
const STOPS = 3;

type Arrival = { readonly text: string; readonly chat: string; readonly at: number; readonly life: number };

const folder = mkdtempSync(join(tmpdir(), 'kills-'));
const database = join(folder, 'bot.sqlite');
const arrivals: Arrival[] = [];
let life = 0; // counts the starts of the sender
let child: ChildProcess | null = null;

const platform = http.createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    const { text, chat } = JSON.parse(body) as { text: string; chat: string };
    arrivals.push({ text, chat, at: performance.now(), life });
    setTimeout(() => response.end('ok'), ROUND_TRIP_MS);
  });
});

beforeAll(async () => {
  platform.keepAliveTimeout = 60_000;
  platform.listen(0, '127.0.0.1');
  await once(platform, 'listening');
});

afterAll(() => {
  child?.kill('SIGKILL');
  platform.close();
  platform.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

function write(): void {
  const store = openStore(database);
  const enqueue = createEnqueue(store);
  const add = (key: string, chat: string, lane: 0 | 1 | 2): void => {
    const reply = lane === LANE.bulk ? null : { text: key };
    enqueue({ key, to: { channel: 'loopback', id: chat }, person: null, lane, reply, broadcast: 1, now: new Date() });
  };
  store.sqlite.transaction(() => {
    for (let n = 0; n < 300; n += 1) add(`reply:${n}`, `c${n % 300}`, LANE.reply);
    for (let n = 0; n < 100; n += 1) add(`reminder:${n}`, `c${n}`, LANE.reminder);
    for (let n = 0; n < 1000; n += 1) add(`bulk:${n}`, `p${n}`, LANE.bulk);
  })();
  store.close();
}

/** Starts the sender; resolves when it has said so. */
async function start(): Promise<ChildProcess> {
  life += 1;
  const program = new URL('outbox-sender.ts', import.meta.url).pathname;
  const { port } = platform.address() as AddressInfo;
  const args = [program, database, `${port}`, JSON.stringify(LIMITS)];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

async function end(process: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const gone = once(process, 'exit');
  process.kill(signal);
  await gone;
}

const timesBy = <K>(keys: readonly K[]): Map<K, number> => {
  const times = new Map<K, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
};

test(`killed ${KILLS} times while sending: every reply arrives, few twice; every announcement at most once`, async () => {
  write();
  const stopped = new Set<number>();
  for (let n = 0; n < KILLS + STOPS; n += 1) {
    const sender = await start();
    await sleep(1000 + Math.random() * 900);
    const isStop = n % 11 === 5;
    if (isStop) stopped.add(life);
    await end(sender, isStop ? 'SIGTERM' : 'SIGKILL');
  }
  const last = await start();
  let said = '';
  last.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  while (!said.includes('idle')) await sleep(100);
  await end(last, 'SIGTERM');

  const store = openStore(database);
  const rows = store.sqlite.prepare('select key, lane, state from outbox').all() as {
    key: string;
    lane: number;
    state: string;
  }[];
  store.close();
  const times = timesBy(arrivals.map((arrival) => arrival.text));

  // Replies and reminders: at least once, and no kill doubles more than its window.
  const toPeople = rows.filter((row) => row.lane !== LANE.bulk);
  expect(toPeople.filter((row) => row.state !== 'sent' || !times.has(row.key))).toEqual([]);
  const lastIn = new Map<string, number>();
  const doubled = new Map<number, number>(); // by the life at whose end nobody knew whether the message had arrived
  for (const { text, life: at } of arrivals) {
    const before = lastIn.get(text);
    if (before !== undefined) doubled.set(before, (doubled.get(before) ?? 0) + 1);
    lastIn.set(text, at);
  }
  expect(Math.max(0, ...doubled.values())).toBeLessThanOrEqual(WINDOW);
  expect([...stopped].filter((one) => doubled.has(one))).toEqual([]);

  // Announcements: never twice; the ledger closes.
  const bulk = rows.filter((row) => row.lane === LANE.bulk);
  expect(bulk.filter((row) => (times.get(row.key) ?? 0) > 1)).toEqual([]);
  expect(bulk.filter((row) => row.state === 'sent' && !times.has(row.key))).toEqual([]);
  expect(bulk.filter((row) => row.state !== 'sent' && row.state !== 'unknown')).toEqual([]);
  const unknown = bulk.filter((row) => row.state === 'unknown').length;
  expect(unknown).toBeLessThanOrEqual(KILLS * LIMITS.concurrency);

  // The rate holds across every restart, and in each chat the order.
  expect(mostInASecond(arrivals.map((arrival) => arrival.at))).toBeLessThanOrEqual(LIMITS.total);
  for (const chat of new Set(arrivals.map((arrival) => arrival.chat))) {
    const said = [...new Set(arrivals.filter((one) => one.chat === chat).map((one) => one.text))];
    const numbers = said.filter((text) => text.startsWith('reply:')).map((text) => Number(text.slice(6)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
  const doubles = [...doubled.values()].reduce((sum, each) => sum + each, 0);
  console.log(
    `${KILLS} kills: ${doubles} doubled in all, at most ${Math.max(0, ...doubled.values())} by one; ${unknown} unknown`,
  );
});
