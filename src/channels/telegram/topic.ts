/** A topic of a forum as a part of the chat's address, so that whatever is said to that address goes there. */

/**
 * The general topic: it has this number, and no message may be sent with it (core.telegram.org/bots/api#sendmessage
 * refuses it).
 */
const GENERAL = 1;

/** `-100200`, or `-100200/77` for topic 77. */
export const addressOf = (chat: number, topic: number | undefined): string =>
  topic === undefined || topic === GENERAL ? String(chat) : `${chat}/${topic}`;

/** The chat of an address as the Bot API takes it, and the topic in it. */
export function placeOf(address: string): { readonly chat: number | string; readonly topic?: number } {
  const [, chat, topic] = /^(-?\d+)(?:\/(\d+))?$/.exec(address) ?? [];
  if (chat === undefined) return { chat: address };
  return topic === undefined ? { chat: Number(chat) } : { chat: Number(chat), topic: Number(topic) };
}
