import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createEntriesDoor } from '../../src/bot/entries.ts';
import { feedbackForm } from '../../src/dialog/feedback-form.ts';
import type { Flow } from '../../src/dialog/flow.ts';
import { plainFlow } from '../../src/dialog/progress.ts';
import { createPeopleDoor } from '../../src/people/door.ts';
import { createJoining } from '../../src/store/joining.ts';
import { type EntryForm, NotAllowed } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { campaign, later, NOON, openTown, type Town } from '../people/town.ts';

type Wish = { readonly what: string; readonly seats: number };
/** A flow that collects answers for a unit, each run one. */
const wishes = {
  name: 'wishes',
  for: 'everybody',
  version: 2,
  title: { plain: 'Đề nghị' },
  keepsDraft: false,
  begin: () => ({ ok: true, answers: {} }) as const,
  steps: [],
  summary: null,
  done: () => [],
  migrate: ({ thing, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, what: String(thing) }),
  keeps: { answers: z.object({ what: z.string(), seats: z.number().default(1) }), unit: () => 'TH1' },
} satisfies Flow<Wish> & EntryForm<Wish>;

const entriesOf = (town: Town) => {
  const people = createPeopleDoor(town.store);
  const door = createEntriesDoor(town.store, (visit, ...of) => people(visit).may(...of), [
    plainFlow(wishes as Flow<Wish>),
  ]);
  return (who: string, now = NOON) =>
    door({ now, person: town.turn(who, now).person, address: { channel: 'phone', id: who }, campaign });
};

test('what a flow collected is read back by the flow and by the unit, by whoever may', () => {
  const town = openTown();
  const on = entriesOf(town);
  town.appoint('teacher', 'teacher', 'TH1');
  town.appoint('lead', 'lead', 'TH1');
  town.appoint('stranger', 'teacher', 'TH2');
  town.appoint('office', 'office');
  on('teacher').keep(wishes, { what: 'ghế', seats: 20 });
  on('teacher', later(1)).keep(wishes, { what: 'bảng' });
  const read = (who: string, unit?: string) => on(who).list(wishes, unit === undefined ? {} : { unit });
  expect(read('lead', 'TH1').map((each) => [each.answers, each.mine])).toEqual([
    [{ what: 'bảng', seats: 1 }, false],
    [{ what: 'ghế', seats: 20 }, false],
  ]);
  expect(on('teacher').mine(wishes)).toHaveLength(2);
  expect(read('office')).toEqual(read('lead', 'TH1'));
  expect(() => read('stranger', 'TH1')).toThrow(NotAllowed);
  expect(() => read('lead')).toThrow(NotAllowed);
  expect(on('office').tally(wishes, 'what')).toEqual(
    new Map([
      ['bảng', 1],
      ['ghế', 1],
    ]),
  );
  expect(() => on('lead').tally(wishes, 'what')).toThrow(NotAllowed);
});

test('answers of an older version are brought along, and what it did not ask has its default', () => {
  const town = openTown();
  const on = entriesOf(town);
  const { id } = town.turn('teacher').person;
  town.store.sqlite
    .prepare(
      `insert into entries (campaign, flow, version, person, answers, once, state, created_at, changed_at)
       values ('mau-2021', 'wishes', 1, ?, '{"thing":"loa"}', 0, 'said', 1, 1)`,
    )
    .run(id);
  expect(on('teacher').mine(wishes)[0]?.answers).toEqual({ what: 'loa', seats: 1 });
});

test('where there is one a person, it is said anew, what is skipped stays, and what it was stands in its history', () => {
  const town = openTown();
  const on = entriesOf(town);
  on('an').ask(feedbackForm);
  expect(on('an').mine(feedbackForm)).toMatchObject([{ isSaid: false, answers: { score: null, words: null } }]);
  on('an', later(1)).keep(feedbackForm, { score: 3 });
  on('an', later(2)).keep(feedbackForm, { words: 'Hay' });
  on('an', later(3)).keep(feedbackForm, { words: null });
  on('an', later(4)).keep(feedbackForm, { score: 2 });
  on('an', later(5)).ask(feedbackForm);
  expect(on('an').mine(feedbackForm)).toMatchObject([
    { isSaid: true, answers: { score: 2, words: 'Hay' }, createdAt: NOON, changedAt: later(4) },
  ]);
  const history = town.store.sqlite.prepare<[], string>('select history from entries').pluck().get() ?? '';
  expect(JSON.parse(history)).toEqual([{ at: later(3).getTime(), answers: { score: 3, words: 'Hay' } }]);
});

