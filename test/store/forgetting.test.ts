import { expect, test } from 'vitest';
import { createEnqueue, LANE } from '../../src/store/enqueue.ts';
import { createForgetting } from '../../src/store/forgetting.ts';
import { keptOf, later, log, NOON, openTown, type Town } from '../people/town.ts';

const DAYS_31 = later(31 * 24 * 60);

function busyTeacher(town: Town): number {
  const lead = town.appoint('lead', 'lead', 'TH1');
  lead.people.invite('teacher', 'TH1');
  lead.people.setConsent('1');
  lead.photos.add({ kind: 'image', ref: 'on the log' }, 'draft');
  const saved = lead.activities.save(
    log({ people: { counts: { hs: 30 }, unsorted: null, approximate: false, raw: '30 hs' } }),
  );
  lead.activities.change(saved.id, log({ title: 'Tên khác' }));
  lead.photos.add({ kind: 'image', ref: 'on the draft' }, 'draft');
  town.people.saveDraft(lead.person.id, 'log', '{}', NOON);
  const sqlite = town.store.sqlite;
  sqlite.prepare(`insert into session_reminders values (?, 'mau-2021', 'B01', 1)`).run(lead.person.id);
  return lead.person.id;
}

test('whoever asks to be forgotten is gone, and the figures of the unit stay without the name', () => {
  const town = openTown();
  const id = busyTeacher(town);
  const office = town.appoint('office', 'office');
  const before = office.activities.figures('TH1');
  expect(keptOf(town, 'lead')).toMatchObject({
    counts: { activities: 1, photos: 2, reminders: 1, drafts: 1 },
    calendar: { count: 0 },
    consent: { at: NOON.getTime() },
    roles: { count: 1 },
    addresses: { count: 1 },
  });
  town.turn('lead').people.erase();
  expect(town.people.byId(id)).toBeNull();
  for (const table of ['addresses', 'drafts', 'roles', 'session_reminders', 'occurrences']) {
    expect(town.count(table, `person = ${id}`)).toBe(0);
  }
  expect(town.count('photos', `draft_of = ${id} or sent_by = ${id} or chat = 'lead'`)).toBe(0);
  expect(town.count('activities', `created_by is null`)).toBe(1);
  expect(town.count('activity_versions', `"by" is null`)).toBe(1);
  expect(town.count('invitations', `created_by = ${id}`)).toBe(0);
  expect(office.activities.figures('TH1')).toEqual(before);
  expect(before).toMatchObject({ activities: 1, photos: 1 });
  expect(office.activities.ofUnit('TH1')[0]).toMatchObject({ title: 'Tên khác', mine: false });
});

test('what was said to a forgotten person names nobody any more, and what waited is not sent', () => {
  const town = openTown();
  const { person, people } = town.turn('an');
  const enqueue = createEnqueue(town.store);
  const say = (key: string) =>
    enqueue({
      key,
      to: { channel: 'phone', id: 'an' },
      person: person.id,
      lane: LANE.reply,
      reply: { text: 'Chào' },
      now: NOON,
    });
  for (const state of ['sent', 'waiting', 'sending']) {
    say(state);
    town.store.sqlite.prepare('update outbox set state = ?, message_id = ? where key = ?').run(state, 'm1', state);
  }
  people.erase();
  say('farewell');
  const rows = () =>
    town.store.sqlite.prepare('select key, state, chat, person, body is null as wiped from outbox order by id').all();
  expect(rows()).toEqual([
    { key: 'sent', state: 'sent', chat: '', person: null, wiped: 1 },
    { key: 'waiting', state: 'cancelled', chat: '', person: null, wiped: 1 },
    { key: 'sending', state: 'sending', chat: 'an', person: person.id, wiped: 0 },
    { key: 'farewell', state: 'waiting', chat: 'an', person: person.id, wiped: 0 },
  ]);
  // Once the last words are said, housekeeping takes the address out of them too.
  town.store.sqlite.prepare(`update outbox set state = 'sent' where chat <> ''`).run();
  createForgetting(town.store).forgetSilent(later(60));
  expect(town.count('outbox', `chat <> '' or person is not null or message_id is not null`)).toBe(0);
});

test('leaving a flow after being forgotten leaves nothing behind', () => {
  const town = openTown();
  const { person, people } = town.turn('an');
  people.erase();
  town.people.saveDraft(person.id, 'log', '{}', NOON);
  town.people.saveState(person.id, { standing: '{}', shown: null });
  expect([town.count('drafts'), town.count('persons')]).toEqual([0, 0]);
});

