/** A correction's text in words, and what may stand around what it tells. */

import { remembered } from '../../chat/remembered.ts';
import { longestAt, type MarkedWord, phrasesOf, wordOf } from '../marked-words.ts';
import type { PlainStep } from '../progress.ts';
import {
  BECOMES,
  BEHIND,
  COURTESY,
  DROP,
  FEWER,
  MAYBE_SLIP,
  MEND,
  MORE,
  NOT_BEFORE_FIGURES,
  RIGHT,
  SLIP,
  SURELY_RIGHT,
} from './correction-words.ts';

const CITY = wordOf('phố');

export type Phrases = readonly (readonly MarkedWord[])[];
export type Naming = { readonly step: PlainStep; readonly names: Phrases };
export type CorrectionText = {
  readonly raws: readonly string[];
  readonly words: readonly MarkedWord[];
  readonly lines: readonly Naming[];
  /** The words from one place to another as they were typed, without signs before and courtesy behind. */
  readonly rest: (from: number, to?: number) => string;
};

/** A text's words as they were typed, and each without the signs around it. */
export function wordsIn(text: string): Pick<CorrectionText, 'raws' | 'words'> {
  const raws = text
    .normalize('NFC')
    .replace(/([:=])/g, '$1 ')
    .trim()
    .split(/\s+/);
  return { raws, words: raws.map((raw) => wordOf(raw.replace(/^[,.;:!?]+|[,.;:!?]+$/g, ''))) };
}

/** The names of a line are the same with each message. */
const LONGEST_NAMES = 400;
const namesIn = remembered(LONGEST_NAMES, phrasesOf);

export function takeApart(
  text: string,
  steps: readonly PlainStep[],
  namesOf: (step: PlainStep) => readonly string[],
): CorrectionText {
  const { raws, words } = wordsIn(text);
  const lines = steps.flatMap((step): Naming[] => {
    const names = namesOf(step).filter((name) => name !== '');
    return names.length === 0 ? [] : [{ step, names: namesIn(names.join(',')) }];
  });
  return { raws, words, lines, rest: (from, to = raws.length) => bare(raws.slice(from, to).join(' ')) };
}

/** The longest name of a line that stands there. */
export function lineAt(
  { words, lines }: CorrectionText,
  at: number,
): { readonly step: PlainStep; readonly length: number } | null {
  let best: { readonly step: PlainStep; readonly length: number } | null = null;
  for (const { step, names } of lines) {
    const length = longestAt(words, at, names);
    if (length > (best?.length ?? 0)) best = { step, length };
  }
  return best;
}

/** "sai rồi, sửa ngày thành hôm qua": what says that something is wrong stands before the verb that mends it. */
export function pastSlip(words: readonly MarkedWord[], at: number): number {
  const slip = Math.max(longestAt(words, at, SLIP), longestAt(words, at, MAYBE_SLIP));
  const next = pastCourtesy(words, at + slip);
  const isVerb = [MEND, DROP, MORE, FEWER].some((verbs) => longestAt(words, next, verbs) > 0);
  return slip > 0 && isVerb ? next : at;
}

/** "thành phố" is a city. */
export function pastBecomes(words: readonly MarkedWord[], at: number): number {
  const length = longestAt(words, at, BECOMES);
  const isCity = words[at + length - 1]?.plain === 'thanh' && words[at + length]?.plain === CITY.plain;
  return isCity ? at + length - 1 : at + length;
}

/** Without what says behind it that it is right. */
export function withoutRight(text: string): string {
  const raws = text === '' ? [] : text.split(/\s+/);
  const words = raws.map((raw) => wordOf(raw.replace(/[,.!;:]+$/, '')));
  const length = lastOf(words, words.length, SURELY_RIGHT) || lastOf(words, words.length, RIGHT);
  return length < raws.length
    ? raws
        .slice(0, raws.length - length)
        .join(' ')
        .replace(/[,;:]+$/, '')
    : text;
}

/** Without signs before it and courtesy behind. */
export function bare(text: string): string {
  const raws = text
    .replace(/^[\s,;:=.!]+/, '')
    .trim()
    .split(/\s+/);
  const words = raws.map((raw) => wordOf(raw.replace(/[.!,;]+$/, '')));
  const end = withoutBehind(words);
  return end === raws.length
    ? raws.join(' ')
    : raws
        .slice(0, end)
        .join(' ')
        .replace(/[,;]+$/, '');
}

/** Where courtesy at the end begins; a text is never all courtesy. */
export function withoutBehind(words: readonly MarkedWord[]): number {
  let end = words.length;
  for (let length = 1; length > 0; end -= length) {
    length = lastOf(words, end, BEHIND);
    if (length >= end) break;
  }
  return end;
}

/** How many words before `end` are one of the phrases; 0: none. */
export function lastOf(words: readonly MarkedWord[], end: number, phrases: Phrases): number {
  // "25 co" is 25 teachers rather than "25 cơ".
  if (words[end - 1]?.marked === 'co') return 0;
  for (let length = Math.min(end, 4); length > 0; length -= 1) {
    if (longestAt(words.slice(0, end), end - length, phrases) === length) return length;
  }
  return 0;
}

/** "cô 25" counts teachers, "cô ơi" is courtesy. */
export function pastCourtesy(words: readonly MarkedWord[], from: number): number {
  let at = from;
  for (let length = 1; length > 0; at += length) {
    length = longestAt(words, at, COURTESY);
    const word = words[at];
    let next = at;
    while (NOT_BEFORE_FIGURES.has(words[next]?.plain ?? '')) next += 1;
    const isCounted = next > at && /^\d/.test(words[next]?.plain ?? '');
    // "cô Ba với 310 em" is somebody's name.
    const isNamed = next > at && CALLED.has(words[next]?.plain ?? '') && longestAt(words, next + 1, ALONG) > 0;
    // "o" without its marks is where something took place.
    if (isCounted || isNamed || (word?.plain === 'o' && word.marked === 'o')) break;
    if (length > 0 && [MORE, FEWER].some((verbs) => longestAt(words, at, verbs) > length)) break;
  }
  return at;
}

const CALLED: ReadonlySet<string> = new Set('hai ba tu nam sau bay tam chin muoi'.split(' '));
const ALONG = phrasesOf('và, với, cùng, and, with');

export function skip(words: readonly MarkedWord[], from: number, phrases: Phrases): number {
  let at = from;
  for (let length = longestAt(words, at, phrases); length > 0; length = longestAt(words, at, phrases)) at += length;
  return at;
}
