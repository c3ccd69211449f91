import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/chat/index.ts';
import { LANE, type Lane } from '../../src/store/enqueue.ts';
import { createReceipts } from '../../src/store/receipts.ts';
import { startSending } from '../outbox/sending.ts';

const UNKNOWN: Sent = { ok: false, again: 'unknown', detail: 'timed out' };
const { bulk, reminder } = LANE;

type Receipted = {
  readonly state: string;
  readonly messageId: string | null;
  readonly delivered: number;
  readonly seen: number;
};

/** A person at chat c1, and what is told of the messages to them. */
function start(answers: readonly (Sent | 'id')[] = [], latencyMs = 20) {
  const sending = startSending({
    channel: {
      latencyMs: () => latencyMs,
      answer: ({ n }) => {
        const said = answers[n] ?? 'id';
        return said === 'id' ? { ok: true, messageId: `m${n}` } : said;
      },
    },
  });
  const { store, clock } = sending;
  store.sqlite.exec(`insert into persons (id, created_at, last_at) values (1, 0, 0);
    insert into addresses (channel, id, person, last_interaction_at) values ('loopback', 'c1', 1, 0)`);
  const receipts = createReceipts(store, clock.now());
  const read = store.sqlite.prepare<[string], Receipted>(`
    select state, message_id as messageId, delivered_at is not null as delivered, seen_at is not null as seen from outbox where key = ?`);
  return {
    ...sending,
    sending,
    receipts,
    /** What was sent, as the person's: receipts are looked up by them. */
    async said(key: string, lane: Lane = bulk) {
      await sending.say(key, 'c1', lane, lane === bulk ? null : { text: key });
      store.sqlite.exec('update outbox set person = 1');
    },
    tell(kind: 'delivered' | 'seen', ref: string, { ageMs = 0, known = false } = {}) {
      const at = new Date(clock.now().getTime() - ageMs);
      receipts.note({ kind, from: { channel: 'loopback', id: 'c1' }, ref, at, known }, clock.now());
    },
    receipted: (key: string) => read.get(key),
  };
}
type Started = ReturnType<typeof start>;

describe('a receipt', () => {
  test('is noted on its message: on the phone, then seen; told twice it stays', async () => {
    const talk = start();
    await talk.said('a');
    await talk.clock.pass(2000);
    expect(talk.receipted('a')).toEqual({ state: 'sent', messageId: 'm0', delivered: 0, seen: 0 });
    talk.tell('delivered', 'm0');
    expect(talk.receipted('a')).toMatchObject({ delivered: 1, seen: 0 });
    talk.tell('seen', 'm0');
    talk.tell('delivered', 'm0');
    expect(talk.receipted('a')).toMatchObject({ delivered: 1, seen: 1 });
    await talk.end();
  });

  test('that comes as seen alone tells that it arrived too', async () => {
    const talk = start();
    await talk.said('a');
    await talk.clock.pass(2000);
    talk.tell('seen', 'm0');
    expect(talk.receipted('a')).toMatchObject({ delivered: 1, seen: 1 });
    await talk.end();
  });

  test('settles the oldest message in doubt, and takes its name; the next one stays in doubt', async () => {
    const talk = start([UNKNOWN, UNKNOWN]);
    await talk.said('a');
    await talk.said('b', reminder);
    await talk.clock.pass(5000);
    const [first, second] = talk.rows().map((row) => row.state);
    expect([first, second]).toEqual(['unknown', 'unknown']);
    talk.tell('delivered', 'x1');
    expect(talk.receipted('a')).toEqual({ state: 'sent', messageId: 'x1', delivered: 1, seen: 0 });
    talk.tell('seen', 'x1');
    expect(talk.receipted('a')).toMatchObject({ seen: 1 });
    expect(talk.receipted('b')).toMatchObject({ state: 'unknown', messageId: null });
    expect(talk.channel.calls).toHaveLength(2);
    await talk.end();
  });

  const nothingChanges: readonly (readonly [string, (talk: Started) => void])[] = [
    [
      'for a message from before the one in doubt was begun',
      (talk) => talk.tell('delivered', 'old', { ageMs: 3_600_000 }),
    ],
    [
      'for what a human wrote by hand',
      (talk) => {
        talk.receipts.noteAside('loopback', 'h1', 1);
        talk.tell('seen', 'h1');
      },
    ],
    [
      'for an answer that the platform gave by itself',
      (talk) => {
        talk.receipts.noteAutoReply({ channel: 'loopback', id: 'c1' }, 'r1', talk.clock.now(), 1);
        talk.tell('delivered', 'r1');
      },
    ],
    ['for a message that the platform has named to us', (talk) => talk.tell('delivered', 'm7', { known: true })],
    [
      'from another chat',
      (talk) =>
        talk.receipts.note(
          { kind: 'seen', from: { channel: 'loopback', id: 'c2' }, ref: 'x', at: talk.clock.now() },
          talk.clock.now(),
        ),
    ],
  ];
  test.each(nothingChanges)('%s proves nothing', async (_which, tell) => {
    const talk = start([UNKNOWN]);
    await talk.said('a');
    await talk.clock.pass(2000);
    tell(talk);
    expect(talk.receipted('a')).toEqual({ state: 'unknown', messageId: null, delivered: 0, seen: 0 });
    await talk.end();
  });
});

