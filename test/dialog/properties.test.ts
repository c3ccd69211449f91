import { array, assert, boolean, constantFrom, integer, oneof, option, pre, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountUnit } from '../../src/campaign/types.ts';
import { addDays, instant } from '../../src/chat/civil.ts';
import { readMeaning } from '../../src/dialog/answers-in-words.ts';
import { readNumber } from '../../src/dialog/counts/numbers.ts';
import { readPeople } from '../../src/dialog/counts/people.ts';
import { readQuantities } from '../../src/dialog/counts/quantities.ts';
import { readDays } from '../../src/dialog/days/index.ts';
import { readTime } from '../../src/dialog/days/times.ts';
import { sayDays, sayHeadcount, sayQuantities } from '../../src/dialog/echo.ts';
import { isForBot } from '../../src/dialog/for-bot.ts';
import { readLink } from '../../src/dialog/links.ts';
import { readMode } from '../../src/dialog/modes.ts';
import { scoreCategories } from '../../src/flows/category-scores.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { banner, campaign, groups, news, period, views, words } from './sample.ts';

const spellings = spellingsOf(words.languages);
const now = instant('2021-10-07', '20:00');
const lang = constantFrom('vi', 'en');
const daysAgo = integer({ min: 0, max: 200 });

describe('what is said back in full is read as it was', () => {
  it('a day', () => {
    assert(
      property(daysAgo, lang, (ago, to) => {
        const day = addDays('2021-10-07', -ago);
        const read = readDays(words.plain(sayDays(day, day), to), { now, period, spellings });
        expect(read).toMatchObject({ ok: true, value: { from: day, to: day } });
      }),
    );
  });

  it('days from one to another', () => {
    assert(
      property(daysAgo, integer({ min: 1, max: 40 }), lang, (ago, long, to) => {
        const span = { from: addDays('2021-10-07', -ago - long), to: addDays('2021-10-07', -ago) };
        const read = readDays(words.plain(sayDays(span.from, span.to), to), { now, period, spellings });
        expect(read).toMatchObject({ ok: true, value: span });
      }),
    );
  });

  it('a number, in figures, with "about" and in thousands', () => {
    assert(
      property(integer({ min: 0, max: 1_000_000 }), boolean(), lang, (value, approximate, to) => {
        const said = { key: `dialog:count.${approximate ? 'about' : 'exact'}`, with: { n: value } };
        const read = readNumber(words.plain(said, to), [], spellingsOf(words.languages, to));
        expect(read).toMatchObject({ ok: true, value: { value, approximate } });
      }),
    );
  });

  it('a number in words', () => {
    assert(
      property(integer({ min: 1, max: 999_999 }), lang, (value, to) => {
        const said = to === 'vi' ? inVietnamese(value) : inEnglish(value);
        expect(readNumber(said, [], spellingsOf(words.languages, to)), said).toMatchObject({
          ok: true,
          value: { value },
        });
        const told = to === 'vi' ? `có ${said} học sinh` : `there were ${said} pupils`;
        expect(readPeople(told, groups, spellingsOf(words.languages, to)), told).toMatchObject({
          ok: true,
          value: { counts: { hs: value } },
        });
      }),
    );
  });

  it('figures of people, by their groups and without', () => {
    const count = option(integer({ min: 0, max: 9_999 }));
    assert(
      property(
        tuple(count, count, count, count, count),
        count,
        boolean(),
        lang,
        (counts, unsorted, approximate, to) => {
          pre([...counts, unsorted].some((n) => n !== null && n > 0));
          const told = {
            counts: Object.fromEntries(groups.map(({ code }, i) => [code, counts[i] ?? null])),
            unsorted,
            approximate,
            raw: '',
          };
          const read = readPeople(
            words.plain(sayHeadcount(told, groups), to),
            groups,
            spellingsOf(words.languages, to),
          );
          expect(read).toMatchObject({ ok: true, value: { counts: told.counts, unsorted, approximate } });
        },
      ),
    );
  });

  it('that nobody came', () => {
    const none = { counts: Object.fromEntries(groups.map(({ code }) => [code, 0])), unsorted: null };
    for (const to of ['vi', 'en']) {
      const said = words.plain(sayHeadcount({ ...none, approximate: false, raw: '' }, groups), to);
      expect(readPeople(said, groups, spellingsOf(words.languages, to)), said).toMatchObject({ ok: true, value: none });
    }
  });

  it('what a category counts', () => {
    const count = integer({ min: 0, max: 99_999 });
    assert(
      property(count, count, lang, (items, seen, to) => {
        const [several, one] = [{ tin: items, xem: seen }, { 'bang-ron': items }];
        const read = (value: Readonly<Record<string, number>>, units: readonly CountUnit[]) =>
          readQuantities(words.plain(sayQuantities(value, units), to), units, spellingsOf(words.languages, to));
        expect(read(several, [news, views])).toMatchObject({ ok: true, value: several });
        expect(read(one, [banner])).toMatchObject({ ok: true, value: one });
      }),
    );
  });
});

