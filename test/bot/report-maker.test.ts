import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReportMaker } from '../../src/bot/report-maker.ts';
import type { Ordered, Person, Reply } from '../../src/chat/index.ts';
import { createFiles, type KeptFiles } from '../../src/files/files.ts';
import { createWriter } from '../../src/store/writer.ts';
import type { ReportSource } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { campaign, log, NOON, openTown, type Town } from '../people/town.ts';
import { plainTurn } from '../support/plain-turn.ts';

const words = createWords();
const UNITS: Ordered = { name: 'units', asked: [] };
let folder: string;
let town: Town;
let files: KeptFiles;
let errors: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  town = openTown();
  files = createFiles(town.store, folder, () => 0);
  errors = [];
  town.appoint('chief', 'office');
});
afterEach(() => rmSync(folder, { recursive: true }));

const quiet = { info: () => undefined, warn: () => undefined, error: (fields: object) => void errors.push(fields) };

/** The message of this person, as it is sent. */
function sent(who: string, order: Ordered, broken = false): Promise<Reply<string>> {
  const { id } = town.turn(who).person;
  const readingFor = (person: Person): ReportSource | null => {
    if (broken) throw new Error('no figures just now');
    const { entries, results } = plainTurn().turn;
    return { now: NOON, campaign, person, activities: town.turn(who).activities, entries, results };
  };
  const personOf = (person: number) => town.people.byId(person);
  const make = createReportMaker({ personOf, readingFor, words, files, writer: createWriter(town.store), log: quiet });
  const row = { id: 1, key: 'k', channel: 'phone', chat: who, person: id, lane: 0, broadcast: null, attempts: 1 };
  return make(row, { text: 'Bảng', lang: 'vi', report: order });
}

const textOf = (reply: Reply<string>): string => new TextDecoder().decode(files.read(reply.file?.hash ?? ''));

it('the file is made, kept and named, and nothing is ordered any more', async () => {
  town
    .appoint('teacher', 'teacher', 'TH1')
    .activities.save(log({ people: { counts: {}, unsorted: 30, approximate: true, raw: '' } }));
  const reply = await sent('chief', UNITS);
  expect(reply).toEqual({
    text: 'Bảng',
    lang: 'vi',
    file: { hash: reply.file?.hash, mime: 'text/csv', name: 'Bảng các đơn vị.csv' },
  });
  const lines = textOf(reply).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^TH1;Đơn vị TH1;tiểu học;Đơn vị X1;1;0;30;có;\d{4}-\d\d-\d\d \d\d:\d\d;đã ghi$/);
  expect(lines[2]).toBe('TH2;Đơn vị TH2;tiểu học;Đơn vị X1;0;0;;;;chưa ghi');
});

it('who has lost the role since they asked gets no file', async () => {
  const { people, person } = town.appoint('second', 'office');
  for (const { holding, me } of people.holders()) if (me) people.revokeHolding(holding);
  expect(town.people.byId(person.id)?.holds).toEqual([]);
  const reply = await sent('second', UNITS);
  expect(reply).toEqual({ text: words.text({ key: 'office:report.refused' }, 'vi'), lang: 'vi' });
  expect(town.count('files')).toBe(0);
});

it('who never had it, and who orders what there is not, get none either', async () => {
  expect((await sent('passer-by', UNITS)).file).toBeUndefined();
  expect((await sent('chief', { name: 'constructor', asked: [] })).file).toBeUndefined();
});

it('what cannot be made is said, and logged without a word of what was asked', async () => {
  const reply = await sent('chief', UNITS, true);
  expect(reply).toEqual({ text: words.text({ key: 'office:report.failed' }, 'vi'), lang: 'vi' });
  expect(errors).toMatchObject([{ row: 1, report: 'units' }]);
});
