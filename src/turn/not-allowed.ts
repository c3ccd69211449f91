/** Refused acts throw this; the bot says it kindly. Rights are checked at the moment of acting. */
export class NotAllowed extends Error {
  readonly what: string;
  constructor(what: string) {
    super(`not allowed: ${what}`);
    this.what = what;
    this.name = 'NotAllowed';
  }
}
