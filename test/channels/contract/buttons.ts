import { expect } from 'vitest';
import type { Buttons, Incoming, Reply } from '../../../src/chat/index.ts';
import { choicesOf, numbersOf } from '../../../src/chat/numbered.ts';
import { kindOf, type Playing, type Row } from '../../support/contract/row.ts';
import { answers, choice, HOME } from './samples.ts';
import { eventually } from './waiting.ts';

const LINK = 'https://hop.example/lop';
const THREE: Buttons<string> = [
  [choice('Lịch hôm nay', 'schedule.2021-10-01'), choice('Chủ đề', 'theme')],
  [choice('Có, lưu lại', '~log~r1~sure~-yes')],
  [
    { label: 'Vào lớp', url: LINK },
    { label: 'Chép mã', copy: 'HD-7K3M' },
  ],
];

const offersOn = (on: Playing) => on.screen().flatMap((each) => each.offers);
const allText = (on: Playing): string =>
  on
    .screen()
    .map((each) => each.text)
    .join('\n');
const lastHeard = (on: Playing): Incoming | undefined => on.core.heard.at(-1);

/** The choices of a reply that a person can make from what is on the screen: by a button, by its number, by its words. */
function reachable(reply: Reply<string>, on: Playing): string[] {
  const buttons = new Set(offersOn(on).flatMap((each) => (each.does === 'choose' ? [each.label] : [])));
  const text = allText(on);
  const numbers = numbersOf(choicesOf(reply));
  return choicesOf(reply).flatMap(([label], at) => {
    const isNumbered = new RegExp(`(?:^|\\n|· )${numbers[at]}\\. ${label}(?:\\n|$| ·)`).test(text);
    const isNamed = new RegExp(`Có thể nhắn: (?:.*, )?${label}(?:,|\\n|$)`).test(text);
    return buttons.has(label) || isNumbered || isNamed ? [label] : [];
  });
}

/** Taps "Xem thêm" and answers it as the bot does, until there is none. */
async function showAll(reply: Reply<string>, on: Playing): Promise<void> {
  for (;;) {
    const last = on.screen().at(-1);
    if (!last?.offers.some((each) => each.label === 'Xem thêm')) return;
    const before = on.core.heard.length;
    on.taps('Xem thêm');
    await eventually(() => on.core.heard.length > before);
    const heard = lastHeard(on);
    const value = heard?.kind === 'message' ? (heard.choice ?? '') : '';
    expect(value).toMatch(/^more\.\d+\.\w+$/);
    await on.send({ ...reply, choicesFrom: Number(value.split('.')[1]) });
  }
}

