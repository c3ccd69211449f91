import type { Choosing } from '../../turn/index.ts';

/** What is kept in the answers of an attachment; the file itself is behind the turn's door. */
export type Attached = 'file' | 'none';

export type BroadcastAnswers = {
  readonly text: string;
  readonly attachment: Attached;
  /** A short name: buttons carry it, and they hold 44 bytes. */
  readonly to: Choosing;
  /** What was looked at: another text, file or audience is to be looked at again. */
  readonly look: string;
  /** An ISO instant, or 'now'. */
  readonly at: string;
  /** The number of the scheduled announcement that this one takes the place of. */
  readonly edits?: number;
};
