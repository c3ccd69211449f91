import { expect, test } from 'vitest';
import type { Campaign } from '../../src/campaign/types.ts';
import { findSlots, NO_SLOTS } from '../../src/understanding/slots/index.ts';
import { NO_SPELLINGS } from '../../src/understanding/spellings.ts';
import { wordsOf } from '../../src/understanding/words.ts';
import { mustRead } from '../support/campaigns.ts';

/** A Monday of the Week. */
const now = new Date('2021-10-04T09:00:00+07:00');
const campaign: Campaign = { ...mustRead('duc-trong-2021'), version: 1 };

/** What is found, as "day=2021-10-05 part=evening"; a topic that is not sure has a question mark. */
function found(text: string): string {
  const { slots } = findSlots(wordsOf(text, NO_SPELLINGS), { campaign, now });
  return Object.entries(slots)
    .filter(([name, value]) => value !== NO_SLOTS[name as keyof typeof NO_SLOTS])
    .map(([name, value]) => {
      if (value !== null && typeof value === 'object')
        return `${name}=${value.codes.join('+')}${value.isSure ? '' : '?'}`;
      return `${name}=${value}`;
    })
    .join(' ');
}

test.each([
  ['lớp tiếng anh mấy giờ', 'topic=B08'],
  ['zoom tối nay', 'day=2021-10-04 part=evening platform=zoom'],
  ['con lớp 3 tối nay có gì', 'day=2021-10-04 part=evening grade=3'],
  ['từ mùng 2 đến mùng 5', 'day=2021-10-02 until=2021-10-05'],
  ['thu 7 toi', 'day=2021-10-09 part=evening'],
  ['nhac toi ngay mai', 'day=2021-10-05'],
])('"%s" is about %s', (text, expected) => {
  expect(found(text)).toBe(expected);
});
