/**
 * How long the readers of answers take, each on what people type and on 2,000 characters that mean nothing. `npm run bench -- readers`. The
 * goal is less than 2 ms each; no figure passes or fails.
 */
import { instant } from '../../src/chat/civil.ts';
import { readMeaning } from '../../src/dialog/answers-in-words.ts';
import { readDays } from '../../src/dialog/dates.ts';
import { isForBot } from '../../src/dialog/for-bot.ts';
import { readLink } from '../../src/dialog/links.ts';
import { readMode } from '../../src/dialog/modes.ts';
import { readNumber } from '../../src/dialog/numbers.ts';
import { readPeople } from '../../src/dialog/people.ts';
import { readTime } from '../../src/dialog/times.ts';
import { scoreCategories } from '../../src/flows/category-scores.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { campaign, groups, period, words } from '../dialog/sample.ts';

const PLAIN = ['hôm qua', 'tu mung 2 den mung 5', '20 gv 300 hs 50 ph', '4 lớp, mỗi lớp 30 em', 'dạ học qua zoom ạ'];
const LONG = 2_000;
const HOSTILE = [
  'a',
  '1',
  '1.',
  'hai ',
  'thứ 2 ',
  '3/10,',
  '20 gv ',
  '(',
  'x 3 ',
  'khoảng ',
  'http://',
  'ngày 1 - ',
  'aw',
].flatMap((bit) => [
  bit.repeat(LONG / bit.length),
  bit.repeat(Math.floor(90 / bit.length)),
  bit.repeat(Math.floor(390 / bit.length)),
]);

export function measureReaders(): string {
  const spellings = spellingsOf(words.languages);
  const now = instant('2021-10-07', '20:00');
  const readers: Readonly<Record<string, (text: string) => unknown>> = {
    days: (text) => readDays(text, { now, period, spellings }),
    people: (text) => readPeople(text, groups, spellings),
    number: (text) => readNumber(text, [], spellings),
    meaning: (text) => readMeaning(text, { lang: 'vi', languages: words.languages }),
    mode: (text) => readMode(text, campaign.plan.platforms, spellings),
    category: (text) => scoreCategories(text, campaign.plan.categories, spellings),
    time: readTime,
    link: readLink,
    'for the bot': (text) => isForBot(text, spellings),
  };
  const rows = Object.entries(readers).map(([name, read]) => {
    const plain = Math.max(...PLAIN.map((text) => microseconds(() => read(text))));
    const hostile = Math.max(...HOSTILE.map((text) => microseconds(() => read(text))));
    return `${name.padEnd(12)} ${plain.toFixed(0).padStart(6)} ${hostile.toFixed(0).padStart(8)}`;
  });
  return ['reader        plain  hostile (µs, slowest text, median of 15)', ...rows].join('\n');
}

function microseconds(act: () => unknown): number {
  const times = Array.from({ length: 15 }, () => {
    const start = process.hrtime.bigint();
    act();
    return Number(process.hrtime.bigint() - start) / 1000;
  });
  return times.toSorted((a, b) => a - b)[7] ?? 0;
}
