/** What of a session is mended as a text. */
export const MEND_TEXTS = ['title', 'host', 'room', 'passcode', 'recording'] as const;
export type MendText = (typeof MEND_TEXTS)[number];

/** What can be mended of a session. */
export type MendWhat = MendText | 'link' | 'time' | 'day' | 'platform' | 'cancel' | 'restore' | 'undo';

export type MendAnswers = {
  readonly session: string;
  readonly what: MendWhat;
  /** A link, or 'none'. */
  readonly link: string;
  readonly time: { readonly from: string; readonly to: string | null };
  readonly day: string;
  /** A platform's code, or 'none'. */
  readonly platform: string;
  /** The new title, host, ...; null: it is taken away. */
  readonly text: string | null;
};

export const isMendText = (what: MendWhat | undefined): what is MendText => MEND_TEXTS.some((each) => each === what);
