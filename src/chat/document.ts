/** What a report holds, not yet in any language and in no format. */
import type { Say } from './index.ts';

/** A cell: a number stays one, a moment is Vietnamese time; null: empty. */
export type Cell = Say | number | Date | null;

/** `rows` are read one by one, so they may come from a generator that reads as it goes. */
export type Table = { readonly columns: readonly Say[]; readonly rows: Iterable<readonly Cell[]> };

/** What a report can be had as; the ending of the file's name. */
export const FORMATS = ['docx', 'pdf', 'xlsx', 'zip', 'csv'] as const;
export type FileFormat = (typeof FORMATS)[number];

/**
 * A column of a sheet. text: people's words, never calculated. code: digits that are no number (a phone, HD-7K3M). day: a local day, given as
 * a Say of a date or an instant. time: an instant as Vietnamese date and time. share: 0.8 is shown as 80,0%.
 */
export type SheetColumn = {
  readonly title: Say;
  readonly kind: 'text' | 'code' | 'number' | 'share' | 'day' | 'time';
  /** In digits; left out: by its kind. */
  readonly width?: number;
  /** Its numbers are added up below, by a formula. */
  readonly total?: true;
};

/** One sheet of a workbook: a heading row that stays in sight, rows as they come, the totals below. */
export type Sheet = {
  readonly name: Say;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]>;
  /** What stands before the totals ("Tổng cộng"). Left out where no column has any. */
  readonly totalLabel?: Say;
  /** What stands before how many rows each total is of; left out: that is not said. */
  readonly countLabel?: Say;
  /** Lines below the table: what an empty cell means. */
  readonly notes?: readonly Say[];
};

/** A workbook. `asOf`: the moment of its figures, which is every date inside of the file. */
export type Book = { readonly title: Say; readonly asOf: Date; readonly sheets: Iterable<Sheet> };

/**
 * Files of ours in one archive, or in several: a group (a commune) stays together as long as it fits. The names are wishes, they are made fit
 * for every system, and each its own. Read twice (to plan, to write): asked for anew, it has to be the same.
 */
export type Bundle = {
  readonly asOf: Date;
  /** The list of contents that lies in each archive: its name, what stands above the files' places, and above what is said of each. */
  readonly list: { readonly name: Say; readonly place: Say; readonly columns: readonly Say[]; readonly gone: Say };
  readonly groups: Iterable<BundleGroup>;
};
export type BundleGroup = { readonly name: string; readonly files: Iterable<BundleFile> };
export type BundleFile = {
  /** The content's hash, under which it is kept. */
  readonly hash: string;
  /** Folders from the top, and the file's name with its ending. */
  readonly folders: readonly string[];
  readonly name: string;
  readonly cells: readonly Cell[];
};
