import { expect, test } from 'vitest';
import { LANE } from '../../src/outbox/enqueue.ts';
import { startSending } from './sending.ts';

test('a reminder that is being begun keeps the sender busy: a rehearsed clock, which asks at any moment, waits for it', async () => {
  const sending = startSending();
  await sending.clock.pass(2000);
  const said = sending.say('a', 'c1', LANE.reminder);
  const tooEarly: number[] = [];
  for (let tick = 0; tick < 30; tick += 1) {
    // Asked inside the very commits that claim the row and mark it, too.
    await sending.writer.run(() => {
      const [row] = sending.rows();
      if (row && row.state !== 'sent' && sending.sender.isIdle()) tooEarly.push(tick);
    });
  }
  await said;
  await sending.clock.pass(1000);
  expect(sending.row('a').state).toBe('sent');
  expect(tooEarly).toEqual([]);
});
