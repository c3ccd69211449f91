import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSimulator, type Simulator } from '../../src/channels/simulator/index.ts';
import { planParts } from '../../src/channels/zalo/render.ts';
import type { Incoming, Reply } from '../../src/chat/index.ts';
import { settableClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { WORDS } from '../support/zalo-oa/channel.ts';

const START = new Date('2021-10-01T06:40:00+07:00');
let folder: string;
let simulator: Simulator;
let clock: ReturnType<typeof settableClock>;
let heard: Incoming[];

const play = async (): Promise<void> => {
  clock = settableClock(START, 0);
  heard = [];
  simulator = createSimulator({
    clock,
    log: createLog('silent', []),
    folder,
    readFile: () => new Uint8Array(4),
    words: () => WORDS,
  });
  await simulator.start((batch) => {
    heard.push(...batch);
    return Promise.resolve();
  });
};
const oa = { id: 'oa', label: { vi: 'Phụ huynh' }, kind: 'zalo-oa', language: 'vi' } as const;
const to = { channel: 'simulator', id: 'oa' };
const shown = () => simulator.control.state().phones.find((each) => each.phone.id === 'oa')?.messages ?? [];
const windowShown = () => simulator.control.state().phones.find((each) => each.phone.id === 'oa')?.window;
const labels = () =>
  shown()
    .at(-1)
    ?.buttons?.flat()
    .map((each) => each.label);
const rows = (labelled: readonly string[]) => labelled.map((label, at) => [{ label, value: `page.${at}` }]);
const lessons = Array.from({ length: 13 }, (_, at) => `Lớp học số ${at + 1}`);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  await play();
  simulator.control.addPhone(oa);
});
afterEach(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('who follows anew on Zalo OA comes to be greeted; on another phone they are only reachable again', async () => {
  simulator.control.addPhone({ ...oa, id: 'other', kind: 'zalo-bot' });
  for (const id of ['oa', 'other']) for (const blocks of [true, false]) simulator.control.changePhone(id, { blocks });
  await vi.waitFor(() => expect(heard).toHaveLength(4), 30_000);
  expect(heard.filter(({ kind }) => kind === 'reachable')).toEqual([
    expect.objectContaining({ from: to, arrives: true }),
    expect.not.objectContaining({ arrives: true }),
  ]);
});

describe('on a phone with Zalo OA', () => {
  beforeEach(() => {
    simulator.control.say('oa', 'chào');
  });

  test('the bot knows of five buttons, 2,000 characters, no edits and the window', () => {
    expect(simulator.canFor?.(to)).toMatchObject({
      edit: false,
      buttons: 5,
      textLimit: 2000,
      window: { freeHours: 48, lastHours: 168 },
    });
    expect(simulator.can.window).toBeUndefined();
  });

  const replies: readonly (readonly [string, Reply<string>])[] = [
    ['two buttons', { text: '<b>Lịch</b> &amp; lớp', buttons: rows(lessons.slice(0, 2)) }],
    ['thirteen choices', { text: 'Các lớp', buttons: rows(lessons) }],
    ['what follows “more”', { text: 'Các lớp', buttons: rows(lessons), choicesFrom: 4 }],
    ['a step that takes numbers', { text: 'Bao nhiêu?', wordsOnly: true, buttons: rows(lessons.slice(0, 7)) }],
    [
      'a link and a copy',
      {
        text: 'Lớp',
        buttons: [[{ label: 'Vào lớp', url: 'https://hop.example/lop' }], [{ label: 'Mã', copy: 'A & B' }]],
      },
    ],
    ['a long text', { text: Array.from({ length: 600 }, (_, at) => `từ${at}`).join(' '), buttons: rows(lessons) }],
  ];
  test.each(replies)('a person sees of %s what Zalo itself would show', async (_, reply) => {
    await simulator.send(to, reply);
    const real = planParts(reply, { words: WORDS });
    const seen = shown()
      .filter((each) => each.from === 'bot')
      .map((each) => [plain(each.text), each.buttons?.flat().map(({ label }) => label) ?? []]);
    expect(seen).toEqual(
      real.map((part) => (part.kind === 'text' ? [part.text, part.buttons.map(({ title }) => title)] : null)),
    );
  });
  const plain = (markup: string): string =>
    markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

  test('a page is a new message, and the tap says nothing of the message that it was on', async () => {
    await simulator.send(to, { text: 'Một', buttons: rows(lessons) });
    expect(labels()).toEqual([...lessons.slice(0, 4), 'Xem thêm']);
    const on = shown().at(-1)?.id ?? '';
    const more = shown().at(-1)?.buttons?.flat().at(-1);
    const value = more && 'value' in more ? more.value : '';
    expect(value).toMatch(/^more\.4\./);
    expect(simulator.control.tap('oa', on, value)).toBeNull();
    await expect.poll(() => heard.length).toBe(2);
    expect(heard[1]).toMatchObject({ choice: value });
    expect(heard[1]).not.toHaveProperty('on', on);
    await simulator.send(to, { text: 'Hai', page: true, replaces: on });
    expect(shown().map((each) => each.text)).toEqual(['chào', expect.stringContaining('Một'), 'Hai']);
  });

  test('a PDF arrives, what is no text is named instead', async () => {
    await simulator.send(to, { text: 'a', file: { hash: 'h', mime: 'application/pdf', name: 'a.pdf' } });
    await simulator.send(to, { text: 'b', file: { hash: 'h', mime: 'application/zip', name: 'b.zip' } });
    expect(shown().map((each) => [each.text, each.files.length])).toEqual([
      ['chào', 0],
      ['a', 1],
      ['b\n\nTệp b.zip không gửi được qua Zalo.', 0],
    ]);
  });
});

describe('the window of a phone with Zalo OA', () => {
  const at = (text: string): Date => new Date(`${text}:00+07:00`);
  const tryToWrite = async (when: string) => {
    clock.set(at(when));
    const sent = await simulator.send(to, { text: 'Lời nhắc', buttons: rows(['Xem lịch']) });
    return sent.ok ? 'sent' : [sent.again, 'why' in sent ? sent.why : '', sent.detail];
  };
  const OUT = [false, 'unreachable', 'window'];

  test('nobody is written to before they wrote', async () => {
    expect(windowShown()).toBeNull();
    expect(await tryToWrite('2021-10-01T06:40')).toEqual(OUT);
    expect(shown()).toEqual([]);
  });

  test('it is open for seven days after a word, free for two, and a tap renews it', async () => {
    simulator.control.say('oa', 'chào');
    expect(windowShown()).toEqual({
      freeUntil: at('2021-10-03T06:40').getTime(),
      billedUntil: at('2021-10-08T06:40').getTime(),
    });
    expect(await tryToWrite('2021-10-08T06:40')).toBe('sent');
    expect(await tryToWrite('2021-10-08T06:41')).toEqual(OUT);
    expect(simulator.control.tap('oa', shown().at(-1)?.id ?? '', 'page.0')).toBeNull();
    expect(windowShown()?.freeUntil).toBe(at('2021-10-10T06:41').getTime());
    expect(await tryToWrite('2021-10-15T06:41')).toBe('sent');
    expect(await tryToWrite('2021-10-15T06:42')).toEqual(OUT);
  });

  test('blocking does not open it; coming back does', async () => {
    simulator.control.changePhone('oa', { blocks: true });
    expect(windowShown()).toBeNull();
    simulator.control.changePhone('oa', { blocks: false });
    expect(await tryToWrite('2021-10-02T06:40')).toBe('sent');
  });

  test('who watches hears that it was renewed', () => {
    const seen: unknown[] = [];
    simulator.control.watch((event) => event.kind === 'window' && seen.push(event));
    simulator.control.say('oa', 'chào');
    expect(seen).toEqual([{ kind: 'window', phone: 'oa', window: windowShown() }]);
  });

  test('on another kind of phone there is none, and on one that becomes Zalo OA it counts from the last word', async () => {
    simulator.control.changePhone('oa', { kind: 'telegram-like' });
    expect(await tryToWrite('2021-12-01T06:40')).toBe('sent');
    simulator.control.say('oa', 'chào');
    simulator.control.changePhone('oa', { kind: 'zalo-oa' });
    expect(await tryToWrite('2021-12-08T06:41')).toEqual(OUT);
  });

  test('it is the same after a restart', async () => {
    simulator.control.say('oa', 'chào');
    const before = windowShown();
    await simulator.stop();
    await play();
    expect(windowShown()).toEqual(before);
    expect(await tryToWrite('2021-10-08T06:41')).toEqual(OUT);
  });
});

test('a journal of the time when a phone was “plain” opens with a Zalo Bot on it, and its last word counts', async () => {
  await simulator.stop();
  const t = START.getTime();
  const label = { vi: 'Phụ huynh' };
  const facts = [
    { kind: 'begin', id: 'a1b2c3' },
    { kind: 'phone', phone: { id: 'oa', label, kind: 'plain', language: 'vi', blocks: false } },
    { kind: 'message', phone: 'oa', message: { id: '3', from: 'person', at: t, text: 'lịch', files: [] } },
    { kind: 'update', update: { kind: 'message', text: 'lịch', id: 'a1b2c3-4', phone: 'oa', at: t, language: 'vi' } },
    { kind: 'phone', phone: { id: 'other', label, kind: 'telegram-like', language: 'vi', blocks: false } },
  ];
  const lines = facts.map((fact, at) => `${JSON.stringify({ n: at + 1, t, fact })}\n`);
  writeFileSync(join(folder, 'journal.jsonl'), lines.join(''));
  await play();
  expect(simulator.control.state().phones.map((each) => each.phone.kind)).toEqual(['zalo-bot', 'telegram-like']);
  await expect.poll(() => heard.map((each) => each.id)).toEqual(['a1b2c3-4']);
  await simulator.send(to, { text: 'Lịch', buttons: rows(['Hôm nay', 'Ngày mai']) });
  expect(shown().map((each) => each.text)).toEqual(['lịch', 'Lịch\n\nNhắn số để chọn:\n1. Hôm nay\n2. Ngày mai']);
  simulator.control.changePhone('oa', { kind: 'zalo-oa' });
  expect(windowShown()?.freeUntil).toBe(t + 48 * 3_600_000);
});
