/**
 * Why a file is not taken. `too-heavy`: drawing it anew took too much memory or time, or was begun before and never ended. `heic`: an iPhone's
 * picture that is too large or not whole, sent as a file. `duplicate`: the log has the same picture already.
 */
export type Refusal =
  | 'too-large'
  | 'empty'
  | 'not-evidence'
  | 'format'
  | 'broken'
  | 'too-many-pixels'
  | 'too-heavy'
  | 'heic'
  | 'macros'
  | 'duplicate'
  | 'not-a-document';

/** What was sent is not what may be sent. */
export class Refused extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(`refused: ${why}`);
    this.why = why;
    this.name = 'Refused';
  }
}
