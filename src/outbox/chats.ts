import { LANE } from '../store/enqueue.ts';

/**
 * One message in flight per chat. About one a second on average, in bursts of up to five for replies; a group 15 a minute and
 * bursts of five, so that no minute holds more than 20 (core.telegram.org/bots/faq). Instants are `clock.elapsed()`.
 */
export type Chats = {
  /**
   * When the chat may be written to: now or earlier is yes; Infinity: once what is in flight has ended. What hangs for long no longer
   * counts: it may end in half a minute, and whoever asked anew waits.
   */
  freeAt(chat: string, lane: number, now: number): number;
  take(chat: string, units: number, now: number): void;
  /** What is in flight was answered; its mark is still to be written. */
  answered(chat: string): void;
  release(chat: string): void;
  size(): number;
};

/** `hangsFrom`: when what is in flight counts as hanging. */
type Chat = { inFlight: number; hangsFrom: number; tokens: number; at: number };

const BURST = 5;
const SWEEP_MS = 1000;
/** A call that takes longer than this, in milliseconds, hangs: whether the line is well a probe tells, not its end. */
export const HANGS_MS = 4000;

export function createChats(isGroup: (chat: string) => boolean): Chats {
  const chats = new Map<string, Chat>();
  let sweptAt = 0;

  const gapOf = (chat: string): number => (isGroup(chat) ? 4000 : 1000);
  const tokensOf = (chat: Chat, gap: number, now: number): number =>
    Math.min(BURST, chat.tokens + Math.max(0, now - chat.at) / gap);

  // A chat that is at rest is as good as one never heard of: a broadcast leaves no trace of its audience here.
  const sweep = (now: number): void => {
    sweptAt = now;
    for (const [id, chat] of chats) {
      if (chat.inFlight === 0 && tokensOf(chat, gapOf(id), now) >= BURST) chats.delete(id);
    }
  };

  return {
    freeAt(id, lane, now) {
      const chat = chats.get(id);
      if (!chat) return now;
      if (chat.inFlight > 0 && now < chat.hangsFrom) return Infinity;
      const gap = gapOf(id);
      if (lane !== LANE.reply) return chat.at + gap;
      return now + Math.max(0, 1 - tokensOf(chat, gap, now)) * gap;
    },
    take(id, units, now) {
      if (now - sweptAt > SWEEP_MS) sweep(now);
      const chat = chats.get(id);
      const tokens = chat ? tokensOf(chat, gapOf(id), now) : BURST;
      const inFlight = (chat?.inFlight ?? 0) + 1;
      chats.set(id, { inFlight, hangsFrom: now + HANGS_MS, tokens: tokens - units, at: now });
    },
    answered(id) {
      const chat = chats.get(id);
      if (chat) chat.hangsFrom = Infinity;
    },
    release(id) {
      const chat = chats.get(id);
      if (chat) chat.inFlight -= 1;
    },
    size: () => chats.size,
  };
}
