/** The one-line headcount: "5 cbql 20 gv 300hs 50ph", "khoảng 50", "không có ai". */
import type { PeopleGroup } from '../../campaign/types.ts';
import { cutTo } from '../../chat/cut.ts';
import { fold } from '../../chat/fold.ts';
import type { Button, Message, Say } from '../../chat/index.ts';
import { keptForBoth } from '../../chat/kept.ts';
import { eachText, textsOf, VIETNAMESE } from '../../chat/languages.ts';
import type { Headcount, Turn } from '../../turn/index.ts';
import type { AnswerLists } from '../../understanding/answer-lists.ts';
import { singularOf } from '../../understanding/english-words.ts';
import { type Spellings, spellingsOf, unspelt } from '../../understanding/spellings.ts';
import { sayHeadcountBriefly, totalOf } from '../echo.ts';
import { isFigure, piecesOf } from '../pieces.ts';
import { quote, type Reading, refuse } from '../reading.ts';
import { MOST_FIGURES } from './corrected.ts';
import { type Counted, countIn } from './index.ts';
import { itemize, namesOf } from './items.ts';
import type { Trouble } from './pairs.ts';
import { alsoCalled } from './people-words.ts';
import type { Countable } from './place.ts';
import { sayProducts } from './products-said.ts';
import { strangersAt } from './strangers.ts';

const LARGEST = 1_000_000;
const LONGEST_CHOICE = 26; // with `~log~abc~people~` before it, within 44

/** Reads a headcount by the campaign's groups. A group that is not named is null: not known, which is not 0. */
export function readPeople(text: string, groups: readonly PeopleGroup[], spellings: Spellings): Reading<Headcount> {
  const counting = countIn(text, countables(groups, spellings.lists), { spellings });
  if ('counted' in counting) {
    const checked = check(headcount(counting.counted, groups, text));
    const note = sayProducts(counting.counted.products);
    if (!checked.ok) return checked;
    return { ...checked, isLoose: counting.counted.isLoose, ...(note ? { note } : {}) };
  }
  if ('trouble' in counting)
    return askOfOthers(text, groups, spellings) ?? refuse(explain(counting.trouble, text, groups));
  const offer = counting.ways.flatMap((way) => offerOf(headcount(way, groups, text), groups));
  const key = counting.range ? 'dialog:people.range' : 'dialog:people.ambiguous';
  return refuse({ key, with: { text: quote(counting.typed) } }, offer);
}

/** "20 gv, 3 nhân viên": the plan has no such group, so the reading without one is offered and not taken by itself. */
function askOfOthers(text: string, groups: readonly PeopleGroup[], spellings: Spellings): Reading<Headcount> | null {
  const typed = piecesOf(text, spellings);
  if (typed.pieces.filter(isFigure).length > MOST_FIGURES) return null;
  const words = itemize(typed, countables(groups, spellings.lists), true).items.flatMap((item) =>
    item.is === 'other' ? [item.words] : [],
  );
  if (words.length === 0) return null;
  const counting = countIn(text, countables(groups, spellings.lists), { takesOthers: true, spellings });
  if (!('counted' in counting)) return null;
  const offer = offerOf(headcount(counting.counted, groups, text), groups);
  if (offer.length === 0) return null;
  const names: Say = { join: groups.map((group) => ({ local: group.name })), by: ', ' };
  return refuse({ key: 'dialog:people.other', with: { text: quote(words.join(', ')), groups: names } }, offer);
}

/** The groups with all that they are called; the campaign's own words go before those that everybody uses. */
const countables = keptForBoth((groups: readonly PeopleGroup[], lists: AnswerLists): readonly Countable[] => {
  const own = groups.map((group) => ({
    code: group.code,
    words: [...group.words, ...textsOf(group.name).flatMap((name) => [name, singularOf(name)])],
  }));
  return own.map(({ code, words }) => ({ code, words: [...words, ...alsoCalled(words, own, lists)] }));
});

/** "dân 120, cán bộ ấp 4": people whom the plan does not count are told with their number, wherever in a text. */
export function tellsOfOthers(text: string, groups: readonly PeopleGroup[], spellings: Spellings): boolean {
  const typed = piecesOf(text, spellings);
  const names = namesOf(countables(groups, spellings.lists));
  return typed.pieces.some((_, at) => strangersAt(typed, at, names, false) !== null);
}

/** Whether a text counts people of a group that it names, or "người": no other line's figure. */
export function namesPeople(text: string, groups: readonly PeopleGroup[], spellings: Spellings): boolean {
  const read = readPeople(text, groups, spellings);
  if (!read.ok) return false;
  return (
    Object.values(read.value.counts).some((count) => count !== null) || / (?:luot )?(?:nguoi|people)\b/.test(fold(text))
  );
}

function headcount(counted: Counted, groups: readonly PeopleGroup[], raw: string): Headcount {
  const { counts, unsorted, approximate } = counted;
  const nobody = unsorted === 0 && Object.keys(counts).length === 0;
  return {
    counts: Object.fromEntries(groups.map(({ code }) => [code, nobody ? 0 : (counts[code] ?? null)])),
    unsorted: nobody ? null : unsorted,
    approximate,
    raw: cutTo(raw, 200),
  };
}

