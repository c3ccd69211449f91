import { expect, test } from 'vitest';
import { LANE } from '../../src/store/enqueue.ts';
import { createHandClock } from './hand-clock.ts';
import { startSending } from './sending.ts';

test('a reminder that is being begun keeps the sender busy: a rehearsed clock, which asks at any moment, waits for it', async () => {
  const hand = createHandClock();
  const states: string[] = [];
  let look = (): void => undefined;
  // Whoever reads the clock may be the one who asks: between the commit of an intent and its send, too.
  const clock = {
    ...hand,
    elapsed(): number {
      const ask = look;
      look = () => undefined;
      ask();
      look = ask;
      return hand.elapsed();
    },
  };
  const sending = startSending({ clock });
  await clock.pass(2000);
  look = () => {
    for (const { state } of sending.rows()) if (sending.sender.isIdle()) states.push(state);
  };
  await sending.say('a', 'c1', LANE.reminder);
  await clock.pass(1000);
  expect(sending.row('a').state).toBe('sent');
  expect(states.filter((state) => state !== 'sent')).toEqual([]);
});
