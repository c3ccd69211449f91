import { expect, it } from 'vitest';
import { readToldTime } from '../../src/dialog/days/told-times.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { words } from './sample.ts';

/** typed | the time that is read; ask: it is not certain which half of the day is meant */
const ROWS = `
chừng 4h chiều | 16:00
chừng 4h chieu | ask
chừng 4h chieu gi do | ask
khoảng 7h toi | ask
tầm 7h tôi rảnh | 07:00
lúc 2h xchieu | ask
4h xchieu nha em | ask
sáu rưỡi sáng chị mới rảnh | 06:30
nhắn tui lúc 19g30 nghen | 19:30
`;

it.each(
  ROWS.trim()
    .split('\n')
    .map((row) => row.split(' | ')),
)('"%s" is %s', (typed = '', expected) => {
  const read = readToldTime(typed, spellingsOf(words.languages));
  expect(read.ok ? read.value : 'ask').toBe(expected);
});
