import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWhole, type Whole } from './whole.ts';

const HOUR_MS = 3_600_000;

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

const spoil = (table: string): void => {
  whole.app.store.sqlite.exec(
    `create trigger poison before insert on ${table} begin select raise(abort, 'poison'); end`,
  );
};

test('an update that breaks the program: an apology with an id that the log knows, and the others of the batch are answered', async () => {
  await whole.say('an', '/start');
  spoil('session_reminders');
  const shown = whole.all('select shown, standing from persons');
  const poison = whole.message('an', { choice: 'session.B01.remind' });
  await whole.receive([whole.message('b', { text: '/chude' }), poison, whole.message('c', { text: '/chude' })]);
  await whole.clock.pass(3000);
  const id = /[0-9A-F]{8}/.exec(whole.told('an').at(-1) ?? '')?.[0];
  expect(id).toBeDefined();
  expect(whole.log()).toContain(`"id":"${id}"`);
  expect([whole.told('b').length, whole.told('c').length]).toEqual([1, 1]);
  // Nothing of the failed turn but the dedupe key: sent again, it is a repeat.
  expect(whole.all('select shown, standing from persons').slice(0, 1)).toEqual(shown);
  await whole.receive([poison]);
  await whole.clock.pass(3000);
  expect(whole.told('an')).toHaveLength(2);
});

test('the answer to a message and the intent to send it are written in one commit with it', async () => {
  await whole.receive([whole.message('an', { text: '/chude' })]);
  expect(whole.all('select state from outbox')).toEqual([{ state: 'sending' }]);
  await whole.clock.pass(1000);
  expect(whole.told('an')).toHaveLength(1);
});

test('an update that breaks even the apology is dropped and logged, and does not hold up those behind it for ever', async () => {
  spoil('addresses');
  const poison = whole.message('an', { text: '/start' });
  await whole.receive([poison]);
  expect(whole.log()).toContain('not even the apology could be said');
  expect(whole.count('select count(*) from persons')).toBe(0);
  expect(whole.count('select count(*) from updates')).toBe(1);
});

test.each(['once more in the same batch', 'in the next batch', 'after a restart', '71 hours later'])(
  'the same update %s has one effect and one answer',
  async (when) => {
    const one = whole.message('an', { text: '/chude' });
    await whole.receive(when === 'once more in the same batch' ? [one, one] : [one]);
    if (when === 'after a restart') {
      await whole.clock.pass(3000);
      whole = await whole.restart();
    }
    if (when === '71 hours later') await passQuietly(71 * HOUR_MS);
    await whole.receive([one]);
    await whole.clock.pass(3000);
    expect(whole.count('select count(*) from updates')).toBe(1);
    expect(whole.count(`select count(*) from outbox where key like 'reply:%'`)).toBe(1);
  },
);

test('a key is kept for 72 hours and then swept', async () => {
  const one = whole.message('an', { text: '/chude' });
  await whole.receive([one]);
  await passQuietly(73 * HOUR_MS);
  expect(whole.count('select count(*) from updates')).toBe(0);
});

test('two channels count their updates apart', async () => {
  const one = whole.message('an', { text: '/chude' });
  await whole.receive([one, { ...one, from: { channel: 'other', id: 'an' } }]);
  expect(whole.count('select count(*) from updates')).toBe(2);
  expect(whole.count('select count(*) from persons')).toBe(2);
});

/** Time goes by in one leap, then the program runs for two minutes. */
async function passQuietly(ms: number): Promise<void> {
  whole.clock.stall(ms - 120_000);
  await whole.clock.pass(120_000);
}
