import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainOf } from '../../src/understanding/marks.ts';
import { readExamples } from '../../src/words/examples.ts';
import { createWords } from '../../src/words/index.ts';
import { readSpellings } from '../../src/words/spellings.ts';

const tempFolder = (): string => mkdtempSync(join(tmpdir(), 'examples-'));

describe('a file of examples', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'examples'));
  const write = (text: string): string => {
    writeFileSync(join(folder, 'examples', 'classes.txt'), text);
    return folder;
  };

  it('has blocks of lines and strict phrases', () => {
    write('\ufeff# a comment\n\n[classes.free]\n= mien phi, hoc phi\r\ncó mất tiền không\n[classes]\nlớp nào\n');
    expect(readExamples(join(folder, 'examples'))).toEqual([
      { file: 'classes', intent: 'classes.free', strict: ['mien phi', 'hoc phi'], lines: ['có mất tiền không'] },
      { file: 'classes', intent: 'classes', strict: [], lines: ['lớp nào'] },
    ]);
  });

  it.each(['lớp nào', '[Lớp]\nlớp nào', '[classes\nlớp nào'])(
    'names the line that stands below no address: %j',
    (text) => {
      expect(() => readExamples(join(write(text), 'examples'))).toThrow(/classes\.txt:1: /);
    },
  );

  it('may be missing, as the spellings may', () => {
    expect([readExamples('/nowhere'), readSpellings('/nowhere')]).toEqual([[], []]);
  });
});

describe('a file of spellings', () => {
  const read = (text: string): unknown => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'spellings.txt'), text);
    return readSpellings(join(folder, 'spellings.txt'));
  };

  it('says what is typed, what is meant, and where', () => {
    expect(read('ko, k = không\nbữa ni ~ hôm nay\nbc = báo cáo | nop gui\n')).toEqual([
      { typed: ['ko', 'k'], means: 'không', isPlainToo: false, beside: [] },
      { typed: ['bữa ni'], means: 'hôm nay', isPlainToo: true, beside: [] },
      { typed: ['bc'], means: 'báo cáo', isPlainToo: false, beside: ['nop', 'gui'] },
    ]);
  });

  it('names the line that can not be read', () => {
    expect(() => read('# fine\nko không')).toThrow(/spellings\.txt:2: /);
  });
});

describe('the examples', () => {
  const all = createWords().languages.flatMap(({ examples }) => examples);

  it('have no text under two addresses', () => {
    const first = new Map<string, string>();
    const twice = all.flatMap(({ intent, lines, strict }) =>
      [...lines, ...strict].flatMap((line) => {
        const plain = plainOf(line.toLowerCase())
          .replace(/[^\p{L}\p{N}<>/]+/gu, ' ')
          .trim();
        const other = first.get(plain) ?? intent;
        first.set(plain, other);
        return other === intent ? [] : [`${line}: ${other} and ${intent}`];
      }),
    );
    expect(twice).toEqual([]);
  });
});
