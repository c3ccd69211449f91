/**
 * A tap on a query button arrives as a text like any other: this stands before our values, so that they can be told from what people
 * type. It begins with '#', which passes the console's syntax filter too. It can be typed: a value is validated like any user text.
 */
const MARK = '#bh.';
/** What may stand in a button; the same for every channel. */
export const VALUE = /^[A-Za-z0-9._~-]{1,44}$/;

export const toPayload = (value: string): string => `${MARK}${value}`;

/** The value in a text that is one of our payloads; null: it was typed. */
export function readPayload(text: string): string | null {
  const trimmed = text.trim();
  if (!trimmed.startsWith(MARK)) return null;
  const value = trimmed.slice(MARK.length);
  return VALUE.test(value) ? value : null;
}
