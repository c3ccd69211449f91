import { describe, expect, it } from 'vitest';
import { isWish } from '../../src/bot/look-up.ts';
import { leadOf, type Said } from '../../src/bot/readers/said.ts';
import { fold } from '../../src/chat/fold.ts';
import { readMeaning } from '../../src/dialog/answers-in-words.ts';
import { mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };
const { turn } = plainTurn({ at: '2021-10-04T09:00', campaign });

/** Whether it would be asked if a page is wanted, at a question that any text answers. */
function isAsked(text: string): boolean {
  const lead = leadOf(text, turn);
  const said: Pick<Said, 'folded' | 'meaning'> = { folded: fold(text), meaning: readMeaning(text, turn) };
  return lead !== null && isWish(said, lead);
}

describe('a short answer in words at a question that any text answers', () => {
  it.each([
    'cô hiệu trưởng',
    'thầy phó hiệu trưởng',
    'tôi là hiệu trưởng',
    'giáo viên',
    'ban giám hiệu',
    'người phụ trách',
    'phụ huynh',
    'cô giáo',
    'hội khuyến học',
    'văn phòng',
    'hôm qua',
    'thư viện',
  ])('"%s" is an answer', (text) => expect(isAsked(text)).toBe(false));

  it.each(['đổi đối tượng', 'địa chỉ', 'tổng hợp'])('"%s" may be a wish', (text) => expect(isAsked(text)).toBe(true));
});
