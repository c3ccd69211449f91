import { expect } from 'vitest';
import type { Reply } from '../../../src/chat/index.ts';
import { toPlain } from '../../../src/chat/markup.ts';
import { kindOf, type Playing, type Row } from '../../support/contract/row.ts';
import { HOME, LETTERS, lettersOf, paragraphs } from './samples.ts';

const textsOn = (on: Playing): string[] => on.screen().map((each) => each.text);
const limitOf = ({ channel, an }: Playing): number => (channel.canFor?.(an) ?? channel.can).textLimit;
const wordsOf = (text: string): string[] => text.normalize('NFC').split(/\s+/).filter(Boolean);
const MARKED = '<b>Chủ đề</b>: học &amp; hành, mã <code>HD-7K3M</code> &lt;3';

/** Two messages on the platform with the least room, where the second can be told by its first letter. */
const inParts = (on: Playing): Reply<string> => {
  const part = (word: string): string => `${word} `.repeat(Math.floor((limitOf(on) * 0.9) / (word.length + 1))).trim();
  return { text: ['một', 'hai', 'ba'].map(part).join('\n\n') };
};
const beginnings = (on: Playing): string[] => textsOn(on).map((each) => each.split(' ')[0] ?? '');

export const TEXTS: readonly Row[] = [
  {
    says: 'arrives once, readable and without our markup, and the result names the message',
    async play(on) {
      const sent = await on.send({ text: MARKED });
      expect(textsOn(on)).toEqual([toPlain(MARKED)]);
      expect(sent).toEqual({ ok: true, messageId: on.screen()[0]?.id });
    },
  },
  {
    says: 'in decomposed letters is read as the same letters',
    async play(on) {
      const text = 'Tuần lễ hưởng ứng học tập suốt đời';
      expect(kindOf(await on.send({ text: text.normalize('NFD') }))).toBe('sent');
      expect(textsOn(on).map((each) => each.normalize('NFC'))).toEqual([text]);
    },
  },
  {
    says: 'is composed before it is counted: what then fits comes in one message',
    needs: ['composing'],
    async play(on) {
      const text = 'ặ'.repeat(limitOf(on));
      await on.send({ text: text.normalize('NFD') });
      expect(textsOn(on)).toEqual([text]);
    },
  },
  {
    says: 'of nothing but space is wrong for everybody, and no message',
    async play(on) {
      expect(kindOf(await on.send({ text: ' \n ' }))).toBe('wrong-for-all');
      expect(on.screen()).toEqual([]);
    },
  },
  {
    says: 'of 9,000 characters arrives whole and in order, in parts within the limit, with the buttons under the last',
    asks: ['texts'],
    async play(on) {
      const text = paragraphs(9000);
      const sent = await on.send({ text, buttons: HOME });
      const seen = on.screen();
      expect(seen.length).toBeGreaterThan(2);
      expect(sent).toMatchObject({ ok: true, messageId: seen.at(-1)?.id });
      expect(Math.max(...seen.map((each) => each.text.length))).toBeLessThanOrEqual(limitOf(on));
      const listed = on.column.lacks.buttons === undefined ? [] : 'Có thể nhắn: Trang chính'.split(' ');
      expect(wordsOf(textsOn(on).join(' '))).toEqual([...wordsOf(text), ...listed]);
      const offered = seen.map((each) => each.offers.map(({ label }) => label));
      const last = on.column.lacks.buttons === undefined ? ['Trang chính'] : [];
      expect(offered).toEqual([...seen.slice(1).map(() => []), last]);
    },
  },
  {
    says: 'without any space is cut between letters: no flag, family or accent is torn',
    async play(on) {
      for (const letter of LETTERS) {
        const before = on.screen().length;
        const text = `a${letter.repeat(Math.ceil((limitOf(on) * 1.2) / letter.normalize('NFC').length))}`;
        expect(kindOf(await on.send({ text }))).toBe('sent');
        const parts = textsOn(on).slice(before);
        expect(parts.length).toBeGreaterThan(1);
        expect(Math.max(...parts.map((each) => each.length))).toBeLessThanOrEqual(limitOf(on));
        const isWhole = (each: string): boolean => each.normalize('NFC') === letter.normalize('NFC');
        expect([letter, parts.flatMap(lettersOf).filter((each) => each !== 'a' && !isWhole(each))]).toEqual([
          letter,
          [],
        ]);
        expect(parts.join('').normalize('NFC') === text.normalize('NFC')).toBe(true);
      }
    },
  },
  {
    says: 'with bold and code across its cuts is whole and shows no markup',
    async play(on) {
      const text = `<b>${paragraphs(3000)}</b>\n\n<code>a &lt; b &amp; c</code> ${paragraphs(3000)}`;
      expect(kindOf(await on.send({ text }))).toBe('sent');
      expect(wordsOf(textsOn(on).join(' '))).toEqual(wordsOf(toPlain(text)));
    },
  },
  {
    says: 'in parts goes on where “too many requests” stopped it, and says no part twice',
    needs: ['network'],
    async play(on) {
      const reply = inParts(on);
      on.meets('throttled in the second part');
      const stopped = await on.send(reply);
      expect(kindOf(stopped)).toBe('throttled');
      expect(stopped).toMatchObject({ again: true, detail: expect.stringContaining('part 2 of 3') });
      expect(beginnings(on)).toEqual(['một']);
      expect(kindOf(await on.send({ text: 'xen giữa' }))).toBe('sent');
      expect(kindOf(await on.send(reply))).toBe('sent');
      expect(kindOf(await on.send(reply))).toBe('sent'); // said again on purpose, it is said whole
      expect(beginnings(on)).toEqual(['một', 'xen', 'hai', 'ba', 'một', 'hai', 'ba']);
    },
  },
  {
    says: 'in parts of which one may have arrived is unknown as a whole',
    needs: ['network'],
    async play(on) {
      on.meets('reset after the second part');
      const sent = await on.send(inParts(on));
      expect(kindOf(sent)).toBe('unknown');
      expect(sent).toMatchObject({ again: 'unknown', detail: expect.stringContaining('part 2 of 3') });
      expect(beginnings(on)).toEqual(['một', 'hai']);
    },
  },
];
