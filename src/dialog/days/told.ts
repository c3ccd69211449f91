/** The days of a text as they come: joined, taken back, denied. */
import type { DayWord } from '../../understanding/day-words.ts';
import type { DaysSaid } from './sayings.ts';
import type { DayStep, Joint } from './steps.ts';

export type DayTold = {
  readonly word: DayWord;
  readonly by: Joint | null;
  readonly isBare: boolean;
  /** It is not said that it goes with the one before: other words stand between them. */
  readonly isApart: boolean;
};
type Gathered = DayTold & { readonly isDenied: boolean; readonly isName: boolean };

export type Gathering = {
  readonly last: () => DayWord | undefined;
  readonly lastEnd: () => number;
  readonly joint: () => Joint | null;
  readonly isOpen: () => boolean;
  /** A sign between two words: "-", ",". */
  readonly signed: (joint: Joint) => void;
  readonly take: (step: DayStep, end: number) => void;
  readonly said: (most: number) => DaysSaid;
};

/** What was told so far; each word that is read adds to it. */
type SoFar = {
  days: Gathered[];
  readonly flags: Set<string>;
  length: number | null;
  strange: number;
  around: number;
  lastEnd: number;
  joint: Joint | null;
  turn: 'instead' | 'maybe' | 'denied' | null;
  isGap: boolean;
  isSaid: boolean;
};

/** Nothing was told yet. */
export function gathering(): Gathering {
  const told: SoFar = {
    days: [],
    flags: new Set(),
    length: null,
    strange: 0,
    around: 0,
    lastEnd: -1,
    joint: null,
    turn: null,
    isGap: false,
    isSaid: false,
  };
  return {
    last: () => told.days.at(-1)?.word,
    lastEnd: () => told.lastEnd,
    joint: () => told.joint,
    isOpen: () => told.flags.has('from'),
    signed: (sign) => {
      told.joint = sign;
      told.isSaid ||= sign === 'to';
    },
    take: (step, end) => take(told, step, end),
    said: (most) => ({
      ...counted(told.days, told.flags, most),
      isOpen: told.flags.has('from'),
      isUnsure: told.flags.has('unsure'),
      length: told.length,
      strange: told.strange,
      around: told.around,
    }),
  };
}

function take(told: SoFar, step: DayStep, end: number): void {
  if ('word' in step) {
    tell(told, step.word, step.isBare ?? false, step.isName ?? false);
    told.lastEnd = end;
  } else if ('joint' in step) {
    told.joint = told.days.length > 0 ? step.joint : told.joint;
    told.isSaid = told.days.length > 0;
  } else if ('turn' in step) told.turn = step.turn;
  else if ('flag' in step) {
    if (step.flag === 'certain') told.flags.delete('unsure');
    else told.flags.add(step.flag);
    if (step.flag === 'opening' || step.flag === 'others') {
      told.strange += step.length;
      passed(told);
    }
  } else if ('time' in step) told.flags.delete('from');
  else if ('around' in step) {
    told.around += step.around;
    if (!step.isPolite) passed(told);
  } else if ('strange' in step) {
    told.strange += step.strange;
    passed(told);
  } else if ('done' in step) passed(told);
  else if ('days' in step) told.length = step.days;
}

function tell(told: SoFar, word: DayWord, isBare: boolean, isName: boolean): void {
  const { flags, joint, turn, isGap, isSaid } = told;
  const before = told.days.filter(({ isDenied }) => !isDenied);
  const isInstead = turn === 'instead' && before.length === 1 && !isGap;
  if (isInstead) told.days = told.days.map((each) => ({ ...each, isDenied: true }));
  // "không phải mùng 2 và mùng 3": is the other one meant?
  if (isSaid && told.days.at(-1)?.isDenied === true && turn === null) flags.add('against');
  const isRange = joint === 'to' && (flags.has('from') || !isGap);
  // "không phải mùng 6 mà mùng 4, mùng 5 ...": of the last nothing is said but that it stands there.
  const isLoose = joint === 'and' && !isSaid && told.days.some(({ isDenied }) => isDenied);
  const isApart = !isInstead && before.length > 0 && (turn !== null || isLoose || (isGap && !isRange));
  const by = before.length > 0 && !isInstead ? (joint ?? 'and') : null;
  told.days.push({ word, by, isBare, isApart: isApart && turn !== 'denied', isDenied: turn === 'denied', isName });
  Object.assign(told, { joint: null, turn: null, isGap: false, isSaid: false });
}

function passed(told: SoFar): void {
  told.isGap = true;
  if (told.turn !== 'denied') return;
  told.flags.add('against');
  told.turn = null;
}

/** The days that are meant, at most so many, and whether the text turns the sense round. */
function counted(
  days: readonly Gathered[],
  flags: ReadonlySet<string>,
  most: number,
): Pick<DaysSaid, 'days' | 'isAgainst' | 'isTurned'> {
  const meant = days.filter(({ isDenied }) => !isDenied);
  const isDeniedToo = ({ word }: Gathered): boolean =>
    days.some((each) => each.isDenied && JSON.stringify(each.word) === JSON.stringify(word));
  // "không phải 6/10 mà là 5/10, 6/10 là lớp khác": it is not meant the second time either.
  const left = flags.has('others') ? meant.filter((each) => !isDeniedToo(each)) : meant;
  const isDaily = flags.has('daily') && !days.some(({ by }) => by === 'to');
  return {
    days: named(left, flags).slice(0, most),
    isAgainst: flags.has('against') || isDaily || left.some(isDeniedToo),
    isTurned: days.length > meant.length,
  };
}

const isOneOfTwo = (word: DayWord): word is Extract<DayWord, { is: 'offset' }> & { readonly or: number } =>
  word.is === 'offset' && word.or !== undefined;
const settles = (word: DayWord, of: DayWord): boolean =>
  word.is === 'offset' && word.or === undefined && isOneOfTwo(of) && [of.days, of.or].includes(word.days);

/** The days that count: "bữa đó là chủ nhật", "đầu tháng nè, mùng 1", "tuần lễ ... hôm thứ hai" tell of one. */
function named(told: readonly Gathered[], flags: ReadonlySet<string>): readonly DayTold[] {
  // "suốt tuần lễ, từ mùng 2 đến mùng 5": the range says which days of it.
  const hasRange = told.some(({ by }) => by === 'to');
  const exact = told.filter(
    ({ isName, word }) => !isName && !(hasRange && word.is === 'span' && word.span === 'period'),
  );
  // "khi hôm, lúc tối": of the two evenings the first says which.
  const sure = exact.filter(({ word }) => !isOneOfTwo(word) || !exact.some((each) => settles(each.word, word)));
  const days = sure.length > 0 ? sure : told;
  const isPlain = days.every(
    ({ word, by }) => (word.is === 'date' || word.is === 'weekday') && (by === null || by === 'and'),
  );
  const isVague = days.length === 0 ? flags.has('that-day') || flags.has('pointer') : flags.has('pointer') && !isPlain;
  const isOpening = exact.length === 0 && flags.has('opening');
  if (isVague || isOpening) return [{ word: { is: 'vague' }, by: null, isBare: false, isApart: false }];
  const isMistaken = (flags.has('mistaken') || flags.has('others')) && days.length > 1;
  return days.map(({ word, by, isBare, isApart }, at) => ({
    word,
    by: at === 0 ? null : (by ?? 'and'),
    isBare,
    isApart: at > 0 && (isApart || isMistaken),
  }));
}
