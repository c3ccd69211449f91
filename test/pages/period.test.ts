import { expect, it } from 'vitest';
import { createWords } from '../../src/words/index.ts';
import { opened } from '../support/opened.ts';
import { plainTurn } from '../support/plain-turn.ts';

const words = createWords();
const { turn } = plainTurn({ at: '2024-05-07T09:00' });

it.each([
  [
    'period.day',
    'Hôm nay là thứ Ba, 07/05/2024. Đã sang ngày 2 trên 3 ngày.',
    'Today is Tuesday, 07/05/2024. It is day 2 of 3.',
  ],
  ['period.day.2024-05-08', 'Ngày mai là thứ Tư, 08/05/2024.', 'Tomorrow is Wednesday, 08/05/2024.'],
  ['period.day.2024-06-01', 'Đó là thứ Bảy, 01/06/2024.', 'That is Saturday, 01/06/2024.'],
  // A forged day is today.
  [
    'period.day.2024-13-01',
    'Hôm nay là thứ Ba, 07/05/2024. Đã sang ngày 2 trên 3 ngày.',
    'Today is Tuesday, 07/05/2024. It is day 2 of 3.',
  ],
])('%s says which day it is, in one line', (address, vi, en) => {
  const { text } = opened(address, turn);
  expect([words.plain(text, 'vi'), words.plain(text, 'en')]).toEqual([vi, en]);
});
