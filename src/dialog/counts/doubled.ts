/** Two figures of one group in a sentence: parts of a sum ("thôn 1 20 người, thôn 2 25 người"), or the second is told in place of the first. */

import { findAt, isFigure, type Pieces, type PieceTable } from '../pieces.ts';
import { type Figure, figuresIn, type Names, wholeOf } from './figures.ts';
import type { Item } from './place.ts';
import {
  ABOUT,
  COURTESY,
  CROWD,
  FILLER,
  FILLER_BEFORE,
  GROUPS,
  JOIN,
  MEASURES,
  ORDINAL,
  OTHERS,
  PEOPLE,
  SEXES,
} from './words.ts';

/** Each part of a whole is told of with one of these. */
const PART = 'counts.part';
/** What was told first is less now, or was more. */
const CHANGED = 'counts.changed';
const NEUTRAL: readonly PieceTable<unknown>[] = [
  FILLER,
  FILLER_BEFORE,
  COURTESY,
  ABOUT,
  CROWD,
  MEASURES,
  OTHERS,
  PEOPLE,
  SEXES,
];

/** Whether it is not certain that the figures of one group are to be added. */
export function isDoubled(read: Pieces, names: Names, items: readonly Item[]): boolean {
  if (items.some(({ is }) => /^(?:total|open|part-of|each|times|groups|rest|whole)$/.test(is))) return false;
  // "bảo vệ 2, lao công 3" are two groups that the campaign does not have.
  const hasOthers = items.some(({ is }) => is === 'other');
  const figures = figuresIn(read, wholeOf(read), names).filter(({ name }) => name !== null || !hasOthers);
  return figures.some((figure, at) => {
    const next = figures[at + 1];
    return next !== undefined && figure.name?.code === next.name?.code && !areParts(read, figure, next, names);
  });
}

function areParts(read: Pieces, first: Figure, second: Figure, names: Names): boolean {
  let isPart = false;
  let strange = 0;
  for (let at = Math.max(first.to, first.name?.to ?? 0); at < second.from; ) {
    if (findAt(read.pieces, at, CHANGED)) return false;
    const part = ([JOIN, PART, GROUPS, ORDINAL] as const).map(
      (table: PieceTable<unknown>) => findAt(read.pieces, at, table)?.length ?? 0,
    );
    const neutral = [names, ...NEUTRAL].map(
      (table: PieceTable<unknown>) => findAt(read.pieces, at, table)?.length ?? 0,
    );
    const length = Math.max(0, ...part, ...neutral);
    isPart ||= Math.max(0, ...part) > 0;
    const name = findAt(read.pieces, at, names);
    isPart ||= name !== null && name.value !== first.name?.code;
    if (length === 0 && !isFigure(read.pieces[at])) strange += 1;
    at += Math.max(1, length);
  }
  return isPart || strange === 0;
}
