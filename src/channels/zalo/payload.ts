import { VALUE } from '../../chat/choice-value.ts';

/**
 * A tap on a query button arrives as a text like any other: this stands before our values, so that they can be told
 * from what people type. It begins with '#', which passes the console's syntax filter too. It can be typed: a value
 * is validated like any user text.
 */
const MARK = '#bh.';

export const toPayload = (value: string): string => `${MARK}${value}`;

/** The value in a text that is one of our payloads; null: it was typed. */
export function readPayload(text: string): string | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith(MARK)) return null;
  const value = trimmed.slice(MARK.length);
  return VALUE.test(value) ? value : null;
}