describe('of a text that takes two messages', () => {
  const LOST: Sent = { ok: false, again: 'unknown', detail: 'part 2 of 2: timed out', earlier: ['p1'] };
  const STOPPED: Sent = { ok: false, again: 'unknown', detail: 'part 1 of 2: timed out', incomplete: true };

  test('the first one’s receipt proves nothing of the second, which nobody knows about; the second one’s does', async () => {
    const talk = start([LOST]);
    await talk.said('a');
    await talk.clock.pass(2000);
    talk.tell('delivered', 'p1');
    expect(talk.receipted('a')).toMatchObject({ state: 'unknown', messageId: null });
    talk.tell('delivered', 'p2');
    expect(talk.receipted('a')).toEqual({ state: 'sent', messageId: 'p2', delivered: 1, seen: 0 });
    await talk.end();
  });

  test('nor does the first one’s that came while the second was being sent', async () => {
    const talk = start([LOST], 1000);
    await talk.said('a');
    await talk.clock.pass(1600);
    talk.tell('seen', 'p1');
    await talk.clock.pass(2000);
    expect(talk.receipted('a')).toEqual({ state: 'unknown', messageId: null, delivered: 0, seen: 0 });
    await talk.end();
  });

  test('the receipts of what was sent whole settle no other message', async () => {
    const whole: Sent = { ok: true, messageId: 'q2', earlier: ['q1'] };
    const talk = start([UNKNOWN, whole]);
    await talk.said('a');
    await talk.said('b', reminder);
    await talk.clock.pass(5000);
    for (const ref of ['q1', 'q2']) talk.tell('seen', ref);
    expect(talk.receipted('a')).toMatchObject({ state: 'sent', messageId: 'q2', seen: 1 });
    expect(talk.receipted('b')).toMatchObject({ state: 'unknown', messageId: null });
    await talk.end();
  });

  test('where the second was not even tried, no receipt makes it whole', async () => {
    const talk = start([STOPPED], 1000);
    await talk.said('a');
    await talk.clock.pass(1600);
    talk.tell('delivered', 'p1');
    await talk.clock.pass(2000);
    talk.tell('seen', 'p1');
    expect(talk.receipted('a')).toMatchObject({ state: 'unknown', delivered: 0, seen: 0 });
    expect(talk.settled.at(-1)?.outcome).toMatchObject({ state: 'unknown' });
    await talk.end();
  });
});

test('what a crash left in doubt may be what the platform repeats: its receipt settles it', async () => {
  const talk = start();
  const plain = talk.sending;
  plain.store.sqlite.exec(`insert into outbox (key, channel, chat, person, lane, body, state, attempts, created_at)
    values ('dead', 'loopback', 'c1', 1, 2, '{"text":"dead"}', 'sending', 1, 0)`);
  await plain.end();
  const next = plain.restart();
  await next.clock.pass(3000);
  expect(next.row('dead')).toMatchObject({ state: 'unknown' });
  talk.receipts.noteAutoReply({ channel: 'loopback', id: 'c1' }, 'e1', talk.clock.now(), 1);
  talk.tell('delivered', 'e1');
  expect(next.row('dead')).toMatchObject({ state: 'sent', message_id: 'e1' });
  await next.end();
});

