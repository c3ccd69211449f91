import { expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { createProgress, progressKey } from '../../src/wire/progress.ts';

const MINUTE = 60_000;
const failed = (why: 'throttled' | 'later' | 'refused' | 'unavailable', retryAfterMs?: number): Sent => ({
  ok: false,
  again: true,
  why,
  detail: '',
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

test.each<[string, Sent, minutes: number, at: number]>([
  ['that met a gateway is gone on with', failed('unavailable'), 9, 2],
  ['of which nobody tried again is begun anew when it is said another day', failed('unavailable'), 11, 0],
  ['that had to wait for an hour is gone on with', failed('throttled', 60 * MINUTE), 69, 2],
  ['that waits for the morning is gone on with', failed('later', 12 * 60 * MINUTE), 12 * 60 + 9, 2],
  ['that waits, nobody said for how long, is gone on with', failed('later'), 69, 2],
  ['that nobody will send again', { ok: false, again: false, why: 'rejected', detail: '' }, 0, 0],
  ['that may have arrived', { ok: false, again: 'unknown', detail: '' }, 0, 0],
])('a long text %s', (_which, sent, minutes, at) => {
  let now = 5;
  const progress = createProgress(() => now);
  progress.keep('k', 2, sent);
  now += minutes * MINUTE;
  expect(progress.take('k')).toBe(at);
  expect(progress.take('k')).toBe(0); // once: the next failure keeps it anew
});

test('a text whose first part failed has got nowhere; another chat’s is another text', () => {
  const progress = createProgress(() => 0);
  progress.keep('k', 0, failed('unavailable'));
  expect(progress.take('k')).toBe(0);
  const reply = { text: 'a' };
  expect(progressKey({ channel: 'zalo', id: '1' }, reply)).not.toBe(progressKey({ channel: 'zalo', id: '2' }, reply));
});
