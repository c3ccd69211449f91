/** Which logs are named by a text: by a code, a place in the list that is shown, a day, and words of the title, the kind or the place. */
import { activityCodeIn } from '../../activities/code.ts';
import type { Choices } from '../../chat/index.ts';
import { textsOf } from '../../chat/languages.ts';
import { workUnits } from '../../chat/work-units.ts';
import { actPhrases } from '../../dialog/act-answer.ts';
import type { Span } from '../../dialog/days/index.ts';
import { longestAt } from '../../dialog/marked-words.ts';
import { kindWordsOf } from '../../flows/kind-words.ts';
import { readToldDays } from '../../flows/told/days.ts';
import { isMarked, isWord, type ToldText, toldText } from '../../flows/told/text.ts';
import type { Activity, Turn } from '../../turn/index.ts';
import { placeIn, withoutPlace } from '../readers/about-shown.ts';
import { saysSomething, tokensOf } from '../typed/plain-words.ts';

/** What of a log a text names. */
export type LogNames = {
  readonly code: string | null;
  /** Which of the list that is shown, from 1; -1: the last. */
  readonly place: number | null;
  /** Any of these; empty: no day is said. */
  readonly days: readonly Span[];
  /** Words that have to be the log's own. */
  readonly words: readonly string[];
  /** The last one ("vừa ghi"). */
  readonly isLatest: boolean;
};

/** A unit's logs that are looked through, the newest first. */
const MOST_LOGS = 100;

/** The codes of logs that these choices open, mend or ask about, in their order. */
export const logsIn = (choices: Choices): readonly string[] => [
  ...new Set(
    choices.flatMap(([, value]) => /^(?:go\.log\.(?:edit|same)|log)\.(HD-[A-Z0-9]{4})(?=\.|$)/.exec(value)?.[1] ?? []),
  ),
];

/** What is said of a log. `shown`: codes of the list that is on the screen; without one "thứ 2" is a day. */
export function namesIn(text: string, shown: readonly string[], turn: Turn): LogNames {
  const found = activityCodeIn(text);
  const code = found?.isSure || (found && turn.activities.find(found.code)) ? found.code : null;
  const plain = ` ${tokensOf(text).join(' ')} `;
  const place = shown.length > 1 ? placeIn(plain) : null;
  const told = readToldDays(toldText(place === null ? text : withoutPlace(plain), turn.languages), turn);
  const left = leftIn(told.told, turn);
  return {
    code,
    place,
    days: told.days ? [told.days] : told.options,
    words: code === null ? left.words : [],
    isLatest: left.isLatest,
  };
}

/** Whether anything names one. */
export const isNamed = ({ code, place, days, words, isLatest }: LogNames): boolean =>
  code !== null || place !== null || days.length > 0 || words.length > 0 || isLatest;

/** The words that are no day, no noun of a log and no courtesy. */
function leftIn(
  told: ToldText,
  { languages }: Turn,
): { readonly words: readonly string[]; readonly isLatest: boolean } {
  const latest = actPhrases('latest', languages);
  const nouns = (['log', 'one', 'thing', 'firmly'] as const).flatMap((each) => actPhrases(each, languages));
  const words: string[] = [];
  let isLatest = false;
  for (let at = 0; at < told.tokens.length; at += 1) {
    const token = told.tokens[at];
    if (!token || isMarked(told, at) || !isWord(token)) continue;
    const last = longestAt(told.tokens, at, latest);
    const noun = longestAt(told.tokens, at, nouns);
    if (last > 0) isLatest = true;
    if (last + noun > 0) at += Math.max(last, noun) - 1;
    else if (saysSomething(token.plain) && !OF_LOGGING.has(token.plain)) words.push(token.plain);
  }
  return { words, isLatest };
}

/** Said of any log: that it was recorded, and recorded wrong. */
const OF_LOGGING = new Set('ghi nhap luu nham sai lon trung thu thua du'.split(' '));

/** Those that are named; empty: none is, or nothing names one. `shown`: codes of the list that is on the screen; `byTitle`: the kind says nothing. */
export function logsNamed(names: LogNames, shown: readonly string[], turn: Turn, byTitle = false): readonly Activity[] {
  const { code, place, days, words, isLatest } = names;
  const found = (codes: readonly string[]) => codes.flatMap((each) => turn.activities.find(each) ?? []);
  if (code !== null) return found([code]);
  if (place !== null && words.length === 0 && shown.length > 1)
    return found(shown.slice(place < 0 ? place : place - 1, place < 0 ? undefined : place));
  if (days.length === 0 && words.length === 0) {
    const last = isLatest ? turn.activities.mine() : null;
    return last ? [last] : [];
  }
  const onDays = logsOf(shown, turn).filter(
    (each) => days.length === 0 || days.some(({ from, to }) => each.from <= to && each.to >= from),
  );
  const named = words.length === 0 ? onDays : calledBy(words, onDays, turn, byTitle);
  // "Cái vừa ghi trùng".
  const last = named.length === 0 && isLatest && days.length === 0 ? turn.activities.mine() : null;
  return last ? [last] : named;
}

/** The logs of the person's units; who holds none, as the office, has those that are shown. */
function logsOf(shown: readonly string[], turn: Turn): readonly Activity[] {
  const units = workUnits(turn.person.holds).filter((unit) => turn.people.may('log', unit));
  if (units.length === 0) return shown.flatMap((each) => turn.activities.find(each) ?? []);
  return units.flatMap((unit) => turn.activities.ofUnit(unit, 0, MOST_LOGS));
}

/** Who says so many words of a log may have one of them in their own way. */
const LEAST_SAID = 3;

/** By words of the title before those of the kind and the place; where none has all of them, those that have all but one. */
function calledBy(
  words: readonly string[],
  logs: readonly Activity[],
  turn: Turn,
  byTitle: boolean,
): readonly Activity[] {
  const titles = logs.map((each) => ({ each, own: new Set(tokensOf(each.title)) }));
  const named = titles.filter(({ own }) => words.every((word) => own.has(word)));
  if (named.length > 0 || byTitle) return named.map(({ each }) => each);
  const all = titles.map(({ each, own }) => ({ each, own: new Set([...own, ...wordsOfKind(each, turn)]) }));
  const missing = (own: ReadonlySet<string>) => words.filter((word) => !own.has(word)).length;
  const whole = all.filter(({ own }) => missing(own) === 0);
  const near = words.length < LEAST_SAID ? [] : all.filter(({ own }) => missing(own) === 1);
  return (whole.length > 0 ? whole : near).map(({ each }) => each);
}

function wordsOfKind({ category, place }: Activity, { campaign, languages }: Turn): readonly string[] {
  const { categories } = campaign.plan;
  const kind = categories.find(({ code }) => code === category);
  const called = kind ? [...textsOf(kind.label), ...textsOf(kind.name), ...kind.words] : [];
  return [...called, ...(kindWordsOf(categories, languages).get(category) ?? []), place ?? ''].flatMap(tokensOf);
}