/** "nhầm, 25 cô" of "20 cô, 300 cháu": the groups that it does not name stay. A number without a group is about all of them. */
export function amendHeadcount(told: Headcount, before: Headcount): Headcount {
  if (told.unsorted !== null || before.unsorted !== null) return told;
  const named = Object.entries(told.counts).filter(([, count]) => count !== null);
  return {
    counts: { ...before.counts, ...Object.fromEntries(named) },
    unsorted: null,
    approximate: told.approximate || before.approximate,
    raw: cutTo(`${before.raw}; ${told.raw}`, 200),
  };
}

/** "thêm 5 cô nữa", "bớt 2 em"; null: so many are not there, or nobody knows how many there were. */
export function adjustHeadcount(told: Headcount, before: Headcount, sign: 1 | -1): Headcount | null {
  const sum = (more: number | null | undefined, had: number | null | undefined): number | null =>
    (more ?? null) === null ? (had ?? null) : (had ?? 0) + sign * (more ?? 0);
  const codes = Object.keys({ ...before.counts, ...told.counts });
  const counts = Object.fromEntries(codes.map((code) => [code, sum(told.counts[code], before.counts[code])]));
  const unsorted = sum(told.unsorted, before.unsorted);
  if ([...Object.values(counts), unsorted].some((count) => count !== null && count < 0)) return null;
  const approximate = told.approximate || before.approximate;
  return { counts, unsorted, approximate, raw: cutTo(`${before.raw}; ${sign > 0 ? '+' : '-'} ${told.raw}`, 200) };
}

function check(value: Headcount): Reading<Headcount> {
  const total = totalOf(value);
  if (total === null) return refuse({ key: 'dialog:people.nothing' });
  return total > LARGEST ? refuse({ key: 'dialog:people.too-large', with: { n: total } }) : { ok: true, value };
}

function explain(trouble: Trouble, text: string, groups: readonly PeopleGroup[]): Say {
  const example = sayPeopleExample(groups);
  const name = (code: string): Say => {
    const group = groups.find((each) => each.code === code);
    return group ? { local: group.name } : { plain: code };
  };
  switch (trouble.why) {
    case 'vague':
      return { key: 'dialog:people.vague', with: { text: quote(text), example } };
    case 'no-number':
      return { key: 'dialog:people.no-number', with: { group: name(trouble.code), example } };
    case 'shared':
      return { key: 'dialog:people.shared', with: { a: name(trouble.codes[0]), b: name(trouble.codes[1]), example } };
    case 'differs':
      return { key: 'dialog:people.differs', with: { sum: trouble.sum, total: trouble.total } };
    case 'share':
    case 'each':
      return { key: `dialog:people.${trouble.why}`, with: { text: quote(text) } };
    default:
      return { key: 'dialog:people.unreadable', with: { text: quote(trouble.word || text), example } };
  }
}

/** "20 cô, 300 cháu, 50 phụ huynh": the campaign's own example in everyday words; without one its first groups by their names. */
export function sayPeopleExample(groups: readonly PeopleGroup[]): Say {
  if (groups.length === 0) return { plain: '50' };
  const own = groups.filter((group) => group.example !== undefined);
  const named =
    own.length > 0 ? own : groups.slice(0, 3).map((group, i) => ({ ...group, words: [], example: [5, 20, 300][i] }));
  const parts = named.map(({ words, name, example }): Say => {
    const word = words[0] ?? name.vi;
    return { local: eachText(name, (each, lang) => `${example} ${lang === VIETNAMESE ? word : each}`) };
  });
  return { join: parts, by: ', ' };
}

/** A way to read the line as a button: groups by their place, "0-5.2-1200.u-7.a". Too long for a button: no button. */
function offerOf(value: Headcount, groups: readonly PeopleGroup[]): readonly Button[] {
  const parts = groups.flatMap(({ code }, i) => {
    const count = value.counts[code];
    return count === null || count === undefined ? [] : [`${i}-${count}`];
  });
  if (value.unsorted !== null) parts.push(`u-${value.unsorted}`);
  if (value.approximate) parts.push('a');
  const choice = parts.join('.');
  const total = totalOf(value);
  if (choice.length > LONGEST_CHOICE || total === null) return [];
  return [{ label: sayHeadcountBriefly(value, groups), value: choice }];
}

/** The answer to a question of people: what was typed, or the button that stands for it. */
export function answerPeople({ text = '', choice }: Pick<Message, 'text' | 'choice'>, turn: Turn): Reading<Headcount> {
  const groups = turn.campaign.plan.people;
  if (choice === undefined) return readPeople(text, groups, spellingsOf(turn.languages, turn.lang));
  const value = readPeopleChoice(choice, groups);
  return value ? { ok: true, value } : readPeople('?', groups, unspelt(turn.languages));
}

/** What a button offered by `readPeople` stands for; null: not one. */
export function readPeopleChoice(choice: string, groups: readonly PeopleGroup[]): Headcount | null {
  if (!/^(?:(?:\d|u)-\d{1,7}(?:\.|$))+a?$/.test(choice)) return null;
  const counts: Record<string, number | null> = Object.fromEntries(groups.map(({ code }) => [code, null]));
  let unsorted: number | null = null;
  for (const part of choice.split('.')) {
    const [place, digits] = part.split('-');
    if (digits === undefined) continue;
    if (place === 'u') unsorted = Number(digits);
    else {
      const group = groups[Number(place)];
      if (!group) return null;
      counts[group.code] = Number(digits);
    }
  }
  return { counts, unsorted, approximate: choice.endsWith('.a'), raw: choice };
}
