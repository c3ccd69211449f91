/** What a reader of days makes of the words at one place. */
import type { DayWord } from '../../understanding/day-words.ts';
import { findAt, type Piece, type PieceTable } from '../pieces.ts';

/** How what follows hangs on what stands before. */
export type Joint = 'to' | 'and' | 'or';
export type DayStep = { readonly length: number } & (
  | { readonly word: DayWord; readonly isBare?: boolean; readonly isName?: boolean }
  | { readonly joint: Joint }
  | {
      readonly flag:
        | 'from'
        | 'unsure'
        | 'certain'
        | 'against'
        | 'that-day'
        | 'pointer'
        | 'mistaken'
        | 'daily'
        | 'opening'
        | 'others';
    }
  /** What is said of the next day: it stands instead of the one before, may do so, or is not meant. */
  | { readonly turn: 'instead' | 'maybe' | 'denied' }
  | { readonly days: number }
  | { readonly none: true }
  /** Something is done there: what follows is said of something else. */
  | { readonly done: true }
  /** "từ 8h" begins no range of days. */
  | { readonly time: true }
  | { readonly strange: number }
  | { readonly around: number; readonly isPolite: boolean }
);
export type DayPlace = {
  readonly pieces: readonly Piece[];
  readonly at: number;
  readonly isAccented: boolean;
  readonly last: DayWord | undefined;
  /** Where the words for the last day ended; -1: none was told. */
  readonly lastEnd: number;
  readonly joint: Joint | null;
  /** "từ" stands before. */
  readonly isOpen: boolean;
};

type Bare<T> = T extends { readonly length: number } ? Omit<T, 'length'> : never;

/** A phrase of the table as a step. */
export function flagged({ pieces, at }: DayPlace, table: PieceTable<unknown>, step: Bare<DayStep>): DayStep | null {
  const found = findAt(pieces, at, table);
  return found && { ...step, length: found.length };
}

/** A phrase of the table as a word for a day. */
export function named<T>({ pieces, at }: DayPlace, table: PieceTable<T>, make: (value: T) => DayWord): DayStep | null {
  const found = findAt(pieces, at, table);
  return found && { length: found.length, word: make(found.value) };
}
