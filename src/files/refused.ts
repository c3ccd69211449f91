/** Why a file is not taken. `too-heavy`: drawing it anew took too much memory or time, or was begun before and never ended. */
export type Refusal =
  | 'too-large'
  | 'not-a-picture'
  | 'format'
  | 'broken'
  | 'too-many-pixels'
  | 'too-heavy'
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
