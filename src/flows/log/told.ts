/** A whole log in one message: what a text tells of an activity, as far as it is certain. */
import { offeredCategories } from '../../campaign/categories.ts';
import type { Unit } from '../../campaign/types.ts';
import { unitName } from '../../campaign/unit-tree.ts';
import { dateOf } from '../../chat/civil.ts';
import type { Mode, Turn } from '../../turn/index.ts';
import { readToldDays } from '../told/days.ts';
import { readToldPeople, readToldQuantities } from '../told/figures.ts';
import { categoryIn, countDoings, isDone, isOfKind, isOurs, type Manner, mannerOf } from '../told/kind.ts';
import { countsIn, isOrdinal } from '../told/numbers.ts';
import { between, isClassAt, isMarked, type ToldText, toldText } from '../told/text.ts';
import { hourIn, titleIn } from '../told/title.ts';
import { readToldLink, readToldMode, readToldPlace, readToldUnit, saysBoth, type ToldPlace } from '../told/where.ts';
import { isByUnit, isPlan, isSentOnline, isTheirs, isWatched, toldSigns, withSentMarked } from '../told/words.ts';
import { categoryOf, type SoFar, unitsToLog } from './answers.ts';
import { readTyped as readTypedDays } from './days.ts';

/**
 * `answers`: what was read; what is not certain is left out and asked. `verdict`: log: it tells of an activity that took place; maybe: it may be
 * about one (a promise, no day); none.
 */
export type ToldLog = {
  readonly answers: SoFar;
  readonly manner: Manner;
  readonly verdict: 'log' | 'maybe' | 'none';
  /** Figures of which nothing was made, as they were typed. */
  readonly unread?: readonly string[];
};

const LEAST_WORDS = 4;
/** Words and signs; a letter that is longer is not looked through. */
const MOST_TOKENS = 140;

export function readToldLog(typed: string, turn: Turn): ToldLog {
  const { link, told: afterLink } = readToldLink(toldText(typed, turn.languages));
  if (afterLink.tokens.length > MOST_TOKENS) return { answers: {}, manner: 'else', verdict: 'none' };
  const manner = mannerOf(afterLink);
  if (manner === 'asks' || manner === 'else') return { answers: {}, manner, verdict: 'none' };
  const unit = readToldUnit(afterLink, turn);
  const days = readToldDays(unit.told, turn);
  const isApart = days.days === null;
  const people = readToldPeople(days.told, turn, isApart);
  const form = readToldMode(people.told, turn);
  const isSent = isSentOnline(afterLink);
  const place = readToldPlace(form.told, isSent ? isTheirs(afterLink) : undefined);
  const kind = categoryIn(withSentMarked(place.told), turn, offeredCategories(turn.campaign));
  const counted = readToldQuantities(
    place.told,
    categoryOf({ category: kind?.code ?? '' }, turn)?.counts ?? [],
    turn.languages,
    isApart,
  );
  const read = counted?.told ?? place.told;
  const own = unitOf(unit, turn);
  const isPlaced = place.place !== null || place.isAtUnit;
  const said = saysBoth(typed, turn) ? 'mixed' : form.mode;
  const mode = modeOf(said, { ...place, isPlaced, isSent, isWatched: isWatched(afterLink) });
  const where = mode === 'online' ? null : (place.place ?? (place.isAtUnit && mode ? nameOf(own, turn) : null));
  const title = titleIn(read, isOfKind(read, turn, kind?.code ?? null));
  const answers: SoFar = {
    ...(own === null ? {} : { unit: own }),
    ...(kind === null ? {} : { category: kind.code }),
    ...(title === null ? {} : { title }),
    ...(days.days === null ? {} : { days: days.days }),
    ...(days.options.length === 0 ? {} : { daysTold: days.options }),
    ...(mode === null ? {} : { mode }),
    ...(form.platform === null || mode === 'in-person' ? {} : { platform: form.platform }),
    ...(link === null ? {} : { link }),
    ...(where === null ? {} : { place: where }),
    ...(people.people === null ? {} : { people: people.people }),
    ...(counted?.quantities ? { quantities: counted.quantities } : {}),
  };
  return {
    answers,
    unread: unreadIn(read, [people.unread, counted?.unread ?? null], title),
    manner,
    verdict: verdictOf(
      read,
      {
        manner,
        isFuture: days.isFuture || isLater(afterLink, turn),
        hasDays: days.days !== null || days.isApart,
        answers,
        isTold: people.isTold,
        isNamed: kind?.isOwn === true,
        isKind: isOfKind(read, turn, kind?.code ?? null),
        isElsewhere: own === null && isOfOthers(unit.units ?? [], turn),
        isCounted: people.isTold || counted !== null || link !== null || countsIn(read),
      },
      turn,
    ),
  };
}

