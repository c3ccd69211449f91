/** What a line of counts is taken apart into, and where in it a reader stands. */
import type { Piece, PieceTable } from '../pieces.ts';

/** What may be counted, and the words it goes by (any spelling). */
export type Countable = { readonly code: string; readonly words: readonly string[] };

/** `asks`: the number may mean each of its values ("1,200"), or is a range. null in `values`: "not known". */
export type NumberItem = {
  readonly is: 'number';
  readonly values: readonly (number | null)[];
  readonly typed: string;
  readonly asks: 'signs' | 'range' | null;
  /** A word right before it that means nothing here, and may be what it counts. */
  readonly behind?: string;
};
export type Item =
  | NumberItem
  | { readonly is: 'name'; readonly code: string; readonly isAddress: boolean; readonly isFirst: boolean }
  /** Words after a number that name none of what is counted: "3 nhân viên". */
  | { readonly is: 'other'; readonly words: string }
  /** "4 lớp": of how many the number before tells. */
  | { readonly is: 'groups' | 'each'; readonly word: string }
  /** `isAll`: the word may be said of everybody, the groups among them. */
  | { readonly is: 'people'; readonly isAll: boolean }
  | { readonly is: 'break'; readonly isComma?: boolean }
  /** "150 nữ": so many of somebody. */
  | { readonly is: 'sex' }
  | { readonly is: 'total' | 'whole' | 'times' | 'part-of' | 'open' | 'close' | 'share' }
  /** "đủ hết": that all were there; "còn lại": who is left of a whole. */
  | { readonly is: 'crowd' | 'rest' };

export type Place = {
  readonly pieces: readonly Piece[];
  readonly isAccented: boolean;
  readonly at: number;
  /** All before this piece, and the one right before it. */
  readonly items: readonly Item[];
  readonly last: Item | undefined;
  readonly names: PieceTable<string>;
};
/** How many pieces a reader took, and what they are. */
export type ItemFound = {
  readonly length: number;
  readonly item?: Item;
  readonly about?: true;
  readonly vague?: true;
  readonly stop?: true;
  readonly crowd?: true;
  /** Another part begins with it. */
  readonly breaks?: true;
};
