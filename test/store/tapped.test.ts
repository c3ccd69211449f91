import { beforeEach, describe, expect, it } from 'vitest';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createTapped } from '../../src/store/tapped.ts';

const now = new Date('2021-10-03T00:00:00Z');
let store: Store;
let count: number;
beforeEach(() => {
  store = openStore(':memory:');
  count = 0;
});

type Row = { readonly chat?: string; readonly page?: boolean; readonly replaces?: string; readonly state?: string };

/** A row of this chat, as it stands after its send (`message`: the id that it got; null: it is not sent yet). */
function said(message: string | null, { chat = 'an', page = true, replaces, state = 'sent' }: Row = {}): void {
  count += 1;
  const reply = { text: 'a', page, ...(replaces === undefined ? {} : { replaces }) };
  const person = chat.startsWith('-') ? null : 7;
  createEnqueue(store)({
    key: `${count}`,
    to: { channel: 'telegram', id: chat },
    person,
    lane: LANE.reply,
    reply,
    now,
  });
  const set = 'update outbox set state = ?, message_id = ?, body = iif(?, body, null) where key = ?';
  store.sqlite.prepare(set).run(state, message, message === null ? 1 : 0, `${count}`);
}
const tap = (message: string, id = 'an') => createTapped(store)({ channel: 'telegram', id }, message);

describe('what may be drawn over by a tap', () => {
  it('is the newest page of the chat, and no page further up', () => {
    said('10');
    said('11');
    said('12', { chat: 'binh' });
    expect([tap('10'), tap('11')]).toEqual(['older', 'page']);
  });
  it('is no receipt, though it is the newest, and no page above one', () => {
    said('10');
    said('11', { page: false });
    expect([tap('10'), tap('11')]).toEqual(['older', 'newest']);
  });
  it('is a page that was drawn over before, and one that a quick second tap finds while the first is on its way', () => {
    said('10');
    said('10', { replaces: '10' });
    expect(tap('10')).toBe('page');
    said(null, { replaces: '10', state: 'waiting' });
    expect(tap('10')).toBe('page');
    said(null, { state: 'waiting' });
    expect(tap('10')).toBe('older');
  });
  it('is a page still where only something further up was drawn over by itself', () => {
    said('10', { page: false });
    said('11');
    said('10', { page: false, replaces: '10' });
    expect([tap('10'), tap('11')]).toEqual(['older', 'page']);
  });
  it('is a page whose sending is only just over, and nothing that was forgotten', () => {
    said(null, { state: 'sending' });
    expect(tap('10')).toBe('page');
    said('11', { page: false });
    store.sqlite.prepare("update outbox set state = 'failed'").run();
    expect(tap('9')).toBe('older');
  });
  it('is not held up by what was never sent', () => {
    said('10');
    said(null, { state: 'failed' });
    said(null, { state: 'replaced' });
    expect(tap('10')).toBe('page');
  });
  it('is the same in a group, whoever taps', () => {
    said('10', { chat: '-100' });
    said('11', { chat: '-100/77' });
    said('12');
    expect([tap('10', '-100'), tap('11', '-100/77'), tap('11', '-100')]).toEqual(['page', 'page', 'older']);
  });
});