/** What is read of a text that tells a whole log; null: it tells none. Most answers name no day and don't ask to be recorded: they are not read on. */
export function wholeLogIn(typed: string, turn: Turn): SoFar | null {
  const { told } = readToldLink(toldText(typed, turn.languages));
  if (told.tokens.length > MOST_TOKENS) return null;
  const { days, isApart } = readToldDays(readToldUnit(told, turn).told, turn);
  if (days === null && !isApart && !toldSigns(told.text, turn.languages).isToLog) return null;
  const { verdict, answers } = readToldLog(typed, turn);
  return verdict === 'log' ? answers : null;
}

const nameOf = (unit: string | null, { campaign }: Turn): string | null =>
  unit === null ? null : unitName(campaign, unit).vi;

type Met = Readonly<Record<'isPlaced' | 'isSent' | 'isWatched', boolean>> & Pick<ToldPlace, 'place' | 'isExact'>;

/** A place says that they met; where some watched from elsewhere it was both. "Học trực tuyến ở nhà văn hóa" may be both: it is asked. */
function modeOf(said: Mode | null, { isPlaced, isSent, isWatched: isBeside, place, isExact }: Met): Mode | null {
  if (said !== 'in-person' && isPlaced && isBeside) return 'mixed';
  if (said === 'online' && place !== null && isExact) return null;
  return said ?? (isPlaced ? 'in-person' : isSent ? 'online' : null);
}

const MOST_UNREAD = 3;
const BEHIND_FIGURE = 3;

/** Figures that are neither in an answer nor in the title; so much beside each that it is known which. */
function unreadIn(read: ToldText, whole: readonly (string | null)[], title: string | null): readonly string[] {
  const said = whole.filter((each) => each !== null);
  const inTitle = title === null ? -1 : read.text.toLowerCase().indexOf(title.toLowerCase());
  const isOpen = (at: number): boolean => {
    const { raw = '', from = 0 } = read.tokens[at] ?? {};
    const isTitle = inTitle >= 0 && from >= inTitle && from < inTitle + (title?.length ?? 0);
    // "45/50 em" are figures, "lớp 3/1" and days are not.
    const isOf = /^\d+\/\d+$/.test(raw) && /^\p{L}/u.test(read.tokens[at + 1]?.raw ?? '');
    return (
      (isOf || /^\d+(?:[.,]\d+)*%?$/.test(raw)) &&
      !isMarked(read, at) &&
      !isTitle &&
      !isClassAt(read, at) &&
      !isOrdinal(read, at) &&
      hourIn(read, at) === 0
    );
  };
  const figures = read.tokens.flatMap((_, at) => {
    if (!isOpen(at)) return [];
    let to = at + 1;
    while (to < at + BEHIND_FIGURE && /^\p{L}/u.test(read.tokens[to]?.raw ?? '') && !isMarked(read, to)) to += 1;
    return [between(read, at, to)];
  });
  const isSaid = (figure: string): boolean => said.some((each) => ` ${each} `.includes(` ${figure} `));
  return [...said, ...figures.filter((figure) => !isSaid(figure))].slice(0, MOST_UNREAD);
}

/** Where a longer text may answer more than what is asked. */
const EARLY: readonly string[] = ['unit', 'category', 'title', 'days'];
/** So many answers besides the title make a text more than one answer. */
const LEAST_FURTHER = 2;

/** What a longer text at one of the first questions answers, as far as it was not answered yet; null: it is an answer to that question alone. */
export function readFurther(text: string, at: string, soFar: SoFar, turn: Turn): SoFar | null {
  if (!EARLY.includes(at) || soFar.edits !== undefined) return null;
  const { answers: told, manner } = readToldLog(text, turn);
  const days = at === 'days' ? withOwnDays(told, text, turn) : told;
  // A title may have a number in it.
  const answers = at === 'title' ? days : { ...days, ...quantitiesOf(text, days, soFar, turn) };
  const known = new Set(Object.keys(soFar));
  const further = Object.entries(answers).filter(([key, value]) => value !== undefined && !known.has(key));
  // A place says that it was in person: "Băng rôn ở cổng trường" is a name, and tells one thing beside it.
  const isOne = (key: string): boolean => key === 'mode' && answers.place !== undefined;
  const isBeside = (key: string): boolean => !isNamed(key) && !(key === 'quantities' && at === 'title') && !isOne(key);
  const besides = further.filter(([key]) => isBeside(key));
  const isAnswer = further.some(([key]) => key === at);
  // No kind's name tells when it was, and neither it nor a day counts anything.
  const isKindWithDay = at === 'category' && isAnswer && 'days' in answers;
  const isCounted = at !== 'title' && isAnswer && besides.some(([key]) => key === 'people' || key === 'quantities');
  // "Hqua 40 be 4 co" where the kind is asked for names none: it is kept, and the kind is asked for again.
  const isElse =
    at === 'category' && !isAnswer && answers.title === undefined && besides.some(([key]) => saysElse(key));
  if (manner === 'tells' && isElse) return Object.fromEntries(further.filter(([key]) => !isNamed(key)));
  if (manner !== 'tells' || (besides.length < LEAST_FURTHER && !isKindWithDay && !isCounted)) return null;
  // Where the title is asked for, what has none in it is the title itself.
  if (at === 'title' && answers.title === undefined) return null;
  return Object.fromEntries(
    further.filter(([key]) => key !== 'quantities' || at !== 'title' || !known.has('category')),
  );
}

