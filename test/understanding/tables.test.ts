import { expect, test } from 'vitest';
import { mustRead } from '../support/campaigns.ts';
import {
  FIELDS,
  isDev,
  readAnswers,
  readDanger,
  readLookUps,
  readNoLogs,
  readWholeLogs,
  type Wanted,
} from './tables.ts';

const { plan, sessions, units } = mustRead('duc-trong-2021');
const codes = (list: readonly { readonly code: string }[]): ReadonlySet<string> =>
  new Set(list.map((each) => each.code));
const known = {
  sessions: codes(sessions),
  units: codes(units),
  categories: codes(plan.categories),
  platforms: codes(plan.platforms),
  audiences: codes(plan.audiences),
};

const DAY = /^20\d\d-\d\d-\d\d(\.\.20\d\d-\d\d-\d\d)?$/;
const COUNT = '(~?\\d+|\\d+\\.\\.\\d+)';
const PEOPLE = new RegExp(`^(total|managers|teachers|pupils|parents|residents)=${COUNT}$`);

/** How the expected of each question has to look. */
const shapes: Readonly<Record<string, (one: string) => boolean>> = {
  days: (one) => DAY.test(one),
  people: (one) => one.split(' ').every((each) => PEOPLE.test(each)),
  number: (one) => new RegExp(`^${COUNT}$`).test(one),
  meaning: (one) => /^(yes|no|none|skip|unknown|cancel|back|done|keep)$/.test(one),
  mode: (one) => /^(online|in-person|both)$/.test(one),
  category: (one) => known.categories.has(one),
  where: (one) => one !== '',
  // None, or nobody knows it: it is left out.
  link: (one) => /^(none|unknown|https?:\/\/\S+)$/.test(one),
  time: (one) => /^\d\d:\d\d$/.test(one),
};

const shapeOfField: Readonly<Record<string, (one: string) => boolean>> = {
  ...shapes,
  day: (one) => DAY.test(one),
  title: (one) => one !== '',
  unit: (one) => known.units.has(one),
};

function isKnown(wanted: Wanted): boolean {
  if (wanted.kind === 'session') return known.sessions.has(wanted.code);
  if (wanted.kind === 'address') return /^[a-z-]+(\.[a-z0-9-]+)*$/.test(wanted.address);
  if (wanted.kind !== 'sessions') return true;
  const { day, until, time, platform, audience, grade } = wanted.filters;
  return (
    [day, until].every((each) => each === undefined || DAY.test(each)) &&
    (time === undefined || /^\d\d:\d\d$/.test(time)) &&
    (platform === undefined || known.platforms.has(platform)) &&
    (audience === undefined || known.audiences.has(audience)) &&
    (grade === undefined || grade === 'kindergarten' || (grade >= 1 && grade <= 12)) &&
    Object.keys(wanted.filters).length > 0
  );
}

function expectSoundTexts(texts: readonly string[], least: number): void {
  expect(texts.length).toBeGreaterThanOrEqual(least);
  expect(texts.filter((text) => text.trim() !== text || text !== text.normalize('NFC') || text.length > 600)).toEqual(
    [],
  );
  const twice = texts.filter((text, i) => texts.indexOf(text) !== i);
  expect(twice).toEqual([]);
  const share = texts.filter(isDev).length / texts.length;
  expect(share).toBeGreaterThan(0.35);
  expect(share).toBeLessThan(0.65);
}

test('every look-up is of somebody known and wants what the campaign has', () => {
  const rows = readLookUps();
  expectSoundTexts(
    rows.map((row) => `${row.who} ${row.text}`),
    1_000,
  );
  expect(rows.filter((row) => !row.wanted.every(isKnown)).map((row) => row.text)).toEqual([]);
});

test('every answer is expected in the shape of its question', () => {
  const rows = readAnswers();
  expectSoundTexts(
    rows.map((row) => `${row.question} ${row.text}`),
    700,
  );
  const wrong = rows.filter((row) => !row.expected.every((one) => one === 'ask' || shapes[row.question]?.(one)));
  expect(wrong).toEqual([]);
});

test('every whole log tells at least two fields, each in its shape', () => {
  const logs = readWholeLogs();
  expectSoundTexts(
    logs.map((log) => log.text),
    110,
  );
  const wrong = logs.filter(
    (log) =>
      log.fields.size < 2 ||
      FIELDS.some((field) => log.fields.get(field)?.some((one) => one !== 'ask' && !shapeOfField[field]?.(one))),
  );
  expect(wrong.map((log) => log.text)).toEqual([]);
});

test('what starts no log is no whole log, and danger is told from false alarms once', () => {
  const noLogs = readNoLogs();
  expectSoundTexts(noLogs, 90);
  const logs = new Set(readWholeLogs().map((log) => log.text));
  expect(noLogs.filter((line) => logs.has(line))).toEqual([]);
  expectSoundTexts(
    readDanger().map((row) => row.text),
    180,
  );
});
