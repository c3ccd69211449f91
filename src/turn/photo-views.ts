/** The photos and other evidence of logs, as others use them: the office's documents, the tables, the board. */
import type { PhotoFacts, PhotoRights } from '../chat/photo-rights.ts';

/** `at`: when it was sent (civil). Whether it may be shown: chat/photo-rights.ts. */
export type PhotoView = PhotoFacts & { readonly at: Date };

/** What is said of a photo. `consent` false: somebody in it said no. */
export type PhotoMark = Pick<PhotoRights, 'consent' | 'publishable'> & { readonly children: boolean | null };

/** The photos of a unit's logs. What the person may not see or change throws NotAllowed. */
export type Evidence = {
  /** Of a log that stands, in their order. */
  ofLog(activity: number): readonly PhotoView[];
  /** Without those that only look like another of their log. */
  ofUnit(unit: string): readonly PhotoView[];
  counts(unit: string): PhotoCounts;
  /** null: it is gone, or of a log that the person may not see. */
  find(id: number): PhotoView | null;
  mayChange(photo: PhotoView): boolean;
  /** Takes effect at once, also in what was frozen. */
  mark(ids: readonly number[], mark: PhotoMark): void;
  /** null: none. */
  describe(id: number, caption: string | null): void;
  /** Within its log. */
  move(id: number, to: 'first' | 'earlier' | 'later'): void;
  /** Takes it out of its log, which keeps a former version. */
  takeOut(id: number): void;
  /** It only looks like another: it counts. */
  tellApart(id: number): void;
  /** Codes of the unit's other logs that hold the same, or what looks the same. */
  twins(id: number): readonly string[];
  best(unit: string): readonly PhotoView[];
  /** A lead's and the office's: the unit's best, in this order; at most ten, others than those that may stand in a report are left out. */
  choose(unit: string, ids: readonly number[]): void;
};

/** How far a unit is with its pictures. */
export type PhotoCounts = {
  readonly pictures: number;
  /** Of which nobody said whether there are children, and whether they agree. */
  readonly unanswered: number;
  readonly reportable: number;
  readonly publishable: number;
  readonly best: number;
};
