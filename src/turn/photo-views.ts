/** The photos and other evidence of logs, as others use them: the office's documents, the tables, the board. */
import type { LocalDate } from '../chat/civil.ts';
import type { PhotoRights } from '../chat/photo-rights.ts';

/** One piece of evidence of a log that stands, its bytes here. Whether it may be shown: chat/photo-rights.ts. */
export type PhotoView = PhotoRights & {
  readonly id: number;
  /** The log it hangs on: id, code, unit, category, title, its days. */
  readonly activity: number;
  readonly code: string;
  readonly unit: string;
  readonly category: string;
  readonly title: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Its place within the log, from 1. */
  readonly number: number;
  readonly hash: string;
  readonly mime: string;
  /** What its sender called it, cleaned; of a photo "anh.jpg" as a rule. Readable names for export: chat/photo-name.ts. */
  readonly name: string;
  readonly bytes: number;
  /** The small JPEG of a picture, by hash; null: none was made. */
  readonly preview: string | null;
  readonly caption: string | null;
  /** Its rank among the unit's best, from 1; null: not chosen. */
  readonly best: number | null;
  /** When it was sent (civil). */
  readonly at: Date;
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
