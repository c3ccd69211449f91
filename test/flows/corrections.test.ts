/** Corrections by words in the log flow: what is typed where -> what changes. The rows stand in corrections.txt. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/chat/civil.ts';
import { advanceFlow } from '../../src/dialog/engine.ts';
import type { Json, Outcome, Standing } from '../../src/dialog/flow.ts';
import { logFlow } from '../../src/flows/log/index.ts';
import { openDesk, teacher } from './log-turn.ts';

type Answers = Readonly<Record<string, Json>>;

const people = (counts: Readonly<Record<string, number>>, unsorted: number | null = null): Json => ({
  counts: { cbql: null, gv: null, hs: null, ph: null, nd: null, ...counts },
  unsorted,
  approximate: false,
  raw: '',
});

const common: Answers = { unit: 'TH1', title: 'Treo ở cổng trường', days: { from: '2021-10-04', to: '2021-10-04' } };
const TOLD: Readonly<Record<string, Answers>> = {
  in: {
    ...common,
    category: 'TT02',
    mode: 'in-person',
    place: 'sân trường',
    people: people({ gv: 20, hs: 300 }),
    quantities: { 'bang-ron': 2 },
    result: 'Vui lắm',
    photos: 0,
  },
  on: {
    ...common,
    category: 'LH01',
    mode: 'online',
    platform: 'zoom',
    link: 'https://hop.example/cu',
    people: people({}, 50),
    quantities: { lop: 1 },
    result: 'Vui lắm',
    photos: 0,
  },
  hall: {
    ...common,
    title: 'Ngày hội kể chuyện Bác Hồ',
    category: 'TT02',
    mode: 'in-person',
    place: 'nhà văn hóa thôn 3',
    people: people({ gv: 20, hs: 300 }),
    quantities: { 'bang-ron': 2 },
    result: 'Bà con ủng hộ, các em kể chuyện hay',
    photos: 0,
  },
};

const desk = openDesk([teacher('TH1')]);
desk.now = instant('2021-10-05', '10:00');

function standingAt(which: string, at: string): Standing {
  const told = TOLD[which] ?? {};
  const order = logFlow.steps.map(({ key }): string => key);
  const [, mended] = at.split('~');
  if (mended !== undefined) return { ...standingAt(which, 'summary'), at: mended, mending: true };
  const until = at === 'summary' ? order.length : order.indexOf(at);
  const answers = Object.fromEntries(Object.entries(told).filter(([key]) => order.indexOf(key) < until));
  return { flow: 'log', version: logFlow.version, run: 'abc', at, answers, mending: false, given: [], misses: 0 };
}

const say = (standing: Standing, more: { readonly text?: string; readonly choice?: string }): Outcome =>
  advanceFlow(logFlow, standing, { id: 'm', from: { channel: 'test', id: '1' }, at: desk.now, ...more }, desk.turn());

/** What an answer comes to, briefly: "gv20 hs300", "~60", "2021-10-03". */
function brief(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return String(value);
  if ('from' in value && typeof value.from === 'string') {
    return value.from === value.to ? value.from : `${value.from}..${JSON.stringify(value['to']).slice(1, -1)}`;
  }
  const counts = Object.entries('counts' in value ? (value.counts as Answers) : (value as Answers));
  const named = counts.flatMap(([code, n]) => (n === null ? [] : [`${code}${JSON.stringify(n)}`]));
  const rest =
    'unsorted' in value && value.unsorted !== null
      ? [`${named.length > 0 ? '+' : ''}${JSON.stringify(value['unsorted'])}`]
      : [];
  return `${'approximate' in value && value.approximate === true ? '~' : ''}${[...named, ...rest].join(' ')}`;
}

/** "people=gv20 hs310" for each answer that is another one than before. */
const changes = (before: Answers, after: Answers): string =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => brief(before[key]) !== brief(after[key]))
    .map((key) => `${key}=${brief(after[key])}`)
    .join(' ');

/** What is said to be recorded nowhere; "-": nothing. */
function leftOf(which: string, at: string, text: string): string {
  const { replies } = say(standingAt(which, at), { text });
  return /Chưa ghi phần “(.*?)”/.exec(replies.map((reply) => desk.turn().plain(reply.text)).join('\n'))?.[1] ?? '-';
}

function outcomeOf(which: string, at: string, text: string): string {
  const before = standingAt(which, at);
  const [first = '', ...others] = text.split(' // ');
  const { standing } = others.reduce(
    (so, next) => (so.standing ? say(JSON.parse(JSON.stringify(so.standing)) as Standing, { text: next }) : so),
    say(before, { text: first }),
  );
  if (!standing) return 'the end';
  const asking = standing.asking;
  const changed = changes(before.answers, standing.answers);
  if (asking?.is === 'mend') {
    if (changed !== '' && others.length === 0) return `asks after changing ${changed}`;
    if (asking.options.length > 1) return `?? ${asking.options.map(({ key }) => key).join(', ')}`;
    const yes = say(JSON.parse(JSON.stringify(standing)) as Standing, { text: 'đúng' });
    return `? ${changes(before.answers, yes.standing?.answers ?? {})}`;
  }
  if (asking?.is === 'twice') return 'asks';
  if (standing.mending && !before.mending) return `open ${standing.at}`;
  if (changed === '') return 'nothing';
  const isAnswer = changed.startsWith(`${at}=`);
  return `${isAnswer ? 'answer' : '='} ${changed}`;
}

const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const rows = readFileSync(new URL('./corrections.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [place = '', text = '', expected = '', left] = line.split(' | ');
    const [which = '', at = ''] = place.split(' ');
    return { which, at, text: text.replace(/^! /, ''), isMarked: text.startsWith('! '), expected, left };
  });

describe('a correction by words', () => {
  it('has many rows', () => expect(rows.length).toBeGreaterThanOrEqual(150));

  it.each(rows)('$which $at: "$text" -> $expected', ({ which, at, text, isMarked, expected, left }) => {
    const calm = (outcome: string): string => unmarked(outcome).normalize('NFC').toLowerCase();
    expect(outcomeOf(which, at, text)).toBe(expected);
    expect(outcomeOf(which, at, text.normalize('NFD')).normalize('NFC')).toBe(expected);
    if (!isMarked) expect(calm(outcomeOf(which, at, unmarked(text)))).toBe(calm(expected));
    if (left === undefined) return;
    expect(leftOf(which, at, text)).toBe(left);
    if (!isMarked) expect(leftOf(which, at, unmarked(text))).toBe(unmarked(left));
  });
});
