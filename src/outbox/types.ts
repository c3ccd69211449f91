import type { Channel, Reply } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/open.ts';
import type { OutboxRow } from '../store/outbox-row.ts';
import type { Writer } from '../store/writer.ts';
import type { SlotLimits } from './pacing.ts';
import type { Billed, WindowRefusal } from './reach.ts';

/**
 * How a row ended. `bug`: ours, the detail holds the id in the log. `no-body`: there was nothing to send (the broadcast is gone).
 * `late`: not tried, it is no longer of use. `cancelled`: not tried, nobody wants it said any more. `window`, `window-billed`: not tried, see reach.ts. `incomplete`: parts of it were certainly not sent, thus no receipt makes it whole.
 */
export type Settlement =
  | { readonly state: 'sent'; readonly messageId: string }
  | { readonly state: 'late' | 'cancelled'; readonly detail: string }
  | {
      readonly state: 'failed';
      readonly why: 'unreachable' | 'rejected' | 'wrong-for-all' | 'unavailable' | 'bug' | 'no-body' | WindowRefusal;
      readonly detail: string;
    }
  | { readonly state: 'unknown'; readonly detail: string; readonly incomplete?: boolean };

/**
 * Says the message of a row that was certainly not delivered at another address of the same person, once. Call it inside the transaction
 * that settles the row, while it still holds its body. True: a new row took its place. Never for what may have arrived.
 */
export type PassOn = (row: OutboxRow, now: Date) => boolean;

/** A pino logger, or anything that takes the same calls. */
export type SenderLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;

export type SenderOptions = {
  readonly store: Store;
  readonly writer: Writer;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly log: SenderLog;
  readonly slots: SlotLimits;
  /** Sends in hand at the same time, at most. Default 64: enough for 1,000 a second at a round trip of 50 ms. */
  readonly concurrency?: number;
  /** Whether a chat is a group, which is written to more slowly (20 a minute). Default: none is. */
  readonly isGroup?: (chat: string) => boolean;
  /** The body of a row that holds none: its broadcast's. null: there is none, the row fails. */
  readonly bodyOf: (row: OutboxRow) => Reply<string> | null;
  /** Draws the picture that the message brings along. Default: it goes without. */
  readonly draw?: (row: OutboxRow, reply: Reply<string>) => Promise<Reply<string>>;
  /** What becomes of reminders and announcements that the platform would bill. Default: BILLED. */
  readonly billed?: Billed;
  /** Whether what was written down a while ago is still to be said (a nudge to whoever has reported since is not). Default: it is. */
  readonly isWanted?: (row: OutboxRow, now: Date) => boolean;
  /** Passes on to another address what was certainly not delivered; then the row is `replaced`. Default: to none. */
  readonly passOn?: PassOn;
  /** Called for each row that ends but those that were replaced, inside the transaction of its mark. What it throws is logged and undoes only its own writes. */
  readonly onSettled?: (row: OutboxRow, settlement: Settlement) => void;
  /** The platform wants a new authorisation: nothing goes out until `resume()`. */
  readonly onStopped?: (detail: string) => void;
  /** Random, 0 to 1; spreads what is tried again. */
  readonly random?: () => number;
};

export type SenderHealth = {
  readonly ok: boolean;
  readonly detail: string | null;
  /** Real milliseconds since the oldest waiting row of a lane was written; null: none waits. */
  readonly oldestMs: { readonly reply: number | null; readonly reminder: number | null; readonly bulk: number | null };
  /** Real instant (`clock.elapsed()`) until which nothing goes out; null: not paused, or until told. */
  readonly pausedUntil: number | null;
  readonly why: 'throttled' | 'away' | 'reauthorise' | null;
};

export type SenderCounts = {
  readonly waiting: { readonly reply: number; readonly reminder: number; readonly bulk: number };
  readonly inHand: number;
  /** Since the start of the program. */
  readonly sent: number;
  readonly failed: number;
  readonly unknown: number;
  readonly throttled: number;
};

export type Sender = {
  /** Takes up what the last run left behind, waits one second, then sends. */
  start(): void;
  /**
   * Rows of a lane (see LANE) were committed, or will be in the commit that is about to be: look now instead of at the next poll. No lane
   * told: of any.
   */
  wake(lane?: number): void;
  /** The channel was authorised anew. */
  resume(): void;
  /** Claims nothing more; resolves when the sends in hand have ended and their marks are committed. */
  stop(): Promise<void>;
  health(): SenderHealth;
  counts(): SenderCounts;
  /** Nothing waits that may be sent now, and nothing is in hand. A paused sender is idle: the pause may take longer than anyone waits. */
  isIdle(): boolean;
};
