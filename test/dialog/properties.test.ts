import { array, assert, boolean, constantFrom, integer, oneof, option, pre, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instant } from '../../src/chat/civil.ts';
import { readMeaning } from '../../src/dialog/answers-in-words.ts';
import { readDays } from '../../src/dialog/dates.ts';
import { sayDays, sayHeadcount, sayQuantities } from '../../src/dialog/echo.ts';
import { isForBot } from '../../src/dialog/for-bot.ts';
import { readLink } from '../../src/dialog/links.ts';
import { readMode } from '../../src/dialog/modes.ts';
import { readNumber } from '../../src/dialog/numbers.ts';
import { readPeople } from '../../src/dialog/people.ts';
import { readQuantities } from '../../src/dialog/quantities.ts';
import { readShare } from '../../src/dialog/shares.ts';
import { readTime } from '../../src/dialog/times.ts';
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
      property(integer({ min: 0, max: 1_000_000 }), boolean(), (value, approximate) => {
        const said = { key: `dialog:count.${approximate ? 'about' : 'exact'}`, with: { n: value } };
        const read = readNumber(words.plain(said, 'vi'), [], spellings);
        expect(read).toMatchObject({ ok: true, value: { value, approximate } });
      }),
    );
  });

  it('figures of people, by their groups', () => {
    const count = option(integer({ min: 0, max: 9_999 }));
    assert(
      property(tuple(count, count, count, count, count), boolean(), (counts, approximate) => {
        pre(counts.some((n) => n !== null && n > 0));
        const told = {
          counts: Object.fromEntries(groups.map(({ code }, i) => [code, counts[i] ?? null])),
          unsorted: null,
          approximate,
          raw: '',
        };
        const read = readPeople(words.plain(sayHeadcount(told, groups), 'vi'), groups, spellings);
        expect(read).toMatchObject({ ok: true, value: { counts: told.counts, approximate } });
      }),
    );
  });

  it('what a category counts', () => {
    const count = integer({ min: 0, max: 9_999 });
    assert(
      property(count, count, (items, seen) => {
        const told = { tin: items, xem: seen };
        const read = readQuantities(words.plain(sayQuantities(told, [news, views]), 'vi'), [news, views], spellings);
        expect(read).toMatchObject({ ok: true, value: told });
      }),
    );
  });
});

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
      readShare(text, spellings);
      readMeaning(text, speaker);
      readTime(text);
      readLink(text);
      isForBot(text, spellings);
      scoreCategories(text, campaign.plan.categories, spellings);
    }),
    { numRuns: 150 },
  );
});
