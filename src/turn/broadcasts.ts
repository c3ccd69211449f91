/** What the office tells many. */
import type { Media, Reply, WorkRole } from '../chat/index.ts';

export type Choosing =
  | { readonly to: 'agreed' } // everyone who agreed to announcements
  | { readonly to: 'role'; readonly role: WorkRole }
  | { readonly to: 'commune'; readonly unit: string }
  | { readonly to: 'unit-type'; readonly type: string }
  | { readonly to: 'no-log' } // role holders of units without a log yet
  | { readonly to: 'channel'; readonly channel: string };

export type BroadcastDraft = {
  readonly text: string;
  readonly attachment: Media | null;
  readonly choosing: Choosing;
  readonly at: Date | null;
};

export type BroadcastView = {
  readonly id: number;
  readonly state: 'scheduled' | 'sending' | 'done' | 'cancelled' | 'stopped';
  readonly text: string;
  readonly attachment: Media | null;
  readonly choosing: Choosing;
  readonly at: Date;
  /** Why a run was stopped: late | wrong-for-all | refused-by-many. */
  readonly stopReason?: string | null;
  readonly counts: {
    readonly total: number;
    readonly waiting: number;
    readonly sent: number;
    readonly unknown: number;
    readonly cancelled: number;
    readonly failed: Readonly<Record<string, number>>; // by reason
    /** Of those sent, what reached the phone and what was seen, where the channel tells; absent: nothing was told yet. */
    readonly delivered?: number;
    readonly seen?: number;
  };
};

/** Whom a broadcast is for, each counted once, on the one channel where they would be written to: all of `anytime`, `windows` and `unreachable`. */
export type Foreseen = {
  /** Everybody, those who can't be reached among them. */
  readonly byChannel: Readonly<Record<string, number>>;
  /** Reached on a channel on which people can always be written to. */
  readonly anytime: Readonly<Record<string, number>>;
  /** On a channel that lets us write only for so long after a person's last word. */
  readonly windows: Readonly<Record<string, WindowCount>>;
  /** They blocked the bot wherever they are known. */
  readonly unreachable: number;
  /** What would be billed is not sent. */
  readonly holdsBilled: boolean;
  /** How long it takes at the allowed rate. */
  readonly seconds: number;
};

/** People by their last word: free of charge for `hours`, then billed for `days` in all, then out of reach. */
export type WindowCount = {
  readonly free: number;
  readonly billed: number;
  readonly out: number;
  readonly hours: number;
  readonly days: number;
};

export type Broadcasts = {
  /** What would become of it at that moment (default: now), before anything is written. Throws NotAllowed. */
  preview(choosing: Choosing, at?: Date): Foreseen;
  /** As a reader will see it. */
  compose(draft: Pick<BroadcastDraft, 'text' | 'attachment'>): Reply;
  /** Throws NotAllowed. */
  start(draft: BroadcastDraft): BroadcastView;
  cancel(id: number): BroadcastView | null;
  view(id: number): BroadcastView | null;
  /** The latest, without their figures. */
  recent(): readonly Omit<BroadcastView, 'counts'>[];
  /** How many messages of any kind were not sent within the last seven days, since they were no longer of use. Throws NotAllowed. */
  late(): number;
  /** A file of every recipient's end (row number, channel, state, reason): no names. */
  resultFile(id: number): Media;
  /** Sends the ambiguous ones again: the office decided. */
  resendUnknown(id: number): void;
};
