import { mayBeShown, mayStandInReport, type PhotoRights } from '../chat/photo-rights.ts';

/** A photo that may no longer stand where it did. `isShown`: whether it still may be shown to everybody, `isReported`: in a report. */
export type Withheld = {
  readonly id: number;
  readonly campaign: string;
  readonly unit: string;
  readonly hash: string;
  readonly preview: string | null;
  readonly isShown: boolean;
  readonly isReported: boolean;
};

/**
 * Called inside the transaction in which somebody took a consent back, or no longer lets a photo be shown. Whoever has frozen it into something
 * (a report, a file that was made, a page) takes it out there: the same content may stand in another log with a consent of its own, so the id
 * decides, and the hash where only that is known.
 */
export type OnWithheld = (photos: readonly Withheld[]) => void;

/** Whether less may be done with it than before. */
export const isWithheld = (before: PhotoRights, after: PhotoRights): boolean =>
  (mayStandInReport(before) && !mayStandInReport(after)) || (mayBeShown(before) && !mayBeShown(after));
