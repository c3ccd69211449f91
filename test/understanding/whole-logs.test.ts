import { describe, expect, it } from 'vitest';
import { judgeNoLogs, judgeStarts, judgeWholeLogs } from './whole-logs.ts';

const judged = judgeWholeLogs();
const share = (list: readonly { readonly verdict: string }[], verdict: string): number =>
  list.filter((each) => each.verdict === verdict).length / list.length;

describe('a whole log in one message', () => {
  it('has 85 of a hundred fields read rightly; of the rows that nobody looked at 86', () => {
    expect(share(judged, 'right')).toBeGreaterThan(0.85);
    expect(share(judged, 'wrong')).toBeLessThan(0.02);
    const held = judged.filter((each) => !each.isDev);
    expect(held.length).toBeGreaterThan(150);
    expect(share(held, 'right')).toBeGreaterThan(0.86);
  });

  it('begins a log, or is offered', () => {
    const starts = judgeStarts();
    expect(share(starts, 'log')).toBeGreaterThan(0.85);
    expect(share(starts, 'none')).toBeLessThan(0.08);
  });
});

it('a message that only tells, asks or promises begins no log', () => {
  const starts = judgeNoLogs();
  expect(starts.length).toBeGreaterThan(90);
  expect(starts.filter(({ verdict }) => verdict === 'log')).toEqual([]);
  expect(share(starts, 'maybe')).toBeLessThan(0.2);
});
