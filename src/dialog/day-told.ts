/** The days of a text as they come: joined, taken back, denied. */
import type { DayWord } from '../understanding/day-words.ts';
import type { DaysSaid } from './day-sayings.ts';
import type { DayStep, Joint } from './day-steps.ts';

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

/** Nothing was told yet. */
export function gathering(): Gathering {
  let days: Gathered[] = [];
  const flags = new Set<string>();
  let [length, strange, around, lastEnd]: [number | null, number, number, number] = [null, 0, 0, -1];
  let joint: Joint | null = null;
  let turn: 'instead' | 'maybe' | 'denied' | null = null;
  let isGap = false;
  let isSaid = false;

  const meant = (): readonly Gathered[] => days.filter(({ isDenied }) => !isDenied);
  const passed = (): void => {
    isGap = true;
    if (turn !== 'denied') return;
    flags.add('against');
    turn = null;
  };
  const tell = (word: DayWord, isBare: boolean, isName: boolean): void => {
    const before = meant();
    const isInstead = turn === 'instead' && before.length === 1 && !isGap;
    if (isInstead) days = days.map((each) => ({ ...each, isDenied: true }));
    // "không phải mùng 2 và mùng 3": is the other one meant?
    if (isSaid && days.at(-1)?.isDenied === true && turn === null) flags.add('against');
    const isRange = joint === 'to' && (flags.has('from') || !isGap);
    // "không phải mùng 6 mà mùng 4, mùng 5 ...": of the last nothing is said but that it stands there.
    const isLoose = joint === 'and' && !isSaid && days.some(({ isDenied }) => isDenied);
    const isApart = !isInstead && before.length > 0 && (turn !== null || isLoose || (isGap && !isRange));
    const by = before.length > 0 && !isInstead ? (joint ?? 'and') : null;
    days.push({ word, by, isBare, isApart: isApart && turn !== 'denied', isDenied: turn === 'denied', isName });
    [joint, turn, isGap, isSaid] = [null, null, false, false];
  };

  const take = (step: DayStep, end: number): void => {
    if ('word' in step) {
      tell(step.word, step.isBare ?? false, step.isName ?? false);
      lastEnd = end;
    } else if ('joint' in step) {
      joint = days.length > 0 ? step.joint : joint;
      isSaid = days.length > 0;
    } else if ('turn' in step) turn = step.turn;
    else if ('flag' in step) {
      if (step.flag === 'certain') flags.delete('unsure');
      else flags.add(step.flag);
      if (step.flag === 'opening' || step.flag === 'others') {
        strange += step.length;
        passed();
      }
    } else if ('time' in step) flags.delete('from');
    else if ('around' in step) {
      around += step.around;
      if (!step.isPolite) passed();
    } else if ('strange' in step) {
      strange += step.strange;
      passed();
    } else if ('done' in step) passed();
    else if ('days' in step) length = step.days;
  };

  const said = (most: number): DaysSaid => ({
    ...counted(days, flags, most),
    isOpen: flags.has('from'),
    isUnsure: flags.has('unsure'),
    length,
    strange,
    around,
  });
  return {
    last: () => days.at(-1)?.word,
    lastEnd: () => lastEnd,
    joint: () => joint,
    isOpen: () => flags.has('from'),
    signed: (sign) => {
      joint = sign;
      isSaid ||= sign === 'to';
    },
    take,
    said,
  };
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

/** The days that count: "bữa đó là chủ nhật", "đầu tháng nè, mùng 1", "tuần lễ ... hôm thứ hai" tell of one. */
function named(told: readonly Gathered[], flags: ReadonlySet<string>): readonly DayTold[] {
  const exact = told.filter(({ isName }) => !isName);
  const days = exact.length > 0 ? exact : told;
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
