import { expect, it } from 'vitest';
import { isLocalDate } from '../../src/chat/civil.ts';
import { mustRead } from '../support/campaigns.ts';
import { HOSTILE, namesOf, readersOf, USUAL } from './odd-texts.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1 };

it.each(Object.entries(readersOf(campaign)))('the reader of %s throws at nothing, however odd and long', (_, read) => {
  for (const text of [...HOSTILE, ...namesOf(campaign), ...USUAL, ''])
    expect(() => read(text), text.slice(0, 40)).not.toThrow();
});

it('only days that exist are dates', () => {
  const dates = ['2024-02-29', '2000-02-29', '2021-12-31', '2021-04-30'];
  const none = ['2021-02-29', '1900-02-29', '2021-04-31', '2021-13-01', '2021-00-10', '2021-01-00', '2021-1-1', 'x'];
  expect([...dates, ...none].filter(isLocalDate)).toEqual(dates);
});
