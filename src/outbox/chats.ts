import { LANE } from './enqueue.ts';

/**
 * One message in flight per chat. About one a second on average, in bursts of up to five for replies; a group 15 a minute and
 * bursts of five, so that no minute holds more than 20 (core.telegram.org/bots/faq). Instants are `clock.elapsed()`.
 */
export type Chats = {
  /** When the chat may be written to: now or earlier is yes; Infinity: once what is in flight has ended. */
  freeAt(chat: string, lane: number, now: number): number;
  take(chat: string, units: number, now: number): void;
  release(chat: string): void;
  size(): number;
};

type Chat = { inFlight: boolean; tokens: number; at: number };

const BURST = 5;
const SWEEP_MS = 1000;

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
      if (!chat.inFlight && tokensOf(chat, gapOf(id), now) >= BURST) chats.delete(id);
    }
  };

  return {
    freeAt(id, lane, now) {
      const chat = chats.get(id);
      if (!chat) return now;
      if (chat.inFlight) return Infinity;
      const gap = gapOf(id);
      if (lane !== LANE.reply) return chat.at + gap;
      return now + Math.max(0, 1 - tokensOf(chat, gap, now)) * gap;
    },
    take(id, units, now) {
      if (now - sweptAt > SWEEP_MS) sweep(now);
      const chat = chats.get(id);
      const tokens = chat ? tokensOf(chat, gapOf(id), now) : BURST;
      chats.set(id, { inFlight: true, tokens: tokens - units, at: now });
    },
    release(id) {
      const chat = chats.get(id);
      if (chat) chat.inFlight = false;
    },
    size: () => chats.size,
  };
}
