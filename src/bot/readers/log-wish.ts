/**
 * A wish about one log that is told by its name: "rút cái treo băng rôn", "sửa hoạt động hôm qua: thêm 5 cô", "cái thứ 2" below the list of logs. One
 * that fits is opened, or asked about before anything is written; of several it is asked which; none is said to be none. The newest never stands in.
 */

import { DAY_MS } from '../../chat/civil.ts';
import { shorten } from '../../chat/cut.ts';
import { fold } from '../../chat/fold.ts';
import type { Choices } from '../../chat/index.ts';
import type { ActWord } from '../../chat/languages.ts';
import { actPhrases } from '../../dialog/act-answer.ts';
import { longestAt, type MarkedWord, wordOf } from '../../dialog/marked-words.ts';
import { pastCourtesy } from '../../dialog/mending/correction-text.ts';
import { FEWER, MORE } from '../../dialog/mending/correction-words.ts';
import { withoutPhotoCount } from '../../dialog/photos-asked.ts';
import type { Activity, Turn } from '../../turn/index.ts';
import { type Intent, readAddress } from '../intent.ts';
import { isNamed, type LogNames, logsIn, logsNamed, namesIn } from '../logs/named.ts';
import { isPolite } from '../typed/plain-words.ts';
import type { Said } from './said.ts';

/** What is wanted of a log. */
type Wish = 'withdraw' | 'mend' | 'photos' | 'restore' | 'look';
const WISHES = ['photos', 'restore', 'withdraw', 'mend', 'look'] as const satisfies readonly (Wish & ActWord)[];

/** Nobody names a log in more. */
const MOST_WORDS = 24;

type Heard = {
  readonly wish: Wish;
  /** What names the log, without the verb. */
  readonly named: string;
  /** What it begins with: what logs are called, what anything is, or neither. */
  readonly noun: 'log' | 'one' | null;
  /** What follows after a colon or a comma: what is to be changed. */
  readonly change: string | null;
};

export function logWish(said: Said): Intent | null {
  const { text, turn, place, lead } = said;
  if (turn.group || !turn.people.may('log') || (lead !== null && !lead.address.startsWith('unit-report'))) return null;
  const heard = hearWish(text, turn);
  const shown = logsIn(place.shown);
  if (!heard || (heard.wish === 'look' && shown.length === 0)) return null;
  const names = namesIn(heard.named, shown, turn);
  if (!isNamed(names)) return unnamed(heard, shown, turn);
  if (!isClear(heard, names)) return null;
  // Its kind is enough where logs are listed, or one is meant for sure.
  const isOfTitle = heard.noun === null || (heard.wish === 'look' && shown.length < 2);
  const logs = logsNamed(names, shown, turn, isOfTitle).filter((each) => mayBe(heard.wish, each));
  const [only, another] = logs;
  if (only && !another) return chosen(only, heard, place.shown) ?? addressed(only, heard);
  if (only) return { is: 'which', among: logs.slice(0, MOST_ASKED).map((each) => choiceOf(each, heard.wish, turn)) };
  return saysNone(heard, names, shown) || isOfLast(heard, said) ? { is: 'no-log', text } : null;
}

const MOST_ASKED = 8;

/** Without a noun, by a verb alone: nothing but a log is taken back by its title, or mended by its day. */
const LEAST_WORDS = 2;

function isClear({ wish, noun, named, change }: Heard, { code, days, words, place }: LogNames): boolean {
  // "Buổi tối nay" is the schedule's; what tells more than that there are photos is a log of its own.
  if (wish === 'look' && words.length === 0 && fold(named).startsWith('buoi')) return false;
  if (wish === 'photos' && change !== null) return false;
  if (noun !== null || code !== null || place !== null) return true;
  return (
    (wish === 'withdraw' && words.length >= LEAST_WORDS) ||
    ((wish === 'withdraw' || wish === 'mend') && days.length > 0)
  );
}

const mayBe = (wish: Wish, { withdrawn }: Activity): boolean =>
  wish === 'look' || (wish === 'restore') === (withdrawn !== null);

