import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { createLoopbackChannel } from '../support/loopback-channel.ts';
import { createHandClock, settle } from './hand-clock.ts';
import { type Sending, startSending } from './sending.ts';

/** Something may happen at any of the moments between a row's commit and its send; each is tried. */
const MOMENTS = Array.from({ length: 25 }, (_, n) => n);

async function moments(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await Promise.resolve();
}

/** A sender whose platform answers when the test says so, past its first second. */
async function startHeld() {
  const clock = createHandClock();
  const answers: ((sent: Sent) => void)[] = [];
  const channel = {
    ...createLoopbackChannel({ clock }),
    send: () => new Promise<Sent>((resolve) => answers.push(resolve)),
  };
  const sending = startSending({ clock, options: { channel } });
  await clock.pass(1500);
  return { sending, answers };
}

/** Commits a row, rings, and goes on at once. */
async function add(sending: Sending, key: string): Promise<void> {
  const enqueue = createEnqueue(sending.store);
  const to = { channel: 'loopback', id: key };
  await sending.writer.run(() =>
    enqueue({ key, to, person: null, lane: LANE.reply, reply: { text: key }, now: sending.clock.now() }),
  );
  sending.sender.wake();
}

describe('a row that was chosen, but not yet sent, waits on without having cost an attempt', () => {
  test('when a 429 comes in', async () => {
    let held = 0;
    for (const moment of MOMENTS) {
      const { sending, answers } = await startHeld();
      await add(sending, 'a');
      await settle();
      await sending.clock.pass(100); // a slow answer: room for a second message
      await add(sending, 'b');
      await moments(moment);
      answers[0]?.({ ok: false, again: true, why: 'throttled', retryAfterMs: 10_000, detail: '429' });
      await moments(5);
      const begun = answers.length;
      await settle();
      await sending.clock.pass(5000);
      expect(answers).toHaveLength(begun);
      if (begun === 1) {
        expect(sending.row('b')).toMatchObject({ state: 'waiting', attempts: 0 });
        held += 1;
      }
      for (const answer of answers) answer({ ok: true, messageId: '1' });
      await sending.end();
    }
    expect(held).toBeGreaterThan(0);
  });

  test('when the program is told to stop', async () => {
    let held = 0;
    for (const moment of MOMENTS) {
      const { sending, answers } = await startHeld();
      await add(sending, 'a');
      await moments(moment);
      const begun = answers.length;
      const ended = sending.sender.stop();
      await settle();
      expect(answers).toHaveLength(begun);
      for (const answer of answers) answer({ ok: true, messageId: '1' });
      await ended;
      if (begun === 0) {
        expect(sending.row('a')).toMatchObject({ state: 'waiting', attempts: 0 });
        held += 1;
      } else expect(sending.row('a').state).toBe('sent');
    }
    expect(held).toBeGreaterThan(0);
  });
});
