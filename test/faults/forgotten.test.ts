import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { startWhole, type Whole } from './whole.ts';

const CHAT = 'chat-4711';
const DAY_MS = 86_400_000;

let whole: Whole;
beforeEach(async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a63' } })
    .jpeg()
    .toBuffer();
  whole = await startWhole({ channel: { latencyMs: () => 40, bytes: new Uint8Array(photo) } });
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

/** Every table's text columns that still hold the text. */
function tracesOf(text: string): string[] {
  const tables = whole.all<{ name: string }>(`select name from sqlite_master where type = 'table'`);
  return tables.flatMap(({ name }) => {
    const columns = whole.all<{ name: string }>(`select name from pragma_table_info('${name}')`);
    return columns
      .filter((column) => whole.count(`select count(*) from "${name}" where instr("${column.name}", ?) > 0`, text) > 0)
      .map((column) => `${name}.${column.name}`);
  });
}

const filesOnDisk = (): string[] => {
  const folder = join(whole.folder, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => each.name);
};

async function liveOn(): Promise<void> {
  await whole.join(CHAT, 'teacher', 'TH-DA');
  for (const text of ['/quyenriengtu', '/nhac', '/lich', 'lịch hôm nay', 'một điều không ai hiểu'])
    await whole.say(CHAT, text);
  await whole.tap(CHAT, 'privacy.yes');
  await whole.tap(CHAT, 'reminders.at.0645');
  await whole.tap(CHAT, 'session.B01.remind');
  await whole.tap(CHAT, 'announcements.yes');
  await whole.clock.pass(3000);
}

test('after "xóa dữ liệu" no row of any table names the person, once the farewell is said', async () => {
  await liveOn();
  expect(tracesOf(CHAT)).not.toEqual([]);
  await whole.tap(CHAT, 'my-data.erase.yes');
  await whole.clock.pass(5000);
  expect(tracesOf(CHAT)).toEqual([]);
});

test('what was on its way when the person was erased is scrubbed when it has arrived', async () => {
  await whole.say(CHAT, '/start');
  const person = whole.count('select id from persons');
  const enqueue = createEnqueue(whole.app.store);
  const to = { channel: 'loopback', id: CHAT };
  await whole.app.writer.run(() =>
    enqueue({ key: 'late', to, person, lane: LANE.reminder, reply: { text: 'x' }, now: whole.clock.now() }),
  );
  whole.app.store.sqlite.exec(`update outbox set state = 'sending' where key = 'late'`);
  await whole.receive([whole.message(CHAT, { choice: 'my-data.erase.yes' })]);
  whole = await whole.restart(); // a dead process's row is sent again
  await whole.clock.pass(5000);
  expect(whole.told(CHAT)).toContain('x');
  expect(tracesOf(CHAT)).toEqual([]);
});

test('the photos of an erased draft leave the disk within two minutes', async () => {
  await liveOn();
  await whole.tap(CHAT, 'go.log');
  const person = whole.count(`select person from addresses where id = ?`, CHAT);
  whole.app.store.sqlite
    .prepare(`insert into photos (draft_of, sent_by, channel, chat, ref, at) values (?, ?, 'loopback', ?, 'r', 0)`)
    .run(person, person, CHAT);
  whole.app.photos.wake();
  const isKept = () => whole.count(`select count(*) from photos where state = 'kept'`) === 1;
  while (!isKept()) {
    await whole.clock.pass(1);
    await sleep(10); // the picture is drawn by another process, in real time
  }
  expect(filesOnDisk()).toHaveLength(2); // and its small picture for lists
  await whole.tap(CHAT, 'my-data.erase.yes');
  await whole.clock.pass(120_000);
  expect(whole.count('select count(*) from photos')).toBe(0);
  expect(filesOnDisk()).toEqual([]);
  expect(whole.count('select count(*) from files')).toBe(0);
});

test('whoever only looked things up is forgotten after 30 days of silence, without a trace', async () => {
  await whole.say(CHAT, '/start');
  await whole.say(CHAT, '/lich');
  whole.clock.stall(31 * DAY_MS);
  await whole.clock.pass(130_000);
  expect(whole.count('select count(*) from persons')).toBe(0);
  expect(tracesOf(CHAT)).toEqual([]);
});
