import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { createWords, localesFolder } from '../src/words/index.ts';
import { createWrite } from '../src/words/templates.ts';
import { sourcesOf } from './boundaries.ts';
import { ADDED, wordsWithThird } from './support/third-language.ts';

const LANGUAGES = createWords().languages.map(({ code }) => code);
/** Those that may be there in part. */
const FURTHER = LANGUAGES.filter((lang) => lang !== 'vi' && lang !== 'en');

type Tree = { readonly [name: string]: string | Tree };

/** The files of texts; language.json is no room of words but says what the language is. */
const roomsOf = (lang: string) =>
  readdirSync(join(localesFolder, lang)).filter((name) => name.endsWith('.json') && name !== 'language.json');
const read = (lang: string, room: string) => JSON.parse(readFileSync(join(localesFolder, lang, room), 'utf8')) as Tree;

function flatten(tree: Tree, above = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${above}${name}`, value] as [string, string]] : flatten(value, `${above}${name}.`),
  );
}
const bare = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
const valuesIn = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? ''))].sort();

describe('the words in both languages', () => {
  it('the same rooms are there', () => {
    expect(roomsOf('en')).toEqual(roomsOf('vi'));
  });

  it.each(roomsOf('vi'))('%s has every key in both, with the same values', (room) => {
    const vi = new Map(flatten(read('vi', room)).map(([key, text]) => [bare(key), text]));
    const en = new Map(flatten(read('en', room)).map(([key, text]) => [bare(key), text]));
    expect([...en.keys()].sort()).toEqual([...vi.keys()].sort());
    for (const [key, text] of vi) expect([key, valuesIn(en.get(key) ?? '')]).toEqual([key, valuesIn(text)]);
  });

  it('Vietnamese stands in composed letters, and markup is only <b> and <code>', () => {
    // campaign.json is what the tool prints in a terminal, where <folder> is a folder.
    for (const lang of LANGUAGES) {
      for (const room of roomsOf(lang).filter((name) => name !== 'campaign.json')) {
        for (const [key, text] of flatten(read(lang, room))) {
          expect([key, text]).toEqual([key, text.normalize('NFC')]);
          expect([key, text.replace(/<\/?(?:b|code)>/g, '').match(/<[a-z/]/)]).toEqual([key, null]);
        }
      }
    }
  });

  it('every key that the code names is there', () => {
    const known = new Set(
      roomsOf('vi').flatMap((room) => flatten(read('vi', room)).map(([key]) => `${room.slice(0, -5)}:${bare(key)}`)),
    );
    const rooms = new Set(roomsOf('vi').map((room) => room.slice(0, -5)));
    const named = sourcesOf(join(localesFolder, '..', 'src')).flatMap(({ path, source }) =>
      [...source.matchAll(/'([a-z-]+):([A-Za-z0-9_.-]+)'/g)]
        .filter((match) => rooms.has(match[1] ?? ''))
        .map((match) => `${path} ${match[1]}:${match[2]}`),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((each) => !known.has(each.split(' ')[1] ?? ''))).toEqual([]);
  });
});

describe('a language that is there in part', () => {
  const words = wordsWithThird();

  it('has no text that Vietnamese lacks, and in each the same values', () => {
    const folders = [...FURTHER.map((lang) => join(localesFolder, lang)), join(ADDED, 'km')];
    for (const folder of folders) {
      for (const room of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'language.json')) {
        const vi = new Map(flatten(read('vi', room)).map(([key, text]) => [bare(key), valuesIn(text)]));
        const own = JSON.parse(readFileSync(join(folder, room), 'utf8')) as Tree;
        for (const [key, text] of flatten(own))
          expect([folder, room, key, valuesIn(text)]).toEqual([folder, room, key, vi.get(bare(key))]);
      }
    }
  });

  it('is one of the languages, after Vietnamese and by its code', () => {
    expect(words.languages.map(({ code, name }) => [code, name])).toEqual([
      ['vi', 'Tiếng Việt'],
      ['en', 'English'],
      ['km', 'ភាសាខ្មែរ'],
    ]);
  });

  it('says in Vietnamese what it lacks, entry by entry', () => {
    expect(words.plain({ key: 'dialog:button.drop' }, 'km')).toBe('បោះបង់ទាំងអស់');
    expect(words.plain({ key: 'dialog:button.back' }, 'km')).toBe('Quay lại');
    expect(words.plain({ local: { vi: 'Chủ đề', en: 'Theme' } }, 'km')).toBe('Chủ đề');
    expect(words.plain({ local: { vi: 'Chủ đề', km: 'ប្រធានបទ' } }, 'km')).toBe('ប្រធានបទ');
    expect(words.inAll({ key: 'dialog:button.drop' })).toEqual({ vi: 'Bỏ hết', en: 'Drop them', km: 'បោះបង់ទាំងអស់' });
    expect(words.inAll({ key: 'dialog:button.back' })).toEqual({ vi: 'Quay lại', en: 'Back' });
    expect(words.room('dialog', 'km')['button']).toMatchObject({ drop: 'បោះបង់ទាំងអស់', back: 'Quay lại' });
  });

  it('writes weekdays as Intl does, days first, and a moment in its own form', () => {
    expect(words.plain({ date: '2021-10-01', as: 'weekday-date' }, 'km')).toBe('សុក្រ, 01/10/2021');
    expect(words.plain({ date: '2021-10-05T01:00:00.000Z', as: 'moment' }, 'km')).toBe('08:00 ថ្ងៃ 05/10/2021');
  });

  it.each([
    ['km', 'km'],
    ['km-KH', 'km'],
    ['en_US', 'en'],
    ['VI', 'vi'],
    ['fr', 'vi'],
    ['k', 'vi'],
    ['', 'vi'],
    [undefined, 'vi'],
  ])('a platform that says %s means %s', (hint, code) => expect(words.languageOf(hint)).toBe(code));

  it('a file that is written wrong ends the start, and is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'locales-'));
    cpSync(localesFolder, folder, { recursive: true });
    mkdirSync(join(folder, 'xx'));
    expect(() => createWords(folder)).toThrow(/xx.language\.json/);
    writeFileSync(join(folder, 'xx', 'language.json'), '{ "name": "X", "says": { "yess": "y" } }');
    expect(() => createWords(folder)).toThrow(/xx.language\.json[^]*yess/);
    writeFileSync(join(folder, 'xx', 'language.json'), '{ "name": "X", "weekdays": "a, b" }');
    expect(() => createWords(folder)).toThrow(/seven days/);
    writeFileSync(join(folder, 'xx', 'language.json'), '{ "name": "X" }');
    writeFileSync(join(folder, 'xx', 'told.txt'), '[family]\nmy son\n[famly]\n');
    expect(() => createWords(folder)).toThrow(/xx.told\.txt:3: no \[famly\]/);
    writeFileSync(join(folder, 'xx', 'told.txt'), 'my son\n');
    expect(() => createWords(folder)).toThrow(/xx.told\.txt:1: "my son" stands below no \[name\]/);
  });
});

describe('how things are written out', () => {
  const words = createWords();
  it.each([
    [{ date: '2021-10-07', as: 'weekday-date' as const }, 'thứ Năm, 07/10/2021', 'Thursday, 07/10/2021'],
    [{ date: '2021-10-03', as: 'short' as const }, 'CN 03/10', 'Sun 03/10'],
    [{ date: '2021-10-05T01:00:00.000Z', as: 'moment' as const }, '08:00 ngày 05/10/2021', '08:00 on 05/10/2021'],
    [{ local: { vi: 'Chủ đề' } }, 'Chủ đề', 'Chủ đề'],
    [{ plain: 'a < b & c' }, 'a &lt; b &amp; c', 'a &lt; b &amp; c'],
    [{ bold: { plain: '<b>' } }, '<b>&lt;b&gt;</b>', '<b>&lt;b&gt;</b>'],
    [{ key: 'bot:fault', with: { id: '<X>' } }, /&lt;X&gt;/, /&lt;X&gt;/],
    [{ key: 'bot:code.slow-down', with: { count: 1 } }, /1 phút/, /1 minute\./],
  ])('%j', (say, vi, en) => {
    expect(words.text(say, 'vi')).toMatch(vi);
    expect(words.text(say, 'en')).toMatch(en);
  });

  it('a thousand has a dot in Vietnamese, and a label carries no markup', () => {
    expect(words.text({ key: 'bot:go-on', with: { what: 1234 } }, 'vi')).toContain('1.234');
    expect(words.plain({ bold: { plain: 'A & B' } }, 'vi')).toBe('A & B');
  });
});

describe('texts that are kept once they were resolved', () => {
  it('say what the engine says, whatever stood there before', () => {
    const rooms = roomsOf('vi').map((room) => room.slice(0, -5));
    const resources = Object.fromEntries(
      LANGUAGES.map((lang) => [
        lang,
        Object.fromEntries(roomsOf(lang).map((room) => [room.slice(0, -5), read(lang, room)])),
      ]),
    );
    const engine = createInstance();
    void engine.init({
      resources,
      fallbackLng: 'vi',
      initAsync: false,
      ns: rooms,
      interpolation: { escapeValue: false },
    });
    const write = createWrite(engine);
    const texts = rooms.flatMap((room) =>
      flatten(read('vi', `${room}.json`)).map(([key, text]) => ({
        key: `${room}:${bare(key)}`,
        names: valuesIn(text),
      })),
    );
    for (const round of [1, 2]) {
      for (const { key, names } of texts) {
        for (const lang of LANGUAGES) {
          for (const count of names.includes('count') ? [0, 1, 2, 21] : [undefined]) {
            const values = Object.fromEntries(names.map((name) => [name, `${name}-${round}`]));
            const given = count === undefined ? values : { ...values, count };
            expect([key, write(key, lang, given)]).toEqual([key, engine.t(key, { lng: lang, ...given })]);
          }
        }
      }
    }
  });
});
