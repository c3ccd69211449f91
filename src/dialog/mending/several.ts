/** A correction that says several things: "hôm qua chứ không phải hôm nay, 35 hs", "sửa ngày thành hôm nay và tên là Thi vẽ". */
import { fold } from '../../chat/fold.ts';
import type { Json, Mend } from '../flow.ts';
import { longestAt, phrasesOf, wordOf } from '../marked-words.ts';
import { goesOn } from '../other-kind.ts';
import { owns, type PlainStep, stepOf } from '../progress.ts';
import { readCorrection } from './correction.ts';
import { bare, lineAt, skip, takeApart } from './correction-text.ts';
import {
  BEHIND,
  COURTESY,
  DROP,
  FEWER,
  INTO,
  MAYBE_SLIP,
  MEND,
  MORE,
  NOT,
  NUMBERED,
  RATHER_THAN,
  SLIP,
  STARTS,
} from './correction-words.ts';
import { formIn } from './form.ts';
import { mendedBy, type Open, valueFor } from './mended.ts';
import { answered, losesFigures, namesOf, optionOf, optionsFor, takesOthers } from './options.ts';

/** `isSure`: nothing of it may be meant otherwise. */
export type Several = { readonly mend: Mend; readonly isSure: boolean };

/** `mend`: null where it tells what stands there already, or is only courtesy; then there is no `step`, either. `isSure`: it says itself that it corrects. */
type Part = { readonly mend: Mend | null; readonly step: PlainStep | null; readonly isSure: boolean };
const COURTEOUS: Part = { mend: null, step: null, isSure: false };

/** Nobody corrects in more, and in more parts. */
const LONGEST = 200;
const MOST_PLACES = 6;

const JOINS = phrasesOf('và, với lại, với, còn, rồi, đồng thời, cả, cùng, and, also');
const AROUND = [...COURTESY, ...SLIP, ...MAYBE_SLIP, ...BEHIND, ...JOINS].toSorted((a, b) => b.length - a.length);

/** null: it says one thing, or something in it is read as nothing. `mustSay`: a part has to say itself that it corrects. */
export function readSeveral(open: Open, lines: readonly PlainStep[], mustSay: boolean): Several | null {
  const form = readForm(open, mustSay);
  if (form) return form;
  const text = (open.message.text ?? '').replace(/([^\s.,;:!?])[^\S\n]*\n\s*/g, '$1, ');
  if (text.length > LONGEST || open.standing.mending) return null;
  const typed = takeApart(text, lines, (each) => namesOf(each, open.standing, open.turn));
  const places = placesIn(typed, open);
  if (places.length === 0) return null;
  const read = remembering((from, to) => readPart(typed.raws.slice(from, to).join(' '), open, lines));
  let best: Best | null = null;
  for (let chosen = 1; chosen < 2 ** places.length; chosen += 1) {
    const cuts = places.filter((_, n) => (chosen >> n) % 2 === 1);
    const ends = [...cuts.map(({ at }) => at), typed.raws.length];
    const parts = partsOf(ends, read, (from, to, before) =>
      readGoingOn(typed.raws.slice(from, to).join(' '), before, open, lines),
    );
    if (!parts || !fits(parts, cuts)) continue;
    const said = parts.filter(({ step }) => step !== null);
    const of = new Set(said.map(({ step }) => step)).size;
    const rank = [of, -said.length, -cuts.filter(({ isSign }) => !isSign).length];
    const told: Several | null =
      said.length > 0 && (best === null || isAbove(rank, best.rank)) ? together(said, open, mustSay) : null;
    if (told) best = { ...told, rank };
  }
  return best && { mend: best.mend, isSure: best.isSure };
}

/** Each line by its label: nothing of one is another's. What is read as nothing is left, and named. */
function readForm(open: Open, mustSay: boolean): Several | null {
  if (open.step !== null || open.standing.mending) return null;
  const isSure = open.isClosed !== true;
  const parts = formIn(open).flatMap(({ step, value }) => {
    const part = value === '' ? null : partFor({ key: step.key, text: value }, open, isSure);
    return part?.mend ? [part] : [];
  });
  return parts.length === 0 ? null : together(parts, open, mustSay);
}

/** `rank`: more lines, then fewer parts, then fewer cuts without a sign. */
type Best = Several & { readonly rank: readonly number[] };