test('so may be what was in doubt before the program was started again', async () => {
  const talk = start([UNKNOWN]);
  await talk.said('a');
  await talk.clock.pass(2000);
  expect(talk.receipted('a')).toMatchObject({ state: 'unknown' });
  await talk.clock.pass(1000);
  // The next life: its channel does not know its own echo.
  const receipts = createReceipts(talk.store, talk.clock.now());
  receipts.noteAutoReply({ channel: 'loopback', id: 'c1' }, 'e1', talk.clock.now(), 1);
  talk.tell('delivered', 'e1');
  expect(talk.receipted('a')).toMatchObject({ state: 'sent', messageId: 'e1' });
  await talk.end();
});

test('but what has been in doubt for a day is not what the platform repeats now', async () => {
  const talk = start([UNKNOWN]);
  await talk.said('a');
  await talk.clock.pass(2000);
  const now = new Date(talk.clock.now().getTime() + 24 * 3_600_000);
  const receipts = createReceipts(talk.store, now);
  receipts.noteAutoReply({ channel: 'loopback', id: 'c1' }, 'e1', now, 1);
  receipts.note({ kind: 'delivered', from: { channel: 'loopback', id: 'c1' }, ref: 'e1', at: now }, now);
  expect(talk.receipted('a')).toMatchObject({ state: 'unknown', messageId: null });
  await talk.end();
});

describe('a receipt that overtakes the answer to its send', () => {
  const inFlight = async (answers: readonly (Sent | 'id')[]): Promise<Started> => {
    const talk = start(answers, 1000);
    await talk.said('a');
    await talk.clock.pass(1600);
    expect(talk.receipted('a')?.state).toBe('sending');
    return talk;
  };

  test('counts once the answer names the same message', async () => {
    const talk = await inFlight(['id']);
    talk.tell('delivered', 'm0');
    await talk.clock.pass(2000);
    expect(talk.receipted('a')).toEqual({ state: 'sent', messageId: 'm0', delivered: 1, seen: 0 });
    await talk.end();
  });

  test('was of another message when the answer has another name', async () => {
    const talk = await inFlight(['id']);
    talk.tell('seen', 'long ago');
    await talk.clock.pass(2000);
    expect(talk.receipted('a')).toEqual({ state: 'sent', messageId: 'm0', delivered: 0, seen: 0 });
    await talk.end();
  });

  test('is the proof when the answer never comes', async () => {
    const talk = await inFlight([UNKNOWN]);
    talk.tell('delivered', 'm0');
    await talk.clock.pass(2000);
    expect(talk.receipted('a')).toEqual({ state: 'sent', messageId: 'm0', delivered: 1, seen: 0 });
    await talk.end();
  });

  test('is no proof of what the platform refused', async () => {
    const talk = await inFlight([{ ok: false, again: false, why: 'rejected', detail: 'x' }]);
    talk.tell('delivered', 'long ago');
    await talk.clock.pass(2000);
    expect(talk.receipted('a')).toEqual({ state: 'failed', messageId: null, delivered: 0, seen: 0 });
    await talk.end();
  });

  test('is the proof after a crash: a reminder that reached the phone is not sent again', async () => {
    const talk = start();
    const plain = talk.sending;
    plain.store.sqlite.exec(`insert into outbox (key, channel, chat, person, lane, body, state, attempts, created_at)
      values ('dead', 'loopback', 'c1', 1, 1, '{"text":"dead"}', 'sending', 1, 0)`);
    talk.tell('delivered', 'm9');
    await plain.end();
    const next = plain.restart();
    await next.clock.pass(3000);
    expect(next.texts()).toEqual([]);
    expect(next.row('dead')).toMatchObject({ state: 'sent', message_id: 'm9' });
    await next.end();
  });
});
