import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/channels/simulator/index.ts';
import type { Incoming, Reply } from '../../src/chat/index.ts';
import { FetchError } from '../../src/chat/index.ts';
import type { RehearsalEvent } from '../../src/chat/rehearsal.ts';
import { settableClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';

const START = new Date('2021-10-01T06:40:00+07:00');
const BYTES = new TextEncoder().encode('BEGIN:VCALENDAR');
let folder: string;
let open: Simulator[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
});
afterEach(async () => {
  for (const each of open) await each.stop();
  open = [];
  rmSync(folder, { recursive: true, force: true });
});

function play(options: Partial<SimulatorOptions> = {}): Simulator {
  const simulator = createSimulator({
    clock: settableClock(START, 0),
    log: createLog('silent', []),
    folder,
    readFile: () => Promise.resolve(BYTES),
    words: () => ({
      mayType: 'Có thể nhắn',
      typeNumber: 'Nhắn số để chọn',
      more: 'Xem thêm',
      fileAt: ({ name }, url) => `Mở tệp ${name}: ${url}`,
      fileLeftOut: (name) => `Máy này không nhận được tệp ${name}.`,
    }),
    ...options,
  });
  open.push(simulator);
  return simulator;
}

/** Starts the simulator with an ear that keeps what it hears. */
async function listen(simulator: Simulator): Promise<{ heard: Incoming[]; count: (n: number) => Promise<void> }> {
  const heard: Incoming[] = [];
  let waiting: (() => void)[] = [];
  await simulator.start((batch) => {
    heard.push(...batch);
    for (const each of waiting) each();
    waiting = [];
    return Promise.resolve();
  });
  const count = async (n: number): Promise<void> => {
    while (heard.length < n) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { heard, count };
}

const parent = { id: 'parent', label: { vi: 'Phụ huynh' }, kind: 'telegram-like', language: 'vi' } as const;
const plain = { id: 'plain', label: { vi: 'Máy thường' }, kind: 'zalo-bot', language: 'vi' } as const;
const to = (id: string) => ({ channel: 'simulator', id });
const shownOn = (simulator: Simulator, id: string) =>
  simulator.control.state().phones.find((each) => each.phone.id === id)?.messages ?? [];

test('what a person types and taps reaches the bot once, in order, under ids of its own', async () => {
  const simulator = play();
  const { heard, count } = await listen(simulator);
  simulator.control.addPhone(parent);
  simulator.control.say('parent', '  lịch hôm nay ');
  await simulator.send(to('parent'), { text: 'Lịch', buttons: [[{ label: 'Lớp', value: 'classes' }]] });
  const menu = shownOn(simulator, 'parent').at(-1);
  expect(simulator.control.tap('parent', menu?.id ?? '', 'classes')).toBeNull();
  await count(2);
  expect(heard).toMatchObject([
    { kind: 'message', text: 'lịch hôm nay', from: to('parent'), at: START, language: 'vi' },
    { kind: 'message', choice: 'classes', on: menu?.id },
  ]);
  expect(new Set(heard.map((each) => each.id)).size).toBe(2);
});

test('what cannot be done on a phone is refused with a reason', () => {
  const { control } = play();
  control.addPhone(parent);
  control.addPhone(plain);
  control.changePhone('parent', { blocks: true });
  const pdf = { name: 'a.pdf', mime: 'application/pdf', data: BYTES };
  expect([
    control.say('nobody', 'x'),
    control.say('plain', '   '),
    control.say('parent', 'x'),
    control.tap('plain', '99', 'home'),
    control.upload('plain', [], ''),
    control.upload('plain', [pdf], ''),
    control.setClock({ push: 'next-due' }),
  ]).toEqual(['no-such-phone', 'empty', 'blocked', 'no-such-message', 'empty', 'not-here', 'nothing-due']);
});

test('drawing the same page again changes nothing on the phone', async () => {
  const simulator = play();
  simulator.control.addPhone(parent);
  const page: Reply<string> = { text: 'Lịch', buttons: [[{ label: 'Trang chính', value: 'home' }]] };
  const first = await simulator.send(to('parent'), page);
  const seq = simulator.control.state().seq;
  await simulator.send(to('parent'), {
    buttons: page.buttons,
    text: 'Lịch',
    replaces: first.ok ? first.messageId : '',
  });
  expect(simulator.control.state().seq).toBe(seq);
});

test('a phone without buttons gets numbers in the text, no edits and no files', async () => {
  const simulator = play();
  simulator.control.addPhone(plain);
  expect(simulator.canFor?.(to('plain'))).toMatchObject({ edit: false, buttons: 0, textLimit: 2000, files: [] });
  const first = await simulator.send(to('plain'), { text: 'Cũ' });
  await simulator.send(to('plain'), {
    text: '<b>Lịch</b> &amp; lớp',
    replaces: first.ok ? first.messageId : '',
    buttons: [[{ label: 'Hôm nay', value: 'schedule' }], [{ label: 'Trang chính', value: 'home' }]],
    file: { hash: 'h', mime: 'application/pdf', name: 'lich.pdf' },
  });
  const shown = shownOn(simulator, 'plain');
  expect(shown.map((each) => each.text)).toEqual([
    'Cũ',
    'Lịch &amp; lớp\n\nMáy này không nhận được tệp lich.pdf.\n\nNhắn số để chọn:\n1. Hôm nay\nCó thể nhắn: Trang chính',
  ]);
  expect(shown.at(-1)).toMatchObject({ files: [] });
  expect(shown.at(-1)?.buttons).toBeUndefined();
});

test('a platform that is down takes nothing, and may be tried again', async () => {
  const simulator = play();
  simulator.control.addPhone(parent);
  simulator.control.setPlatform({ down: true });
  expect(await simulator.send(to('parent'), { text: 'x' })).toMatchObject({ ok: false, again: true, why: 'refused' });
  expect(shownOn(simulator, 'parent')).toEqual([]);
});

test('blocking and unblocking are told to the bot', async () => {
  const simulator = play();
  const { heard, count } = await listen(simulator);
  simulator.control.addPhone(parent);
  simulator.control.changePhone('parent', { blocks: true });
  simulator.control.changePhone('parent', { kind: 'zalo-bot' });
  simulator.control.changePhone('parent', { blocks: false });
  await count(2);
  expect(heard.map((each) => each.kind)).toEqual(['unreachable', 'reachable']);
});

test('several pictures are one album with siblings, and their bytes can be fetched', async () => {
  const simulator = play();
  const { heard, count } = await listen(simulator);
  simulator.control.addPhone(parent);
  const pictures = ['a', 'b', 'c'].map((name) => ({
    name: `${name}.png`,
    mime: 'image/png',
    data: new TextEncoder().encode(name),
  }));
  simulator.control.upload('parent', pictures, 'Lễ phát động');
  await count(3);
  const files = heard.flatMap((each) => (each.kind === 'message' ? (each.files ?? []) : []));
  expect(files.map((file) => file.name)).toEqual(['a.png', 'b.png', 'c.png']);
  expect(new Set(files.map((file) => file.album)).size).toBe(1);
  expect(files[0]?.album).toBeTruthy();
  expect(heard.map((each) => each.kind === 'message' && each.text)).toEqual(['Lễ phát động', undefined, undefined]);
  expect(shownOn(simulator, 'parent')).toHaveLength(1);
  expect(new TextDecoder().decode(await simulator.fetch(files[1]?.ref ?? '', { bytes: 10 }))).toBe('b');
});

test('on a phone without albums the pictures come one after another', async () => {
  const simulator = play();
  const { heard, count } = await listen(simulator);
  simulator.control.addPhone(plain);
  const picture = { name: 'a.png', mime: 'image/png', data: BYTES };
  simulator.control.upload('plain', [picture, picture], 'Xong');
  await count(3);
  expect(
    heard.map((each) => each.kind === 'message' && [each.files?.length ?? 0, each.files?.[0]?.album, each.text]),
  ).toEqual([
    [1, undefined, undefined],
    [1, undefined, undefined],
    [0, undefined, 'Xong'],
  ]);
});

test('a recording that a person sends comes as a voice, a film as a film: nobody takes them for a document', async () => {
  const simulator = play();
  const { heard, count } = await listen(simulator);
  simulator.control.addPhone(parent);
  const kinds = ['audio/ogg', 'video/mp4', 'image/png', 'application/pdf'];
  for (const mime of kinds) simulator.control.upload('parent', [{ name: 'tep', mime, data: BYTES }], '');
  await count(4);
  expect(heard.flatMap((each) => ('files' in each ? (each.files ?? []) : [])).map((file) => file.kind)).toEqual([
    'audio',
    'video',
    'image',
    'document',
  ]);
});

test('a file that is too large or unknown is refused for good', async () => {
  const simulator = play();
  const { heard, count } = await listen(simulator);
  simulator.control.addPhone(parent);
  simulator.control.upload('parent', [{ name: 'a.png', mime: 'image/png', data: BYTES }], '');
  await count(1);
  const first = heard[0];
  const ref = first?.kind === 'message' ? (first.files?.[0]?.ref ?? '') : '';
  for (const [which, bytes] of [
    [ref, 3],
    ['../../etc/passwd', 1000],
    ['0'.repeat(64), 1000],
  ] as const) {
    const error = await simulator.fetch(which, { bytes }).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(FetchError);
    expect(error).toMatchObject({ final: true });
  }
});

test('a restart loses nothing: phones, messages, moods, the clock, and what the bot has not heard yet', async () => {
  const first = play({ clock: settableClock(START, 60) });
  first.control.addPhone(parent);
  first.control.addPhone(plain);
  await first.send(to('parent'), { text: 'Chào', file: { hash: 'h', mime: 'text/calendar', name: 'lich.ics' } });
  first.control.say('parent', 'lịch');
  first.control.setClock({ speed: 0 });
  first.control.setClock({ set: Date.parse('2021-10-03T12:00:00+07:00') });
  first.control.setPlatform({ throttleMs: 60_000 });
  const before = first.control.state();
  await first.stop();

  const second = play();
  const after = second.control.state();
  expect(after.phones).toEqual(before.phones);
  expect(after.clock).toMatchObject({ now: Date.parse('2021-10-03T12:00:00+07:00'), speed: 0 });
  expect(after.platform.throttledMs).toBeGreaterThan(0);
  const file = second.control.open('parent', after.phones[0]?.messages[0]?.id ?? '', 0);
  expect(file?.data.length).toBe(BYTES.length);
  const { heard, count } = await listen(second);
  await count(1);
  expect(heard).toMatchObject([{ kind: 'message', text: 'lịch' }]);
});

test('a new rehearsal leaves a clock that was given its speed alone', () => {
  const clock = settableClock(START, 60);
  play({ clock });
  expect(clock.speed()).toBe(60);
});

test('while the platform is down nothing reaches the bot; afterwards everything does', async () => {
  const simulator = play();
  const { heard, count } = await listen(simulator);
  simulator.control.addPhone(parent);
  simulator.control.setPlatform({ down: true });
  expect(await simulator.probe()).toBe(false);
  expect(simulator.health().ok).toBe(false);
  simulator.control.say('parent', 'một');
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([]);
  simulator.control.setPlatform({ down: false });
  await count(1);
  expect(await simulator.probe()).toBe(true);
});

test('a line torn by a kill is forgotten and the journal goes on after it', async () => {
  const first = play();
  first.control.addPhone(parent);
  await first.send(to('parent'), { text: 'Một' });
  await first.stop();
  appendFileSync(join(folder, 'journal.jsonl'), '{"n":99,"t":1,"fact":{"kind":"mess');
  const second = play();
  await second.send(to('parent'), { text: 'Hai' });
  await second.stop();
  expect(shownOn(play(), 'parent').map((each) => each.text)).toEqual(['Một', 'Hai']);
});

test('who watches sees each change once, and can ask for what was missed', async () => {
  const simulator = play();
  const seen: RehearsalEvent[] = [];
  simulator.control.addPhone(parent);
  const { seq } = simulator.control.state();
  const leave = simulator.control.watch((event, number) => number !== null && seen.push(event));
  await simulator.send(to('parent'), { text: 'Một' });
  leave();
  await simulator.send(to('parent'), { text: 'Hai' });
  expect(seen).toMatchObject([{ kind: 'message', phone: 'parent', message: { text: 'Một' } }]);
  expect(simulator.control.since(seq)?.map(({ event }) => event)).toMatchObject([
    { message: { text: 'Một' } },
    { message: { text: 'Hai' } },
  ]);
  expect(simulator.control.since(seq + 1000)).toBeNull();
});

test('the clock goes to tomorrow morning and to what comes next', () => {
  const due = new Date('2021-10-01T09:50:00+07:00');
  const { control } = play({ nextDue: (from) => (from < due ? due : null) });
  control.setClock({ push: 'next-due' });
  expect(control.state().clock).toMatchObject({ now: due.getTime(), next: null });
  control.setClock({ push: 'next-morning' });
  expect(control.state().clock.now).toBe(Date.parse('2021-10-02T06:45:00+07:00'));
});

test('what nobody may keep is shown and handed on, but never written down; after a restart a sign stands for it', async () => {
  const isSecret = (text: string) => text.includes('chuyện buồn');
  const first = play({ isSecret });
  const { heard, count } = await listen(first);
  first.control.addPhone(parent);
  first.control.say('parent', 'chuyện buồn lắm');
  first.control.say('parent', 'lịch hôm nay');
  first.control.upload('parent', [{ name: 'a.jpg', mime: 'image/jpeg', data: BYTES }], 'lại chuyện buồn');
  await count(3);
  expect(heard).toMatchObject([{ text: 'chuyện buồn lắm' }, { text: 'lịch hôm nay' }, { text: 'lại chuyện buồn' }]);
  expect(shownOn(first, 'parent').map(({ text }) => text)).toEqual([
    'chuyện buồn lắm',
    'lịch hôm nay',
    'lại chuyện buồn',
  ]);
  await first.stop();
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).not.toContain('chuyện buồn');
  expect(shownOn(play({ isSecret }), 'parent').map(({ text }) => text)).toEqual(['…', 'lịch hôm nay', '…']);
});