/** "rút cái này": the one on the screen; below the list it is asked which. */
function unnamed({ wish, change }: Heard, shown: readonly string[], turn: Turn): Intent | null {
  if (wish === 'photos' && shown.length === 0) return ofLately(turn);
  if (wish === 'look' || shown.length === 0) return null;
  const logs = shown.flatMap((code) => turn.activities.find(code) ?? []).filter((each) => mayBe(wish, each));
  const [only, another] = logs;
  if (!only) return null;
  if (!another) return addressed(only, { wish, change });
  return { is: 'which', among: logs.map((each) => choiceOf(each, wish, turn)) };
}

/** "Thêm 1 tấm hình nữa" soon after a log was saved: of that one, and its name stands above the question. */
function ofLately(turn: Turn): Intent | null {
  const last = turn.activities.mine();
  const isLate = last && turn.now.getTime() - last.updatedAt.getTime() < DAY_MS && turn.activities.mayChange(last);
  return isLate ? { is: 'mend-log', code: last.code, change: null, photos: true } : null;
}

/** Nothing fits: said where surely a log is meant. */
function saysNone({ noun, wish }: Heard, { code, days, words }: LogNames, shown: readonly string[]): boolean {
  if (code !== null) return true;
  if (wish === 'photos' || noun === null) return false;
  return wish === 'look'
    ? shown.length > 1 && days.length > 0 && words.length === 0
    : noun === 'log' || days.length > 0;
}

/** Else the last one would be taken for the one that was named. */
const isOfLast = ({ wish }: Heard, { understood }: Said): boolean =>
  wish === 'withdraw' && understood().actions[0]?.address === 'log.last.withdraw';

/** Whether the text begins with a wish about a log that it calls one: "sửa hoạt động hôm qua". */
export function namesALog(text: string, turn: Turn): boolean {
  const heard = hearWish(text, turn);
  return heard !== null && heard.noun === 'log' && isNamed(namesIn(heard.named, [], turn));
}

/** Where it was asked which log is meant, what was asked about it goes on. */
function chosen({ code }: Activity, { wish }: Heard, shown: Choices): Intent | null {
  const [value, other] = [...new Set(shown.map(([, each]) => each).filter((each) => logsIn([['', each]])[0] === code))];
  return wish === 'look' && value !== undefined && other === undefined ? readAddress(value) : null;
}

function addressed(activity: Activity, { wish, change }: Pick<Heard, 'wish' | 'change'>): Intent {
  if (wish === 'mend' || wish === 'photos')
    return { is: 'mend-log', code: activity.code, change, photos: wish === 'photos' };
  return readAddress(addressOf(activity, wish));
}

/** What was withdrawn is fetched back on its page: nothing is written by a name alone. */
function addressOf({ code }: Activity, wish: Wish): string {
  if (wish === 'withdraw') return `log.${code}.withdraw`;
  return wish === 'mend' || wish === 'photos' ? `go.log.edit.${code}` : `log.${code}`;
}

function choiceOf(activity: Activity, wish: Wish, turn: Turn): Choices[number] {
  const day = turn.plain({ date: activity.from, as: 'short' });
  return [`${day} · ${shorten(activity.title, 40)}`, addressOf(activity, wish)];
}

/** The verb stands first, but for courtesy; without one something is looked at. */
function hearWish(text: string, turn: Turn): Heard | null {
  const typed = text.normalize('NFC').trim().split(/\s+/);
  if (typed.length > MOST_WORDS) return null;
  const raws = withoutPhotoCount(typed, turn.languages);
  const words = wordsOf(raws);
  const from = beginOf(words);
  const verbs = WISHES.map((wish) => ({ wish, length: longestAt(words, from, actPhrases(wish, turn.languages)) }));
  const verb = verbs.toSorted((a, b) => b.length - a.length)[0];
  const at = from + (verb?.length ?? 0);
  const next = pastFillers(words, at);
  const noun =
    (['log', 'one'] as const).find((each) => longestAt(words, next, actPhrases(each, turn.languages)) > 0) ?? null;
  const { named, change } = parted(raws, words, next, verb?.wish === 'mend' && verb.length > 0);
  if (verb && verb.length > 0) return { wish: verb.wish, named, noun, change };
  if (noun === null) return null;
  // "Hoạt động t2 bỏ đi", "cái treo băng rôn thì xóa".
  const last = verbBehind(words, next, turn);
  if (last !== null) return { wish: 'withdraw', named: raws.slice(next, last).join(' '), noun, change: null };
  const wrong = noun === 'log' ? saidWrong(raws, words, next) : null;
  if (wrong) return { wish: 'mend', noun, ...wrong };
  return change !== null || raws.length > MOST_LOOKED || ASKS.test(fold(text))
    ? null
    : { wish: 'look', named, noun, change: null };
}

