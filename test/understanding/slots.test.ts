import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Campaign } from '../../src/campaign/types.ts';
import { addDays, dateOf } from '../../src/chat/civil.ts';
import { modelOf } from '../../src/understanding/learnt.ts';
import { findSlots, type Slots } from '../../src/understanding/slots/index.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { wordsOf } from '../../src/understanding/words.ts';
import { createWords } from '../../src/words/index.ts';
import { mustRead } from '../support/campaigns.ts';
import { slotRows } from './slot-rows.ts';

/** A Monday of the Week. */
const now = new Date('2021-10-04T09:00:00+07:00');
const campaign: Campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const { languages } = createWords();
const { commonness } = modelOf(languages);

const PIECES =
  'từ đến 1 2 7 12 31 99 thứ tư t5 cn ngày mùng tháng 1-7/10 3/10 31/2 0/0 7h 25h 7h30 giờ rưỡi kém lúc tối toi sáng nay mai qua lớp khối lá tuổi , - và zoom rau <day>'.split(
    ' ',
  );

const slotsOf = (text: string, of: Campaign = campaign): Slots =>
  findSlots(wordsOf(text, spellingsOf(languages)), { campaign: of, now, commonness }).slots;

/** As the table writes it: "7/10" and "5/10-6/10" days, "+1" tomorrow, "g3" a school year, "@TH-BL" a unit, "#B08" titles, "%TT02" a kind. */
function written(slots: Slots): string {
  const today = dateOf(now);
  const near = [0, 1, 2, -1, -2].find((days) => slots.day === addDays(today, days));
  const date = (day: string): string => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;
  const day = slots.day === null ? null : near === undefined || slots.until ? date(slots.day) : `+${near}`;
  return [
    day && (slots.until ? `${day}-${date(slots.until)}` : day.replace('+-', '-')),
    slots.part,
    slots.time,
    slots.grade === null ? null : slots.grade === 'kindergarten' ? 'gk' : `g${slots.grade}`,
    slots.platform,
    slots.unit && `@${slots.unit}`,
    slots.topic?.isSure ? `#${slots.topic.codes.join('+')}` : null,
    slots.audience,
    slots.category && `%${slots.category}`,
    slots.isFree ? 'free' : null,
  ]
    .filter((each) => each !== null)
    .join(' ');
}

test.each(slotRows)('"%s" is about: %s', (text, expected) => {
  expect(written(slotsOf(text))).toBe(expected);
});

it('the table is long enough to mean something, and has no text twice', () => {
  expect(slotRows.length).toBeGreaterThanOrEqual(250);
  expect(new Set(slotRows.map(([text]) => text)).size).toBe(slotRows.length);
});

it('the same words say the same in upper case and decomposed', () => {
  for (const [text, expected] of slotRows) {
    expect(written(slotsOf(text.toUpperCase())), text.toUpperCase()).toBe(expected);
    expect(written(slotsOf(text.normalize('NFD'))), text).toBe(expected);
  }
});

it('what is found stands in the words as what it is, and the rest stays', () => {
  const typed = wordsOf('cho em hỏi lớp tiếng Anh tối mai 7h30 trên zoom', spellingsOf(languages));
  const { words, withoutTopic } = findSlots(typed, { campaign, now, commonness });
  const said = (list: readonly { readonly typed: string }[]): string => list.map((each) => each.typed).join(' ');
  expect(said(words)).toBe('cho em hỏi lớp <topic> <part> <day> <time> trên <platform>');
  expect(said(withoutTopic ?? [])).toBe('cho em hỏi lớp tiếng anh <part> <day> <time> trên <platform>');
});

it('in examples, where no campaign is known, only what every campaign has is found', () => {
  const typed = wordsOf('tối mai phụ huynh lớp 3 học zoom hay học tiếng anh', spellingsOf(languages));
  const { slots, words } = findSlots(typed, { campaign: null, now });
  expect(words.map((each) => each.typed).join(' ')).toBe(
    '<part> <day> <audience> <grade> học <platform> hay học tiếng anh',
  );
  expect([slots.platform, slots.audience, slots.topic]).toEqual([null, null, null]);
});

it('takes whatever is typed, however long and odd', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 80 }).map((pieces) => pieces.join(' ')),
  );
  fc.assert(
    fc.property(odd, (text) => {
      const typed = wordsOf(text, spellingsOf(languages));
      const { slots, words } = findSlots(typed, { campaign, now, commonness });
      expect(words.length).toBeLessThanOrEqual(typed.words.length * 2);
      expect(slots.until === null || (slots.day !== null && slots.day < slots.until)).toBe(true);
    }),
  );
});

it('knows no title of a sample: other campaigns are read by their own words and keywords', () => {
  const sessions = campaign.sessions.slice(0, 3).map((each, at) => ({
    ...each,
    title: { vi: ['Đan len cho người mới', 'Sửa xe đạp tại nhà', 'Hát dân ca ba miền'][at] ?? '' },
    keywords: at === 1 ? ['vá xe', 'bơm bánh'] : [],
  }));
  const other: Campaign = { ...campaign, sessions, version: 2 };
  expect(written(slotsOf('lớp đan len mấy giờ', other))).toBe('#B01');
  expect(written(slotsOf('ai day va xe vay', other))).toBe('#B02');
  expect(written(slotsOf('dan ca ba mien khi nao', other))).toBe('#B03');
  expect(slotsOf('lớp tiếng anh', other).topic).toBeNull();
});

it('a campaign without a schedule and with few audiences is read all the same', () => {
  const small: Campaign = { ...mustRead('xa-mau-2025'), version: 1 };
  const { slots } = findSlots(wordsOf('tối mai th đồi chè xanh có gì cho bà con', spellingsOf(languages)), {
    campaign: small,
    now: new Date('2025-10-01T08:00:00+07:00'),
    commonness,
  });
  expect(slots).toMatchObject({ day: '2025-10-02', part: 'evening', unit: 'TH-DC', audience: 'ND', topic: null });
});