test('somebody who comes back after being forgotten is a new person', () => {
  const town = openTown();
  const before = town.turn('an');
  before.people.erase();
  expect(town.people.open({ channel: 'phone', id: 'an' }, undefined, later(1))).toMatchObject({ isNew: true });
  expect(town.turn('an').person.id).not.toBe(before.person.id);
});

test.each<[string, (town: Town) => void, boolean]>([
  ['who only looked', () => undefined, true],
  ['who wrote again since', (town) => void town.turn('an', later(2 * 24 * 60)), false],
  ['who agreed to the privacy text', (town) => town.turn('an').people.setConsent('1'), false],
  ['who wants announcements', (town) => town.turn('an').people.setAnnouncements('yes'), false],
  ['who refused announcements', (town) => town.turn('an').people.setAnnouncements('no'), true],
  ['who holds a role', (town) => void town.appoint('an', 'teacher', 'TH1'), false],
  [
    'who wants the daily reminder',
    (town) => void town.store.sqlite.exec(`update persons set remind_at = '06:45'`),
    false,
  ],
  ['who asked for a session that is to come', (town) => askFor(town, '2021-12-01'), false],
  ['who asked for a session that is over', (town) => askFor(town, '2021-10-05'), true],
  ['who asked for a session that was put off', (town) => askFor(town, '2021-10-05', '2021-12-01'), false],
])('after a month of silence: somebody %s', (_who, did, isForgotten) => {
  const town = openTown();
  town.turn('an');
  did(town);
  expect(createForgetting(town.store).forgetSilent(DAYS_31)).toBe(isForgotten ? 1 : 0);
  expect(town.count('persons')).toBe(isForgotten ? 0 : 1);
});

test('nobody is forgotten before 30 days are over, and a hundred at a time after', () => {
  const town = openTown();
  for (let i = 0; i < 130; i += 1) town.turn(`p${i}`);
  const forgetting = createForgetting(town.store);
  const forgetSilent = (now: Date) => forgetting.forgetSilent(now);
  expect(forgetSilent(later(30 * 24 * 60))).toBe(0);
  expect([forgetSilent(DAYS_31), forgetSilent(DAYS_31), forgetSilent(DAYS_31)]).toEqual([100, 30, 0]);
});

function askFor(town: Town, date: string, mendedTo?: string): void {
  const sqlite = town.store.sqlite;
  sqlite
    .prepare(
      `insert into schedule_sessions (campaign, code, position, "row", mend) values ('mau-2021', 'B01', 1, ?, ?)`,
    )
    .run(JSON.stringify({ date }), mendedTo ? JSON.stringify({ date: mendedTo }) : null);
  sqlite.prepare(`insert into session_reminders select id, 'mau-2021', 'B01', 1 from persons`).run();
}

test('how somebody wanted to be shown stands nowhere once they are forgotten, nor where others were shown it', () => {
  const town = openTown();
  const teacher = town.appoint('teacher', 'teacher', 'TH1');
  const lead = town.appoint('lead', 'lead', 'TH1');
  const office = town.appoint('office', 'office');
  const NAME = 'Cô Hoa, lớp 3A';
  teacher.people.setShownName(` ${NAME}  \u{1f338}`);
  expect(town.turn('teacher').person.shownName).toBe(NAME);
  const saved = teacher.activities.save(log());
  expect(lead.activities.find(saved.code)).toMatchObject({ author: NAME });
  expect(lead.people.holders()).toContainEqual(expect.objectContaining({ name: NAME }));
  // What the lead was shown last is kept to read what they type; a message to the office waits.
  const shown = JSON.stringify({ at: 'phone lead', choices: [[`${NAME} · Giáo viên`, 'roles.holder.1']] });
  town.people.saveState(lead.person.id, { standing: null, shown });
  createEnqueue(town.store)({
    key: 'joined',
    to: { channel: 'phone', id: 'office' },
    person: office.person.id,
    lane: LANE.reminder,
    reply: { text: `Vừa có 1 người vào trợ lý: ${NAME}` },
    now: NOON,
  });
  town.turn('teacher').people.erase();
  const tables = town.store.sqlite
    .prepare(`select name from sqlite_schema where type = 'table'`)
    .pluck()
    .all() as string[];
  const dump = JSON.stringify(tables.map((table) => town.store.sqlite.prepare(`select * from "${table}"`).all()));
  expect(dump).not.toContain(NAME);
  expect(town.people.readState(lead.person.id).shown).toContain('roles.holder.1');
  expect(lead.activities.find(saved.code)).toMatchObject({ author: null });
});
