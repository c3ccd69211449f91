import type { Incoming } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Update } from './world.ts';

export type DoorReceive = (batch: readonly Incoming[]) => Promise<void>;

export type Door = {
  open(receive: DoorReceive): void;
  /** Something waits, or the way is free again. */
  wake(): void;
  /** What is in hand ends; nothing new is handed over. */
  close(): Promise<void>;
};

const RETRY_MS = 1000;

type DoorOptions = {
  readonly channel: string;
  readonly pending: () => readonly Update[];
  /** Shows a line over a phone's chat. */
  readonly toast: (phone: string, text: string) => void;
  readonly acknowledge: (ids: readonly string[]) => void;
  readonly isShut: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Hands what happened on the phones to the bot, in order, one batch at a time, and forgets it only once it was
 * committed: as a platform does that delivers again what was not acknowledged.
 */
export function createDoor(options: DoorOptions): Door {
  const { clock, log } = options;
  const closing = new AbortController();
  let receive: DoorReceive | null = null;
  let running: Promise<void> | null = null;

  const run = async (hand: DoorReceive): Promise<void> => {
    while (!closing.signal.aborted && !options.isShut()) {
      const batch = options.pending();
      if (batch.length === 0) return;
      try {
        await hand(batch.map((update) => toIncoming(options, update)));
        options.acknowledge(batch.map((update) => update.id));
      } catch (error) {
        log.error({ err: error, updates: batch.length }, 'the simulator delivers again');
        await clock.sleep(RETRY_MS, closing.signal);
      }
    }
  };

  const wake = (): void => {
    if (running || !receive || closing.signal.aborted) return;
    running = run(receive).finally(() => {
      running = null;
      // What arrived between the last look and here.
      if (options.pending().length > 0 && !options.isShut()) wake();
    });
  };

  return {
    open(hand) {
      receive = hand;
      wake();
    },
    wake,
    async close() {
      closing.abort();
      await running;
    },
  };
}

function toIncoming({ channel, toast }: Pick<DoorOptions, 'channel' | 'toast'>, update: Update): Incoming {
  const from = { channel, id: update.phone };
  const at = new Date(update.at);
  const arrives = update.arrives ? ({ arrives: true } as const) : {};
  if (update.kind !== 'message') return { kind: update.kind, id: update.id, from, at, ...arrives };
  const { id, text, choice, on, files, language } = update;
  const tap = on === undefined ? {} : { on, toast: (line: string) => toast(update.phone, line) };
  return { kind: 'message', id, from, at, text, choice, files, language, ...tap };
}
