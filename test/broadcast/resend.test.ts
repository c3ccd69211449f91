/** An announcement sent again to those of whom nobody knows whether it arrived. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRuns } from '../../src/broadcast/runs.ts';
import type { Sent } from '../../src/chat/index.ts';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { createForgetting } from '../../src/store/forgetting.ts';
import { type Sending, startSending } from '../outbox/sending.ts';

const STOPPED: Sent = { ok: false, again: 'unknown', detail: 'part 1 of 2: timed out', incomplete: true };
const LOST: Sent = { ok: false, again: 'unknown', detail: 'part 2 of 2: timed out', earlier: ['p1'] };
const FIRST = 'broadcast:1:1';

let answers: Sent[];
let sending: Sending;
beforeEach(async () => {
  answers = [];
  sending = startSending({
    channel: { latencyMs: () => 400, answer: ({ n }) => answers[n] ?? { ok: true, messageId: `m${n}` } },
  });
  sending.store.sqlite.exec(`
    insert into broadcasts (id, campaign, text, choosing, state, due_at, created_at) values (1, 'c', 't', '{}', 'sending', 0, 0);
    insert into persons (id, created_at, last_at) values (1, 0, 0), (2, 0, 0);
    insert into addresses (channel, id, person) values ('loopback', 'c1', 1), ('loopback', 'c2', 2)`);
});
afterEach(() => sending.end());

async function announceTo(...people: readonly number[]): Promise<void> {
  for (const id of people) await sending.say(`broadcast:1:${id}`, `c${id}`, LANE.bulk, null, 1);
  sending.store.sqlite.exec(`update outbox set person = cast(substr(chat, 2) as integer)`);
  await sending.clock.pass(4000);
}
async function resend(): Promise<void> {
  const { store, writer, sender } = sending;
  await writer.run(() => createRuns(store, createEnqueue(store)).resendUnknown(1));
  sender.wake();
}

test('of a text in two messages the second time proves nothing about itself by the first time', async () => {
  answers = [STOPPED, LOST];
  await announceTo(1);
  expect(sending.row(FIRST).state).toBe('unknown');
  await resend();
  await sending.clock.pass(3000);
  expect(sending.channel.calls).toHaveLength(2);
  expect(sending.row(FIRST).state).toBe('unknown');
});

test('nor does a crash in the middle of the second time', async () => {
  answers = [STOPPED];
  await announceTo(1);
  await resend();
  await sending.end();
  sending.store.sqlite.exec(`update outbox set state = 'sending', body = null where key = '${FIRST}'`);
  sending = sending.restart();
  await sending.clock.pass(3000);
  expect(sending.row(FIRST).state).toBe('unknown');
});

test('who was erased meanwhile is left out: there is no address any more', async () => {
  answers = [STOPPED, STOPPED];
  await announceTo(1, 2);
  await sending.writer.run(() => createForgetting(sending.store).erase(1, sending.clock.now()));
  await resend();
  await sending.clock.pass(3000);
  expect(sending.channel.calls.map((call) => call.to)).toEqual(['c1', 'c2', 'c2']);
  expect(sending.rows().map((row) => row.state)).toEqual(['unknown', 'sent']);
});