export const BUTTONS: readonly Row[] = [
  {
    says: 'are tapped, and each tap comes back as the button’s own value',
    needs: ['buttons'],
    async play(on) {
      await on.start();
      expect(kindOf(await on.send({ text: 'Buổi học', buttons: THREE }))).toBe('sent');
      for (const [label, value] of choicesOf({ text: '', buttons: THREE })) {
        const before = on.core.heard.length;
        on.taps(label);
        await eventually(() => on.core.heard.length > before);
        expect(lastHeard(on)).toMatchObject({ kind: 'message', from: on.an, choice: value });
        expect(lastHeard(on)).not.toHaveProperty('text', expect.anything());
      }
    },
  },
  {
    says: 'can be typed by the number that stands before each, which comes back as it was typed',
    async play(on) {
      await on.start();
      const reply = { text: 'Buổi học', buttons: THREE };
      await on.send(reply);
      const listed =
        on.column.lacks.buttons === undefined ? [] : ['1. Lịch hôm nay', '2. Chủ đề', 'Có thể nhắn: Có, lưu lại'];
      for (const line of listed) expect(allText(on).split('\n')).toContain(line);
      on.says('3');
      await eventually(() => on.core.heard.length === 1);
      expect(lastHeard(on)).toMatchObject({ kind: 'message', from: on.an, text: '3' });
      expect(numbersOf(choicesOf(reply))).toEqual([1, 2, null]);
    },
  },
  {
    says: 'that are listed with numbers stand below a line that says how to choose',
    async play(on) {
      await on.send({ text: 'Buổi học nào?', buttons: answers(12) });
      const lines = allText(on).split('\n');
      const first = lines.findIndex((line) => line.startsWith('1. '));
      const most = (on.channel.canFor?.(on.an) ?? on.channel.can).buttons;
      expect(first >= 0).toBe(most < 12);
      if (first >= 0) expect(lines[first - 1]).toBe('Nhắn số để chọn:');
    },
  },
  {
    says: 'beside a link and something to copy: the address opens or is read, and so is what is copied',
    async play(on) {
      await on.send({ text: 'Buổi học', buttons: THREE });
      const offers = offersOn(on);
      const isLinked = offers.some((each) => each.does === 'open' && each.url === LINK);
      expect(isLinked || allText(on).includes(`Vào lớp: ${LINK}`)).toBe(true);
      const isCopied = offers.some((each) => each.does === 'copy' && each.copy === 'HD-7K3M');
      expect(isCopied || allText(on).includes('Chép mã: HD-7K3M')).toBe(true);
    },
  },
  ...[12, 40].map(
    (count): Row => ({
      says: `of ${count} answers, back and cancel are all within reach, none is cut silently and nothing is refused`,
      async play(on) {
        await on.start();
        const reply: Reply<string> = { text: 'Buổi học nào?', buttons: answers(count) };
        expect(kindOf(await on.send(reply))).toBe('sent');
        await showAll(reply, on);
        expect(reachable(reply, on)).toEqual(choicesOf(reply).map(([label]) => label));
        const most = (on.channel.canFor?.(on.an) ?? on.channel.can).buttons;
        expect(Math.max(...on.screen().map((each) => each.offers.length))).toBeLessThanOrEqual(most);
      },
    }),
  ),
  {
    says: 'of a step whose answer is a number are listed without numbers',
    async play(on) {
      const reply: Reply<string> = { text: 'Bao nhiêu người?', buttons: answers(7), wordsOnly: true };
      expect(kindOf(await on.send(reply))).toBe('sent');
      expect(allText(on)).not.toMatch(/\d\. /);
    },
  },
  {
    says: 'with a value that could not come back are sent to nobody',
    needs: ['buttons'],
    async play(on) {
      for (const value of ['có dấu', 'a/b', '', 'x'.repeat(45)]) {
        expect(kindOf(await on.send({ text: 'Chọn', buttons: [[choice('Chọn', value)]] }))).toBe('wrong-for-all');
      }
      expect(on.screen()).toEqual([]);
    },
  },
  {
    says: 'on a page: it is drawn over the tapped one and keeps its place, or is a new message where nothing can be changed',
    asks: ['edits'],
    async play(on) {
      const first = await on.send({ text: 'thứ Hai', page: true, buttons: HOME });
      await on.send({ text: 'Lời nhắc' });
      const replaces = first.ok ? first.messageId : '';
      const second = await on.send({ text: 'thứ Ba', page: true, buttons: HOME, replaces });
      const canEdit = on.column.lacks.edits === undefined;
      expect(second).toEqual(canEdit ? first : { ok: true, messageId: on.screen().at(-1)?.id });
      expect(on.screen().map((each) => each.text.split('\n')[0])).toEqual(
        canEdit ? ['thứ Ba', 'Lời nhắc'] : ['thứ Hai', 'Lời nhắc', 'thứ Ba'],
      );
    },
  },
  {
    says: 'on a page that replaces a message which is gone: it is said anew',
    async play(on) {
      expect(kindOf(await on.send({ text: 'thứ Ba', page: true, buttons: HOME, replaces: '999999' }))).toBe('sent');
      expect(on.screen().map((each) => each.text.split('\n')[0])).toEqual(['thứ Ba']);
    },
  },
];