const isNamed = (key: string): boolean => key === 'title' || key === 'unit' || key === 'category';
const saysElse = (key: string): boolean => key === 'people' || key === 'days' || key === 'place';

/** What is counted of the kind that is told, or was before: another's figures are none of it. */
function quantitiesOf(text: string, told: SoFar, soFar: SoFar, turn: Turn): Pick<SoFar, 'quantities'> {
  if (soFar.category === undefined) return {};
  const days = readToldDays(toldText(text, turn.languages), turn);
  const counts = categoryOf(soFar, turn)?.counts ?? [];
  const counted = readToldQuantities(days.told, counts, turn.languages, days.days === null);
  const isSame = told.category === undefined || told.category === soFar.category;
  return isSame && counted?.quantities ? { quantities: counted.quantities } : {};
}

/** Where the days are asked for, what the question itself makes of the whole text says which of several are meant. */
function withOwnDays(told: SoFar, text: string, turn: Turn): SoFar {
  if (told.daysTold === undefined && told.days === undefined) return told;
  const read = readTypedDays({ text }, turn);
  const { daysTold: _, ...others } = told;
  return read.ok && 'value' in read ? { ...others, days: read.value } : told;
}

/** The person's own, or one that is named and that they may log for; null: it has to be asked. */
function unitOf({ units, isSure }: ReturnType<typeof readToldUnit>, turn: Turn): string | null {
  const mine = unitsToLog(turn);
  const [only, another] = mine;
  if (units === null) return only && !another ? only.code : null;
  const named = units.filter((unit) => mine.some(({ code }) => code === unit.code));
  // "trường … Ban Mai" of one who has just one such unit is theirs.
  if (only && !another) return named.length === 1 ? only.code : null;
  return isSure && named.length === 1 ? (named[0]?.code ?? null) : null;
}

const isOfOthers = (units: readonly Unit[], turn: Turn): boolean =>
  units.length > 0 && !units.some((unit) => unitsToLog(turn).some(({ code }) => code === unit.code));

/** "chiều nay" in the morning, "tối nay" before the evening: it has not begun. */
function isLater({ tokens }: ToldText, { now }: Turn): boolean {
  const hour = (now.getUTCHours() + 7) % 24;
  const from: Readonly<Record<string, number>> = { trua: 11, chieu: 13, toi: 18, dem: 19 };
  return tokens.some(({ plain }, at) => {
    const begins = plain === undefined ? undefined : from[plain];
    return begins !== undefined && tokens[at + 1]?.plain === 'nay' && hour < begins;
  });
}

function verdictOf(
  told: ToldText,
  {
    manner,
    isFuture,
    hasDays,
    answers,
    isTold,
    isNamed,
    isCounted,
    isElsewhere,
    isKind: isKindAt,
  }: {
    readonly manner: Manner;
    readonly isFuture: boolean;
    readonly hasDays: boolean;
    readonly answers: SoFar;
    readonly isTold: boolean;
    readonly isNamed: boolean;
    readonly isCounted: boolean;
    readonly isElsewhere: boolean;
    readonly isKind: (at: number) => boolean;
  },
  { languages, now }: Turn,
): ToldLog['verdict'] {
  const words = told.tokens.filter(({ raw }) => /^[\p{L}\p{N}]/u.test(raw)).length;
  const isDoing = answers.category !== undefined || answers.quantities !== undefined || countDoings(told) > 0;
  const isSure = hasDays && !isFuture && manner === 'tells';
  if (words < LEAST_WORDS || manner === 'asks' || manner === 'else' || !(isDoing || (isSure && isTold))) return 'none';
  const isKindCounted = answers.quantities !== undefined || (answers.category !== undefined && isTold);
  const isPlaced = answers.place !== undefined || answers.platform !== undefined || answers.mode !== undefined;
  const isSaid = isNamed || isTold || answers.place !== undefined || answers.link !== undefined;
  const isKind = answers.category !== undefined || answers.quantities !== undefined;
  const isWhole = isSure && isSaid && (isKind || (isTold && (isPlaced || isDone(told))));
  if ((isWhole || isKindCounted) && !isFuture && manner === 'tells') {
    // A log that nobody wanted annoys more than a question: it takes a figure or the wish to record it, and nothing that speaks against it.
    const { isDoubtful, isToLog } = toldSigns(told.text, languages);
    const isToday = answers.days?.to === dateOf(now);
    if (
      !isDoubtful &&
      !isPlan(told, { isToday }) &&
      (isToLog || (isWhole && isCounted && isByUnit(told, { isKind: isKindAt, isElsewhere })))
    )
      return 'log';
  }
  // "theo doi cac don vi" names units, and nothing that one of them does.
  const isOwn = isOurs(told) && (isKind || isTold || isFuture || hasDays);
  return isOwn || (answers.category !== undefined && isTold) || (isSure && isSaid) ? 'maybe' : 'none';
}