it('English units are counted one by one, too', () => {
  for (const [typed, units, value] of [
    ['1 banner', [banner], { 'bang-ron': 1 }],
    ['three banners', [banner], { 'bang-ron': 3 }],
    ['one news item, 1,200 views', [news, views], { tin: 1, xem: 1200 }],
  ] as const)
    expect(readQuantities(typed, units, spellings), typed).toMatchObject({ ok: true, value });
});

const VI = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');

/** 1 to 999,999 as it is read aloud. */
function inVietnamese(n: number): string {
  const below100 = (m: number): string => {
    const [ten, one] = [Math.floor(m / 10), m % 10];
    if (ten === 0) return VI[one] ?? '';
    const last = one === 0 ? '' : one === 5 ? ' lăm' : one === 1 && ten > 1 ? ' mốt' : ` ${VI[one]}`;
    return `${ten === 1 ? 'mười' : `${VI[ten]} mươi`}${last}`;
  };
  const below1000 = (m: number): string => {
    const [hundred, rest] = [Math.floor(m / 100), m % 100];
    if (hundred === 0) return below100(rest);
    return `${VI[hundred]} trăm${rest === 0 ? '' : rest < 10 ? ` linh ${VI[rest]}` : ` ${below100(rest)}`}`;
  };
  const [thousand, rest] = [Math.floor(n / 1000), n % 1000];
  if (thousand === 0) return below1000(rest);
  const last =
    rest === 0 ? '' : rest < 100 ? ` không trăm ${rest < 10 ? 'linh ' : ''}${below100(rest)}` : ` ${below1000(rest)}`;
  return `${below1000(thousand)} nghìn${last}`;
}

const EN =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '. . twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function inEnglish(n: number): string {
  const below100 = (m: number): string =>
    m < 20 ? (EN[m] ?? '') : `${TENS[Math.floor(m / 10)]}${m % 10 === 0 ? '' : `-${EN[m % 10]}`}`;
  const below1000 = (m: number): string =>
    m < 100 ? below100(m) : `${EN[Math.floor(m / 100)]} hundred${m % 100 === 0 ? '' : ` and ${below100(m % 100)}`}`;
  const [thousand, rest] = [Math.floor(n / 1000), n % 1000];
  if (thousand === 0) return below1000(rest);
  return `${below1000(thousand)} thousand${rest === 0 ? '' : `${rest < 100 ? ' and' : ''} ${below1000(rest)}`}`;
}

/** Bits of what people type, put together in ways that nobody does. */
const BITS =
  'từ,đến,ngày,mùng,thứ,2,3/10,1-7/10,1.200,1,200,95%,20gv,4 lớp,mỗi lớp,x,×,(,),+,~,-,hai,trăm,chục,rưỡi,khoảng,mấy,em,cô,trong đó,tổng,và,hay,không,hôm qua,8h,giờ,tháng,năm,2021,zoom,ở,trực tiếp,?,\n,https://a.b/,0912345678,Infinity,__proto__,constructor,toString,🙂,\u0301,\u200b,ﬁ,İ'.split(
    ',',
  );
const hostile = oneof(
  string({ unit: 'binary', maxLength: 2_000 }),
  string({ unit: 'grapheme', maxLength: 400 }),
  array(constantFrom(...BITS), { maxLength: 400 }).map((bits) => bits.join(' ').slice(0, 2_000)),
  array(constantFrom(...BITS), { maxLength: 400 }).map((bits) => bits.join('').slice(0, 2_000)),
  tuple(constantFrom(...BITS), integer({ min: 1, max: 1_000 })).map(([bit, n]) => bit.repeat(n).slice(0, 2_000)),
);

it('no reader throws, whatever is typed, and none makes a number of what is none', () => {
  const speaker = { lang: 'vi', languages: words.languages };
  assert(
    property(hostile, (text) => {
      const days = readDays(text, { now, period, spellings });
      if (days.ok) expect(days.value.from <= days.value.to).toBe(true);
      const number = readNumber(text, [], spellings);
      if (number.ok) expect(Number.isSafeInteger(number.value.value) && number.value.value >= 0).toBe(true);
      const people = readPeople(text, groups, spellings);
      const counts = people.ok ? Object.values(people.value.counts).filter((n) => n !== null) : [];
      expect(counts.every((n) => Number.isSafeInteger(n) && n >= 0)).toBe(true);
      readQuantities(text, [banner, news], spellings);
      readMode(text, campaign.plan.platforms, spellings);
      readMeaning(text, speaker);
      readTime(text);
      readLink(text);
      isForBot(text, spellings);
      scoreCategories(text, campaign.plan.categories, words.languages);
    }),
    { numRuns: 150 },
  );
});
