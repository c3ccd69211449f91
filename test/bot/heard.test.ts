import { describe, expect, it } from 'vitest';
import { activityCodeIn, makeActivityCode } from '../../src/activities/code.ts';
import { asMeant, heard } from '../../src/bot/heard.ts';
import type { Message } from '../../src/chat/index.ts';
import { createWords } from '../../src/words/index.ts';

const words = createWords();

const message = (more: Partial<Message>): Message => ({
  id: '1',
  from: { channel: 'telegram', id: '7' },
  at: new Date('2021-10-03T00:00:00Z'),
  ...more,
});

describe('what a person sends is cleaned where it comes in', () => {
  it('its words and the names of its files', () => {
    const files = [
      { kind: 'document' as const, ref: 'r\u202E', name: 'bao\u202Ecao\n.pdf' },
      { kind: 'image' as const, ref: 'p' },
    ];
    expect(heard(message({ text: 'Hội\u0000 thảo\u2066 1', files }))).toEqual(
      message({
        text: 'Hội thảo 1',
        files: [
          { kind: 'document', ref: 'r\u202E', name: 'baocao .pdf' },
          { kind: 'image', ref: 'p' },
        ],
      }),
    );
  });
  it('words that nobody can see are told as something that can’t be read', () => {
    expect(heard(message({ text: '\u200B\u202E \u3164' }))).toEqual(message({ odd: 'unknown' }));
    expect(heard(message({ text: ' ' }))).toEqual(message({ odd: 'unknown' }));
  });
  it('a tap and a picture without words stay what they are', () => {
    expect(heard(message({ choice: 'home' }))).toEqual(message({ choice: 'home' }));
    const files = [{ kind: 'image' as const, ref: 'p' }];
    expect(heard(message({ text: '\u200B', files }))).toEqual(message({ files }));
  });
});

describe('raw keys are read as the letters that were meant', () => {
  const meant = (text: string): string | undefined => asMeant(message({ text }), words.languages).text;
  it.each([
    ['lichj hocj toois nay', 'lịch học tối nay'],
    // A log's code is drawn at random: now and then it looks like a word in raw keys.
    ['HD-ASNH', 'HD-ASNH'],
    ['hd asnh', 'hd asnh'],
    ['xem HD-ASNH giups', 'xem HD-ASNH giups'],
    ['HD-NE56', 'HD-NE56'],
    ['https://zoom.us/j/hocj', 'https://zoom.us/j/hocj'],
  ])('%s: %s', (typed, letters) => expect(meant(typed)).toBe(letters));
  it('whatever code a log is given, it is read as typed in small letters within a sentence', () => {
    for (let n = 0; n < 3_000; n += 1) {
      const text = `cho em xem ${makeActivityCode().toLowerCase().replace('-', ' ')} với ạ`;
      expect(meant(text)).toBe(text);
      expect(activityCodeIn(text)?.isSure).toBe(true);
    }
  });
});