function isAbove(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((n, k) => n !== other[k]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

type ReadPart = (from: number, to: number) => Part | null;

function remembering(read: ReadPart): ReadPart {
  const known = new Map<number, Part | null>();
  return (from, to) => {
    const name = from * LONGEST + to;
    const part = known.has(name) ? (known.get(name) ?? null) : read(from, to);
    known.set(name, part);
    return part;
  };
}

/** null: one of them is read as nothing. */
function partsOf(
  ends: readonly number[],
  read: ReadPart,
  readOn: (from: number, to: number, before: Mend) => Part | null,
): readonly Part[] | null {
  const parts: Part[] = [];
  for (const [n, to] of ends.entries()) {
    const from = ends[n - 1] ?? 0;
    const before = parts.at(-1)?.mend ?? null;
    const part = (before && readOn(from, to, before)) ?? read(from, to);
    if (!part) return null;
    parts.push(part);
  }
  return parts;
}

/** "3A", "5A2". */
const CLASS = /^\d{1,2}[a-e]\d{0,2}$/i;

const SLASHED = /(?:^|[^\d/])\d{1,2}\/\d{1,2}(?:\s+(?:có|co|là|la))?\s+\d+\s+\p{L}/iu;

type Place = { readonly at: number; readonly isSign: boolean };

/** Where another thing may begin. */
function placesIn(typed: ReturnType<typeof takeApart>, { turn }: Open): readonly Place[] {
  const { raws, words } = typed;
  return raws
    .flatMap((raw, at): Place[] => {
      if (at === 0 || goesOn(raws.slice(0, at).join(' '), raws.slice(at).join(' '), turn.languages)) return [];
      const isSign = /[,;.!…]$/.test(raws[at - 1] ?? '');
      // "Phòng 12" and "lớp 3A 35 em" belong together, and "phát sách cho hs" has no "chỗ" in it.
      const isNumbered = words.slice(0, at).some((_, n) => n + longestAt(words, n, NUMBERED) === at);
      const begins =
        (/^\d/.test(raw) && !isNumbered && !CLASS.test(raws[at - 1] ?? '')) ||
        (lineAt(typed, at) !== null && words[at]?.marked !== 'cho') ||
        [JOINS, STARTS, MEND, DROP, MORE, FEWER].some((phrases) => longestAt(words, at, phrases) > 0);
      return isSign || begins ? [{ at, isSign }] : [];
    })
    .toSorted((a, b) => Number(b.isSign) - Number(a.isSign))
    .slice(0, MOST_PLACES)
    .toSorted((a, b) => a.at - b.at);
}

/** A name may have a figure or a place in it, and a sentence anything: only behind a sign, or in so many words, does something else follow. */
const fits = (parts: readonly Part[], cuts: readonly Place[]): boolean =>
  parts.every(({ step, mend }, n) => {
    const next = parts[n + 1];
    if (step === null || step.takesNumbers || next === undefined || next.isSure) return true;
    if (step.isSentence) return false;
    return cuts[n]?.isSign === true || (next.step?.takesNumbers === true && /\s/.test(mend?.text ?? ''));
  });

function together(parts: readonly Part[], open: Open, mustSay: boolean): Several | null {
  const mends = parts.flatMap(({ mend }) => (mend ? [mend] : []));
  const [first, ...and] = mends;
  if (!first || (mustSay && !parts.some(({ isSure }) => isSure))) return null;
  // "Thêm 5 em, bớt 1 cô" and "300 thành 310, 20 thành 25" are two things of one line.
  const isWhole = ({ mend }: Part): boolean =>
    mend === null || mend.as === 'none' || mend.as === 'after' || (mend.as === undefined && mend.old === undefined);
  const isTwice = parts.some(
    (each, n) => isWhole(each) && parts.some((other, m) => m !== n && other.step === each.step),
  );
  const mend: Mend = and.length === 0 ? first : { ...first, and };
  if (isTwice || mendedBy(mend, open) === null) return null;
  const isSaid = parts.every(({ isSure }) => isSure);
  // What follows a name in plain words may be of the name.
  const isText = parts.some((part) => part.mend && part.mend.as !== 'none' && part.step?.takesText);
  const isGuess = !parts.some(({ isSure }) => isSure) || (isText && !isSaid);
  // "Bớt 5 em, thêm 3 cô, 4 băng rôn": of what the last of them goes on with, nobody knows.
  const isMixed = new Set(mends.flatMap(({ as }) => as ?? [])).size > 1 && !isSaid;
  // "5/1 có 35 em" may be a class.
  const isClass = SLASHED.test(open.message.text ?? '');
  const isSure =
    !isGuess &&
    !isMixed &&
    !isClass &&
    open.step?.takesText !== true &&
    !mends.some((each) => losesFigures(each, open));
  return { mend, isSure };
}

/** null: nothing is read in it, or it might be meant for several lines. */
function readPart(typed: string, open: Open, lines: readonly PlainStep[]): Part | null {
  const text = plainIn(typed);
  if (text === null) return COURTEOUS;
  const at: Open = { ...open, message: { ...open.message, text } };
  const read = readCorrection(text, lines, (each) => namesOf(each, open.standing, open.turn));
  if (read?.is === 'line') {
    const isOpen = read.step === open.step || !(read.step.key in open.standing.answers) || read.value === '';
    if (isOpen || denies(read.value) || valueFor(read.step, read.value, at) === undefined) return null;
    return partFor(optionOf(read.step, { value: read.value, old: null }, at), at, read.isPlain || open.step === null);
  }
  if (read?.is === 'drop') return partFor({ key: read.step.key, text: '', as: 'none' }, at, true);
  if (read?.is === 'value' && read.ways.some(({ value, old }) => old === '' || (old === null && denies(value))))
    return null;
  if (read) {
    const [only, another] = optionsFor(at, read);
    const isSure = read.is === 'amount' || read.isPlain;
    // "Sửa số" says too little to be the name of a kind.
    const isKnown = read.is === 'amount' || read.ways.some(({ old }) => old !== null) || hasOwn(only, at);
    if (only) return another || !isKnown || takesOthers(only, at) ? null : partFor(only, at, isSure);
    if (read.is !== 'value' || !isSure) return null;
    const told = read.ways.map(({ value }) => readOwned(value, at));
    // "ở thư viện chứ không phải hội trường" where another place stands is no less a place.
    return told.find((part) => part?.mend === null) ?? told.find((part) => part !== null) ?? null;
  }
  return denies(text) ? null : (readNamed(text, at, lines) ?? readOwned(text, at));
}

/** Without what joins it to the part before; null: it is only courtesy. */
function plainIn(typed: string): string | null {
  const raws = typed.split(/\s+/);
  const words = raws.map(bareWord);
  // "bớt" is no "bot".
  const isVerb = words.some((_, at) => [MORE, FEWER].some((verbs) => longestAt(words, at, verbs) > 0));
  if (!isVerb && skip(words, 0, AROUND) === words.length) return null;
  return bare(raws.slice(skip(words, 0, JOINS)).join(' ')).replace(/[,;.]+$/, '');
}
const bareWord = (raw: string) => wordOf(raw.replace(/^[,.;:!?]+|[,.;:!?]+$/g, ''));

/** "chứ không phải hôm qua" says what it is not. */
const denies = (text: string): boolean => {
  const words = text.split(/\s+/).map(bareWord);
  return words.some((_, at) => longestAt(words, at, NOT) + longestAt(words, at, RATHER_THAN) > 0);
};

/** "thêm 5 em và 1 băng rôn", "bỏ kết quả và địa điểm", "sửa 40 thành 35 và 5 thành 7": the verb is said once. null: it does not go on so. */
function readGoingOn(typed: string, before: Mend, open: Open, lines: readonly PlainStep[]): Part | null {
  const text = plainIn(typed);
  if (text === null) return null;
  const at: Open = { ...open, message: { ...open.message, text } };
  if (before.as === 'none') {
    const said = takeApart(text, lines, (each) => namesOf(each, open.standing, open.turn));
    const named = lineAt(said, 0);
    return named?.length === said.raws.length ? partFor({ key: named.step.key, text: '', as: 'none' }, at, true) : null;
  }
  const words = text.split(/\s+/).map(bareWord);
  if (words.some((_, n) => n > 0 && longestAt(words, n, INTO) > 0) && longestAt(words, 0, MEND) === 0)
    return before.as === undefined ? readPart(`sửa ${text}`, open, lines) : null;
  const own = before.as === undefined || readCorrection(text, lines, () => []) ? null : readOwned(text, at);
  // "Thêm 5 em nữa, tổng 305 em" tells what it comes to.
  return own?.mend && own.mend.key !== before.key ? partFor({ ...own.mend, as: before.as ?? 'more' }, at, false) : null;
}

/** "ngày hôm nay" at the summary. */
function readNamed(text: string, open: Open, lines: readonly PlainStep[]): Part | null {
  const typed = takeApart(text, lines, (each) => namesOf(each, open.standing, open.turn));
  const named = lineAt(typed, 0);
  if (!named || !(named.step.key in open.standing.answers) || named.step === open.step) return null;
  if (typed.words[0]?.marked === 'cho' && !typed.raws[0]?.endsWith(':')) return null;
  const value = typed.rest(named.length);
  if (value === '' || valueFor(named.step, value, open) === undefined) return null;
  return partFor({ key: named.step.key, text: value }, open, open.step === null && open.isClosed !== true);
}

/** "35 hs", "ở thư viện": what one line alone knows as its own. */
function readOwned(text: string, open: Open): Part | null {
  const { standing, turn } = open;
  const owned = answered(open).filter((each) => owns(each, text, standing.answers, turn));
  const [only, another] = owned.map(({ key }): Mend => ({ key, text }));
  return only && !another && !takesOthers(only, open) ? partFor(only, open, false) : null;
}

const hasOwn = (mend: Mend | undefined, { flow }: Open): boolean => stepOf(flow, mend?.key ?? '')?.owns !== undefined;

/** null: the line reads it as nothing. */
function partFor(mend: Mend, open: Open, isSure: boolean): Part | null {
  const step = answered(open).find(({ key }) => key === mend.key);
  if (!step || (mend.as === 'none' && step.skip === undefined)) return null;
  const now = open.standing.answers[mend.key];
  if (mend.as === undefined && isSame(now, valueFor(step, mend.text, open))) return { mend: null, step, isSure: false };
  return mendedBy(mend, open) ? { mend, step, isSure } : null;
}

/** "ở sân trường" is the yard that stands there. */
const isSame = (now: Json | undefined, told: Json | undefined): boolean =>
  typeof now === 'string' && typeof told === 'string'
    ? /^(?:(?:o|tai|trong|at|in) )?$/.test(`${fold(told)}|`.split(`${fold(now)}|`)[0] ?? '?') &&
      fold(told).endsWith(fold(now))
    : JSON.stringify(now) === JSON.stringify(told);
