import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinking, type Linking, looksLikeLinkCode } from '../../src/people/linking.ts';
import { createLaidBy } from '../../src/store/drafts.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createPeopleStore, type PeopleStore } from '../../src/store/people.ts';

const now = new Date('2021-10-01T08:00:00+07:00');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const telegram = { channel: 'telegram', id: '11' };
const zalo = { channel: 'zalo', id: '9007199254740993' };
const other = { channel: 'simulator', id: 'x' };

describe('one person on two channels', () => {
  let store: Store;
  let people: PeopleStore;
  let linking: Linking;
  const on = (address: typeof telegram) => people.open(address, 'vi', now).person;
  const run = (text: string, ...values: unknown[]) => store.sqlite.prepare(text).run(...values);
  const read = (text: string, ...values: unknown[]) =>
    store.sqlite
      .prepare(text)
      .pluck()
      .all(...values);

  beforeEach(() => {
    store = openStore(':memory:');
    people = createPeopleStore(store);
    linking = createLinking(store);
  });
  afterEach(() => store.close());

  it('a code shown on one and typed on the other makes them one, with what both had', () => {
    const teacher = on(telegram);
    const parent = on(zalo);
    run(`insert into roles (person, role, unit, granted_at) values (?, 'teacher', 'TH-1', 1)`, teacher.id);
    run(`insert into roles (person, role, unit, granted_at) values (?, 'lead', 'TH-2', 1)`, parent.id);
    run(`insert into session_reminders (person, campaign, session, at) values (?, 'c', 'B01', 1)`, parent.id);
    run(`insert into drafts (person, flow, state, at) values (?, 'log', '{}', 1)`, parent.id);
    run(`update persons set remind_at = '06:45', remind_since = 5 where id = ?`, parent.id);
    const { code, minutes } = linking.offer(teacher.id, now);
    expect(minutes).toBe(10);
    expect(looksLikeLinkCode(code)).toBe(true);
    expect(linking.accept(parent.id, zalo, ` ${code.toLowerCase()} `, later(9))).toEqual({ ok: true });
    expect(linking.accept(parent.id, zalo, code, later(9))).toMatchObject({ why: 'unknown' });
    const one = on(zalo);
    expect(one.id).toBe(teacher.id);
    expect(on(telegram).id).toBe(teacher.id);
    expect(one.holds.map((each) => `${each.role} ${each.unit}`)).toEqual(['teacher TH-1', 'lead TH-2']);
    expect(one.remindAt).toBe('06:45');
    expect(read('select session from session_reminders where person = ?', teacher.id)).toEqual(['B01']);
    expect(read('select flow from drafts where person = ?', teacher.id)).toEqual(['log']);
    expect(people.byId(parent.id)).toBeNull();
    expect(people.addressesOf(teacher.id)).toHaveLength(2);
  });

  it('asked for first, nothing moves until the yes, which is good as long as the code', () => {
    const stranger = on(telegram);
    const lead = on(zalo);
    run(`insert into roles (person, role, unit, granted_at) values (?, 'lead', 'TH-1', 1)`, lead.id);
    const { code } = linking.offer(stranger.id, now);
    const asked = linking.accept(lead.id, zalo, code, now, true);
    expect(asked).toEqual({ ok: false, why: 'confirm', tag: expect.any(String), channels: ['telegram'] });
    const tag = !asked.ok && asked.why === 'confirm' ? asked.tag : '';
    expect(tag.toUpperCase()).not.toContain(code);
    expect([on(zalo).id, on(telegram).holds]).toEqual([lead.id, []]);
    for (const forged of ['', 'yes', tag.slice(1), code]) {
      expect(linking.confirm(lead.id, other, forged, now)).toEqual({ ok: false, why: 'unknown' });
    }
    expect(linking.confirm(lead.id, zalo, tag, later(10))).toEqual({ ok: false, why: 'unknown' });
    expect(linking.confirm(lead.id, zalo, tag, later(9))).toEqual({ ok: true });
    expect(linking.confirm(lead.id, zalo, tag, later(9))).toMatchObject({ ok: false });
    expect(on(zalo).id).toBe(stranger.id);
  });

  it('what both have is kept once, the first one’s; a "no" to announcements stays a "no"', () => {
    const first = on(telegram);
    const second = on(zalo);
    for (const id of [first.id, second.id]) {
      run(`insert into roles (person, role, unit, granted_at) values (?, 'teacher', 'TH-1', 1)`, id);
      run(`insert into drafts (person, flow, state, at) values (?, 'log', ?, 1)`, id, String(id));
      // A viewer of a commune, and of everything: two roles, each held once.
      run(
        `insert into roles (person, role, unit, granted_at) values (?, 'viewer', 'X-1', 1), (?, 'viewer', null, 1)`,
        id,
        id,
      );
    }
    run(`update persons set announcements = 'no' where id = ?`, first.id);
    run(`update persons set announcements = 'yes' where id = ?`, second.id);
    linking.accept(second.id, zalo, linking.offer(first.id, now).code, now);
    const one = on(zalo);
    expect(one.holds.map(({ role, unit }) => `${role} ${unit}`)).toEqual(['teacher TH-1', 'viewer X-1', 'viewer null']);
    expect(one.announcements).toBe('no');
    expect(read(`select state from drafts where person = ? and flow = 'log'`, first.id)).toEqual([String(first.id)]);
  });

  it('of a draft that both have the second one’s is kept aside for a day, with its photos', () => {
    const first = on(telegram);
    const second = on(zalo);
    for (const id of [first.id, second.id]) {
      run(`insert into drafts (person, flow, state, at) values (?, 'log', ?, 1)`, id, `{"run":"r${id}"}`);
      run(
        `insert into photos (draft_of, sent_by, channel, chat, ref, at) values (?, ?, 'zalo', '1', ?, 1)`,
        id,
        id,
        `p${id}`,
      );
    }
    linking.accept(second.id, zalo, linking.offer(first.id, now).code, now);
    const aside = { flow: 'log', run: `r${second.id}`, state: `{"run":"r${second.id}"}`, at: now };
    const laidBy = createLaidBy(store);
    expect(people.drafts(first.id)).toMatchObject([{ flow: 'log', state: `{"run":"r${first.id}"}` }]);
    expect(laidBy.list(first.id, now)).toEqual([aside]);
    const hangs = () => read(`select purpose || ' ' || ref from photos where draft_of = ? order by ref`, first.id);
    expect(hangs()).toEqual([`log p${first.id}`, `log~${aside.run} p${second.id}`]);
    people.discardDraft(first.id, 'log');
    expect(laidBy.fetchBack(first.id, 'log', aside.run, now)).toBe(`{"run":"${aside.run}"}`);
    expect(hangs()).toContain(`log p${second.id}`);
  });

  it.each([
    ['after ten minutes', (code: string) => ({ code, at: later(10) }), 'unknown'],
    [
      'with a letter wrong',
      (code: string) => ({ code: code.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')), at: now }),
      'unknown',
    ],
  ])('a code typed %s links nothing', (_, change, why) => {
    const { code, at } = change(linking.offer(on(telegram).id, now).code);
    expect(linking.accept(on(zalo).id, zalo, code, at)).toEqual({ ok: false, why });
    expect(on(zalo).id).not.toBe(on(telegram).id);
  });

  it.each([
    ['waits for both', ['waiting', 'waiting'], ['waiting', 'replaced']],
    ['the first has had', ['sent', 'waiting'], ['sent', 'replaced']],
    ['the second has had', ['waiting', 'sending'], ['replaced', 'sending']],
    ['the first could not be sent', ['failed', 'waiting'], ['failed', 'waiting']],
  ])('an announcement that %s comes once to who is one person now', (_which, [one, two], states) => {
    const first = on(telegram);
    const second = on(zalo);
    const row = `insert into outbox (key, channel, chat, person, lane, broadcast, state, created_at) values (?, ?, ?, ?, 2, 7, ?, 0)`;
    run(row, 'broadcast:7:1', telegram.channel, telegram.id, first.id, one);
    run(row, 'broadcast:7:2', zalo.channel, zalo.id, second.id, two);
    linking.accept(second.id, zalo, linking.offer(first.id, now).code, now);
    expect(read('select state from outbox order by id')).toEqual(states);
  });

  it('a code works once, a newer one ends it, and one’s own says so', () => {
    const first = on(telegram);
    const old = linking.offer(first.id, now).code;
    const { code } = linking.offer(first.id, now);
    expect(linking.accept(on(zalo).id, zalo, old, now)).toMatchObject({ why: 'unknown' });
    expect(linking.accept(first.id, telegram, code, now)).toEqual({ ok: false, why: 'own' });
    expect(linking.accept(on(zalo).id, zalo, code, now)).toEqual({ ok: true });
    expect(linking.accept(on(other).id, other, code, now)).toMatchObject({ why: 'unknown' });
  });

  it('a code has no letter of which a Vietnamese keyboard makes a mark: "KW3" would arrive as "KƯ3"', () => {
    const { id } = on(telegram);
    const codes = Array.from({ length: 200 }, () => linking.offer(id, now).code);
    expect(codes.filter((code) => !/^[2-9BCGHKMNPQTV]{6}$/.test(code))).toEqual([]);
  });

  it('a code is on offer for an hour after it was shown, past or used; then a bare word is a word again', () => {
    expect(linking.isOffered(now)).toBe(false);
    const { code } = linking.offer(on(telegram).id, now);
    linking.accept(on(zalo).id, zalo, code, now);
    const third = on(other).id;
    linking.offer(third, later(5));
    expect(linking.isOffered(later(64))).toBe(true);
    expect(linking.isOffered(later(65))).toBe(false);
    linking.offer(on(zalo).id, later(120));
    expect(read('select count(*) from link_codes')).toEqual([1]);
  });

  it('after five wrong codes one waits, even with a right one', () => {
    const { code } = linking.offer(on(telegram).id, now);
    const { id } = on(zalo);
    for (let tries = 0; tries < 5; tries += 1) linking.accept(id, zalo, 'AAAAA2', now);
    expect(linking.accept(id, zalo, code, now)).toEqual({ ok: false, why: 'slow-down', waitMinutes: 10 });
    expect(linking.accept(id, zalo, linking.offer(on(telegram).id, later(11)).code, later(11))).toEqual({ ok: true });
  });

  it('unlinked, the address is a new person who holds nothing, and the rest stays', () => {
    const first = on(telegram);
    run(`insert into roles (person, role, unit, granted_at) values (?, 'lead', 'TH-1', 1)`, first.id);
    linking.accept(on(zalo).id, zalo, linking.offer(first.id, now).code, now);
    expect(linking.unlink(first.id, zalo, now)).toBe(true);
    expect(on(zalo).holds).toEqual([]);
    expect(on(telegram).holds).toHaveLength(1);
    expect(linking.unlink(first.id, telegram, now)).toBe(false);
  });

  it('who unlinks the channel that came first has none that comes first', () => {
    const first = on(telegram);
    linking.accept(on(zalo).id, zalo, linking.offer(first.id, now).code, now);
    linking.prefer(first.id, 'zalo');
    linking.unlink(first.id, telegram, now);
    expect(linking.addressesOf(first.id, zalo)).toEqual([{ ...zalo, here: true, preferred: true }]);
    linking.accept(on(telegram).id, telegram, linking.offer(first.id, now).code, now);
    linking.unlink(first.id, zalo, now);
    expect(linking.addressesOf(first.id, telegram)).toEqual([{ ...telegram, here: true, preferred: false }]);
  });

  it.each([
    ['come along with the draft', () => undefined, 2],
    [
      'are not put under a draft that the other has begun without any',
      (to: number) => run(`insert into drafts (person, flow, state, at) values (?, 'log', '{}', 1)`, to),
      0,
    ],
    [
      'are not put under a log that the other has open',
      (to: number) => run(`update persons set standing = '{"standing":{"flow":"log"},"since":1}' where id = ?`, to),
      0,
    ],
  ] as const)('photos of a draft %s', (_, begin, kept) => {
    const first = on(telegram);
    const second = on(zalo);
    for (const ref of ['a', 'b'])
      run(
        `insert into photos (draft_of, sent_by, channel, chat, ref, at) values (?, ?, 'zalo', '1', ?, 1)`,
        second.id,
        second.id,
        ref,
      );
    begin(first.id);
    linking.accept(second.id, zalo, linking.offer(first.id, now).code, now);
    expect(read('select ref from photos where draft_of = ?', first.id)).toHaveLength(kept);
    expect(read('select 1 from photos')).toHaveLength(kept);
  });

  it('no code stands in clear in the database', () => {
    const { code } = linking.offer(on(telegram).id, now);
    expect(read('select hash from link_codes').join()).not.toContain(code);
  });
});
