/** What a category counts besides people: "12", "3 băng rôn", "3 tin, bài; 250 lượt xem". */
import type { CountUnit } from '../../campaign/types.ts';
import { fold } from '../../chat/fold.ts';
import type { Button, Say } from '../../chat/index.ts';
import { textsOf } from '../../chat/languages.ts';
import { singularOf } from '../../understanding/english-words.ts';
import type { Spellings } from '../../understanding/spellings.ts';
import { sayQuantities } from '../echo.ts';
import { quote, type Reading, refuse } from '../reading.ts';
import { type Counted, countIn } from './index.ts';

export type Quantities = Readonly<Record<string, number | null>>;

const LONGEST_CHOICE = 22;

/** Words that stand between a number and the thing: "2 cái băng rôn", "băng rôn 2 tấm". */
export const HOLDING: readonly string[] = 'cái chiếc tấm bức tờ cuốn quyển bộ cây'.split(' ');
/** Without its marks "tam" is a number, too: only behind figures. */
const HELD = new RegExp(
  `(\\d[ ]?|(?<!\\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) )(?:${HOLDING.join('|')}|${HOLDING.map(fold).join('|')})(?!\\p{L})`,
  'giu',
);

/** Reads amounts for the units that a category counts. A bare number belongs to the only unit; with several units it asks. */
export function readQuantities(text: string, units: readonly CountUnit[], spellings: Spellings): Reading<Quantities> {
  const read = readAmounts(text, units, spellings);
  if (read.ok) return read;
  const bare = text.normalize('NFC').replace(HELD, '$1');
  const again = bare === text.normalize('NFC') ? read : readAmounts(bare, units, spellings);
  if (again.ok) return again;
  const short = byHead(text, units);
  const shortly = short === null ? read : readAmounts(short, units, spellings);
  return shortly.ok ? shortly : read;
}

/** "4 lớp" where classes of one kind are counted ("lớp tập huấn"): the figure with the first word of its name. null: it says more. */
function byHead(text: string, units: readonly CountUnit[]): string | null {
  const [unit, another] = units;
  if (!unit || another) return null;
  const heads = new Set(
    textsOf(unit.name)
      .flatMap((name) => name.split(/[/,;()]/))
      .map((part) => fold(part.trim()).split(' ')[0] ?? ''),
  );
  const [, figure = '', head = ''] = FIGURE_AND_HEAD.exec(text.trim()) ?? [];
  return heads.has(fold(head)) ? figure : null;
}
const FIGURE_AND_HEAD = /^(\d{1,6}) ?(\p{L}+)$/u;

function readAmounts(text: string, units: readonly CountUnit[], spellings: Spellings): Reading<Quantities> {
  const example = sayQuantitiesExample(units);
  const counting = countIn(text, units.map(countable), { spellings });
  if ('counted' in counting) {
    const value = assign(counting.counted, units);
    if (value)
      return {
        ok: true,
        value,
        isLoose: counting.counted.isLoose,
        ...(counting.counted.approximate ? { note: { key: 'dialog:quantity.about' } } : {}),
      };
    return refuse({ key: 'dialog:quantity.which', with: { text: quote(text), example } });
  }
  if ('ways' in counting) {
    const offer = counting.ways.flatMap((way) => offerOf(assign(way, units), units));
    const key = counting.range ? 'dialog:number.range' : 'dialog:number.ambiguous';
    return refuse({ key, with: { text: quote(counting.typed) } }, offer);
  }
  const why = counting.trouble.why === 'vague' ? 'vague' : 'unreadable';
  return refuse({ key: `dialog:quantity.${why}`, with: { text: quote(text), example } });
}

/** "băng rôn / khẩu hiệu" goes by the whole and by each part, "câu lạc bộ" by its first letters too; đồng also by its signs. */
function countable(unit: CountUnit) {
  const names = textsOf(unit.name);
  const parts = names.flatMap((name) => name.split(/[/,;()]/));
  const money = parts.some((part) => fold(part) === 'dong')
    ? ['đ', 'vnđ', 'vnd', 'tiền', 'tiền mặt', 'đồng tiền mặt']
    : [];
  return {
    code: unit.code,
    words: [...names, ...parts, ...parts.flatMap(initials), ...parts.flatMap(unhyphened), ...money]
      .map((word) => word.trim())
      .flatMap((word) => [word, singularOf(word)])
      .filter((word) => word !== ''),
  };
}

/** All that a unit goes by. */
export const namesOfUnit = (unit: CountUnit): readonly string[] => countable(unit).words;

/** Whether a text has the name of one of these units in it. */
export function namesUnit(text: string, units: readonly CountUnit[]): boolean {
  const said = ` ${fold(text).replace(/[^a-z0-9]+/g, ' ')} `;
  return units.some((unit) => countable(unit).words.some((word) => said.includes(` ${fold(word)} `)));
}

/** "pa-nô" is typed "pano" as well. */
const unhyphened = (name: string): string[] => (name.includes('-') ? [name.replaceAll('-', '')] : []);

/** "clb"; of two words the letters would be too few to mean one thing. */
function initials(name: string): string[] {
  const words = fold(name).split(' ');
  return words.length < 3 ? [] : [words.map((word) => word.slice(0, 1)).join('')];
}

/** A number without a name belongs to the one unit that was not named. */
function assign(counted: Counted, units: readonly CountUnit[]): Quantities | null {
  const bare = counted.unsorted;
  if (bare === null) return counted.counts;
  if (bare === 0 && Object.keys(counted.counts).length === 0) {
    return Object.fromEntries(units.map((unit) => [unit.code, 0]));
  }
  const [left, other] = units.filter((unit) => counted.counts[unit.code] === undefined);
  return left && !other ? { ...counted.counts, [left.code]: bare } : null;
}

function offerOf(value: Quantities | null, units: readonly CountUnit[]): readonly Button[] {
  if (!value) return [];
  const choice = units.flatMap(({ code }, i) => (value[code] === undefined ? [] : [`${i}-${value[code]}`])).join('.');
  return choice.length > LONGEST_CHOICE ? [] : [{ label: sayQuantities(value, units), value: choice }];
}

/** What a button offered by `readQuantities` stands for; null: not one. */
export function readQuantitiesChoice(choice: string, units: readonly CountUnit[]): Quantities | null {
  if (!/^\d-\d{1,9}(?:\.\d-\d{1,9})*$/.test(choice)) return null;
  const pairs = choice.split('.').map((part) => part.split('-').map(Number));
  const named = pairs.map(([place, n]) => [units[place ?? -1]?.code, n ?? null] as const);
  if (named.some(([code]) => code === undefined)) return null;
  return Object.fromEntries(named.map(([code, n]) => [code ?? '', n]));
}

/** "3 băng rôn; 250 lượt xem" in the campaign's own units. */
export function sayQuantitiesExample(units: readonly CountUnit[]): Say {
  const numbers = [3, 5, 10];
  return {
    join: units
      .slice(0, 3)
      .map((unit, i) => ({ key: 'dialog:people.part', with: { n: numbers[i] ?? 1, group: { local: unit.name } } })),
    by: '; ',
  };
}
