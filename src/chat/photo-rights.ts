/** What may become of a photo. One place for it: chat, board, documents and the archive ask here. */

import type { LocalDate } from './civil.ts';

export type EvidenceKind = 'picture' | 'document' | 'audio' | 'video';

export type PhotoRights = {
  readonly kind: EvidenceKind;
  /** Whether there are children in it; null: nobody said. */
  readonly children: boolean | null;
  /** Those who are in it, of children the parents, agree; false: somebody does not, or not any more; null: nobody said. */
  readonly consent: boolean | null;
  /** It may be shown to everybody. */
  readonly publishable: boolean;
};

/** One piece of evidence of a log that stands, its bytes here. */
export type PhotoFacts = PhotoRights & {
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
  /** What its sender called it, cleaned; of a photo "anh.jpg" as a rule. Readable names for export: photo-name.ts. */
  readonly name: string;
  readonly bytes: number;
  /** The small JPEG of a picture, by hash; null: none was made. */
  readonly preview: string | null;
  readonly caption: string | null;
  /** Its rank among the unit's best, from 1; null: not chosen. */
  readonly best: number | null;
  /** The photo of its log, by id, that it looks like (chat/look.ts): it counts as none of its own. null: it is one. */
  readonly alike: number | null;
};

/**
 * Whether it may be shown outside of the unit and the office: on the board that stands on a projector, on a page. Private by default: somebody
 * must have said all three. What is no picture never is, since a place that a recording carries can't be taken out.
 */
export const mayBeShown = (photo: PhotoRights): boolean => mayStandInReport(photo) && photo.publishable;

/** Whether it may stand in a report of the unit or the office, which goes to the upper body: those who are in it were asked. */
export const mayStandInReport = ({ kind, children, consent }: PhotoRights): boolean =>
  kind === 'picture' && children !== null && consent === true;

/** Whether less may become of it than before: whoever has frozen it into something takes it out. */
export const isWithheld = (before: PhotoRights, after: PhotoRights): boolean =>
  [mayBeShown, mayStandInReport, mayBeArchived].some((may) => may(before) && !may(after));

/** Whether it may lie in the office's own archive, a ZIP that stays inside: unless somebody in it said no. */
export const mayBeArchived = ({ kind, consent }: PhotoRights): boolean => kind === 'picture' && consent !== false;