test.each([
  ['said something', { score: 1 }, { score: 1, words: null }, [{ score: 3, words: 'Hay' }]],
  ['was only asked', {}, { score: 3, words: 'Hay' }, []],
] as const)('two who are linked, of whom the one who stays %s, lose no words', (_which, said, holds, before) => {
  const town = openTown();
  const on = entriesOf(town);
  on('one').keep(feedbackForm, { score: 3, words: 'Hay' });
  on('two').keep(feedbackForm, said);
  on('one').keep(wishes, { what: 'ghế' });
  on('two').keep(wishes, { what: 'ghế' });
  createJoining(town.store)(town.turn('one').person.id, town.turn('two').person.id, NOON);
  expect(
    on('two')
      .mine(feedbackForm)
      .map((each) => each.answers),
  ).toEqual([holds]);
  expect(on('two').mine(wishes)).toHaveLength(2);
  const rows = town.store.sqlite.prepare<[], string>(`select history from entries where once`).pluck().all();
  expect(rows.map((each) => (JSON.parse(each) as { answers: unknown }[]).map(({ answers }) => answers))).toEqual([
    before,
  ]);
});

test('forgotten, one’s own goes, and what a unit said stays with the unit', () => {
  const town = openTown();
  const on = entriesOf(town);
  town.appoint('lead', 'lead', 'TH1');
  on('teacher').keep(wishes, { what: 'ghế' });
  on('teacher').keep(feedbackForm, { score: 3 });
  town.turn('teacher').people.erase();
  expect([town.count('entries'), town.count('entries', 'person is null')]).toEqual([1, 1]);
  expect(on('lead').list(wishes, { unit: 'TH1' })).toMatchObject([{ mine: false, answers: { what: 'ghế' } }]);
});

test('a person is told of each, by the flow’s own words or as it was typed', () => {
  const town = openTown();
  const on = entriesOf(town);
  on('an').keep(wishes, { what: 'ghế', seats: 20 });
  on('an').ask(feedbackForm);
  const words = createWords();
  expect(
    on('an')
      .told()
      .map((each) => words.plain(each, 'vi')),
  ).toEqual(['Đề nghị: ghế – 20']);
});

test('a day that was answered is said as one reads it', () => {
  const town = openTown();
  const on = entriesOf(town);
  on('an').keep(wishes, { what: '2021-10-02' });
  expect(createWords().plain(on('an').told()[0] ?? { plain: '' }, 'vi')).toBe('Đề nghị: 02/10/2021');
});

test.each([
  ['no JSON', '{"what": "gh'],
  ['no answers', '[1]'],
  ['answers that the flow does not take any more', '{"what": 7}'],
])('an entry that holds %s is left out, can be said anew, and takes no page away', (_what, text) => {
  const town = openTown();
  const on = entriesOf(town);
  town.appoint('lead', 'lead', 'TH1');
  on('an').keep(wishes, { what: 'ghế' });
  on('an', later(1)).keep(wishes, { what: 'bảng' });
  on('an').keep(feedbackForm, { score: 3 });
  town.store.sqlite.prepare(`update entries set answers = ?, history = 'x' where id in (1, 3)`).run(text);
  expect(on('an').mine(wishes)).toMatchObject([{ answers: { what: 'bảng' } }]);
  expect(on('lead').list(wishes, { unit: 'TH1' })).toHaveLength(1);
  expect(on('an').told()).toHaveLength(3);
  on('an', later(2)).keep(feedbackForm, { score: 2 });
  expect(on('an').mine(feedbackForm)).toMatchObject([{ answers: { score: 2 } }]);
});

test('what people said of the Week in a table of its own is among the entries', () => {
  const made = new Database(':memory:');
  const statements = (name: string) => readFileSync(`drizzle/${name}.sql`, 'utf8').split('--> statement-breakpoint');
  const all = ['0000_start', '0001_code_tries', '0002_pictures_and_links', '0003_calendars_and_feedback'];
  for (const name of all) for (const each of statements(name)) made.exec(each);
  made.exec(`insert into persons (id, created_at, last_at) values (1, 1, 1), (2, 1, 1);
    insert into feedback (person, campaign, asked_at, score, words, at) values (1, 'c', 5, 3, 'Hay', 7), (2, 'c', 6, null, null, null)`);
  for (const each of statements('0008_entries')) made.exec(each);
  expect(
    made.prepare('select person, flow, answers, once, state, created_at, changed_at from entries').raw().all(),
  ).toEqual([
    [1, 'feedback', '{"score":3,"words":"Hay"}', 1, 'said', 5, 7],
    [2, 'feedback', '{"score":null,"words":null}', 1, 'asked', 6, 6],
  ]);
  made.close();
});
