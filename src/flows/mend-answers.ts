/** What can be mended of a session. */
export type MendWhat = 'link' | 'time' | 'day' | 'cancel' | 'restore' | 'undo';

export type MendAnswers = {
  readonly session: string;
  readonly what: MendWhat;
  /** A link, or 'none'. */
  readonly link: string;
  readonly time: { readonly from: string; readonly to: string | null };
  readonly day: string;
};
