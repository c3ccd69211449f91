import { describe, expect, it } from 'vitest';
import { judge, judgeAnswers } from './answers.ts';
import { readUnclear } from './tables.ts';

const { judged, tallies } = judgeAnswers();

describe('answers inside a log, by an author whose lines are in no table of ours', () => {
  it('are read rightly by nine in ten, and stored wrong by at most two in a hundred', () => {
    const [held] = tallies.filter(({ question, split }) => question === 'all' && split === 'held');
    if (!held) throw new Error('no rows');
    const all = held.right + held.asked + held.wrong;
    expect(held.right / all).toBeGreaterThan(0.9);
    expect(held.wrong / all).toBeLessThan(0.02);
  });

  it('that may be looked at are each right', () => {
    expect(judged.filter(({ isDev, verdict }) => isDev && verdict === 'wrong')).toEqual([]);
    const dev = judged.filter(({ isDev }) => isDev);
    expect(dev.filter(({ verdict }) => verdict === 'right').length / dev.length).toBeGreaterThan(0.97);
  });
});

it.each(readUnclear().map((row) => [row.question, row.text, row] as const))(
  'of %s, “%s” is stored only where it is clear',
  (_question, _text, row) => {
    const { got } = judge(row);
    expect(row.expected).toContain(got);
  },
);