const wordsOf = (raws: readonly string[]): readonly MarkedWord[] =>
  raws.map((raw) => wordOf(raw.replace(/^[,.;:!?"“”(]+|[,.;:!?"“”)]+$/g, '')));

/** What names the log, and what is to be changed: behind a colon or a comma, and where it is mended, from "thêm 5 cô", "thành" on. */
function parted(
  raws: readonly string[],
  words: readonly MarkedWord[],
  from: number,
  isMended: boolean,
): Pick<Heard, 'named' | 'change'> {
  for (let at = from + 1; at < raws.length; at += 1) {
    const change = raws.slice(at).join(' ');
    const isInto = isMended && words[at]?.plain === 'thanh' && words[at + 1]?.plain !== 'pho';
    const turns = isMended ? longestAt(words, at, MORE) + longestAt(words, at, FEWER) : 0;
    const isTurned = turns > 0 && /\d/.test(change);
    if (!isInto && !isTurned && !/[:;,]$/.test(raws[at - 1] ?? '')) continue;
    const named = raws
      .slice(from, at)
      .join(' ')
      .replace(/[,;:]+$/, '');
    return { named, change: isInto ? `sửa ${change}` : change };
  }
  return { named: raws.slice(from).join(' '), change: null };
}

/** "Hoạt động ngày 2/10 thì 60 em nhầm, 65 mới đúng". */
function saidWrong(
  raws: readonly string[],
  words: readonly MarkedWord[],
  from: number,
): Pick<Heard, 'named' | 'change'> | null {
  const at = words.findIndex(({ plain }, i) => i > from && (plain === 'thi' || plain === 'bi'));
  const said = words
    .slice(at + 1)
    .map(({ plain }) => plain)
    .join(' ');
  if (at < 0 || !/(?:^| )(?:nham|lon|sai|moi dung)(?: |$)/.test(said)) return null;
  return { named: raws.slice(from, at).join(' '), change: raws.slice(at + 1).join(' ') };
}

/** "Buổi tối nay có gì" asks of the schedule. */
const ASKS = /(?:^| )(?:gi|nao|may gio|bao nhieu|o dau|sao|khong|chua|lich|what|which|when|where)(?: |$)|[?？]/;
/** Who only looks says less. */
const MOST_LOOKED = 10;

const FILLERS = new Set('lai giup gium dum ho cho em minh toi tui con vao vo cua'.split(' '));

/** Where more than courtesy begins. */
function beginOf(words: readonly MarkedWord[]): number {
  let at = 0;
  for (let before = -1; before < at; ) {
    before = at;
    at = pastCourtesy(words, at);
    if (isPolite(words[at]?.plain ?? '') && !LOOKS.has(words[at]?.plain ?? '')) at += 1;
  }
  return at;
}
const LOOKS = new Set(['xem', 'coi']);

function pastFillers(words: readonly MarkedWord[], from: number): number {
  let at = from;
  while (at < words.length && FILLERS.has(words[at]?.plain ?? '')) at += 1;
  return at;
}

/** Where a verb that takes back begins with which the text ends, but for courtesy. */
function verbBehind(words: readonly MarkedWord[], from: number, { languages }: Turn): number | null {
  const verbs = actPhrases('withdraw', languages);
  const firmly = actPhrases('firmly', languages);
  for (let at = from + 1; at < words.length; at += 1) {
    const length = longestAt(words, at, verbs);
    const rest = words.slice(at + length);
    const isLast = rest.every((word, i) => isPolite(word.plain) || longestAt(rest, i, firmly) > 0);
    if (length > 0 && isLast) return words[at - 1]?.plain === 'thi' ? at - 1 : at;
  }
  return null;
}
