/** What was begun and left. */

export type Drafts = {
  list(): readonly DraftView[];
  /** JSON of the Standing; null: no draft. */
  read(flow: string): string | null;
  save(flow: string, standing: string): void;
  discard(flow: string): void;
  /** Keeps for a day what was cancelled, with its files, beside the draft of the flow. `run` tells it from others. */
  layBy(flow: string, run: string, standing: string): void;
  /** Keeps for a day what was read of a message, beside the draft of the flow, whose files stay with that. */
  note(flow: string, run: string, standing: string): void;
  /** What can be fetched back, the last cancelled first. */
  laidBy(): readonly LaidBy[];
  /** Takes it out again, its files hanging on the flow's draft from now on; null: there is none any more. */
  fetchBack(flow: string, run: string): string | null;
};

/** A cancelled run of a flow. `state`: JSON of the Standing. */
export type LaidBy = { readonly flow: string; readonly run: string; readonly state: string; readonly at: Date };

/** The draft that waits in a flow. */
export type DraftView = { readonly flow: string; readonly at: Date };
