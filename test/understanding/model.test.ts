import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keep, keyOf, readKept } from '../../src/understanding/cache.ts';
import { withoutMarks } from '../../src/understanding/examples.ts';
import { createModel, type Example, learn } from '../../src/understanding/model.ts';
import { NO_SPELLINGS } from '../../src/understanding/spellings.ts';
import { wordsOf } from '../../src/understanding/words.ts';

const ASKED: Readonly<Record<string, readonly string[]>> = {
  schedule: ['xem lịch học', 'lịch học hôm nay', 'cho xem lịch', 'lịch tuần này thế nào'],
  contact: ['số điện thoại của cô', 'gọi cho ai', 'cho xin số điện thoại', 'gọi điện cho cô'],
  'reminders.stop': ['dừng nhắc lịch', 'dừng nhắc tôi', 'thôi dừng nhắc đi'],
  yes: ['đúng rồi lịch đó', 'đúng nhắc tôi nhé', 'đúng rồi'],
};

const examples = Object.entries(ASKED).flatMap(([intent, lines], block) =>
  lines.flatMap((text, i): Example[] => {
    const typed = wordsOf(text, NO_SPELLINGS);
    return [typed, withoutMarks(typed)].map((each) => ({ intent, typed: each, line: block * 100 + i, language: 0 }));
  }),
);
const learnt = learn(examples);
const model = createModel(learnt);
const best = (text: string): string | undefined => model.rank(wordsOf(text, NO_SPELLINGS))[0]?.intent;

describe('a model', () => {
  it('finds what is asked for inside a sentence, with marks and without', () => {
    expect([best('ngày mai lịch học sao coi giùm tui cái'), best('ngay mai lich hoc sao')]).toEqual([
      'schedule',
      'schedule',
    ]);
    expect([best('dừng nhắc'), best('đúng nhắc')]).toEqual(['reminders.stop', 'yes']);
  });

  it('shares one out among all intents, and says what weighed', () => {
    const guesses = model.rank(wordsOf('xin số điện thoại', NO_SPELLINGS));
    expect(guesses.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1);
    expect(guesses[0]?.why.map(([feature]) => feature)).toContain(
      'điện thoại'.normalize('NFC').replace('điện', '^điên5').replace('thoại', '^thoai5'),
    );
  });

  it('is the same each time it is learnt', () => {
    expect(learn(examples)).toEqual(learnt);
  });

  it('says something of a text without any words', () => {
    expect(model.rank(wordsOf('', NO_SPELLINGS))).toHaveLength(4);
  });
});

describe('what is kept on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  const path = (key: string): string => join(folder, `understanding-${key}.bin`);

  it('is what was learnt', () => {
    keep(folder, 'a', learnt);
    expect(readKept(folder, 'a')).toEqual(learnt);
  });

  it.each([0, 3, 40, 2000])('is made anew where it ends after %i bytes', (length) => {
    keep(folder, 'a', learnt);
    writeFileSync(path('a'), readFileSync(path('a')).subarray(0, length));
    expect(readKept(folder, 'a')).toBeNull();
  });

  it('is made anew where a byte of it changed', () => {
    keep(folder, 'a', learnt);
    const bytes = readFileSync(path('a'));
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    writeFileSync(path('a'), bytes);
    expect(readKept(folder, 'a')).toBeNull();
  });

  it('is dropped when twelve are newer', () => {
    for (const key of 'bcdefghijklmn'.split('')) keep(folder, key, learnt);
    expect([readKept(folder, 'n') !== null, readdirSync(folder).length]).toEqual([true, 12]);
  });

  it('may not be written at all', () => {
    keep(join(path('h'), 'below'), 'a', learnt);
    expect(readKept(join(path('h'), 'below'), 'a')).toBeNull();
  });

  it('has another key when examples or programs change', () => {
    const programs = mkdtempSync(join(tmpdir(), 'programs-'));
    writeFileSync(join(programs, 'words.ts'), '1');
    const first = keyOf(['a'], programs);
    const other = keyOf(['b'], programs);
    writeFileSync(join(programs, 'words.ts'), '2');
    expect(new Set([first, other, keyOf(['a'], programs)]).size).toBe(3);
  });
});
