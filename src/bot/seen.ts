/** The sessions that were shown last, which stay what is spoken of while other pages are looked at: for an hour. */
import { HOUR_MS } from '../chat/civil.ts';
import type { Choices } from '../chat/index.ts';

/** Which sessions somebody was shown. */
export type SeenSessions = {
  /** Codes of the last list of several, in its order. */
  readonly list: readonly string[];
  /** The one whose page was opened since; null: none. */
  readonly one: string | null;
  /** Epoch ms. */
  readonly at: number;
};

const KEPT_MS = HOUR_MS;
/** No list shows more at once. */
const MOST = 20;

/** The codes of sessions that these choices open, in their order; where a text lists some, no other that may have been meant beside them. */
export function sessionsIn(choices: Choices): readonly string[] {
  const listed = choices.filter(([, , part]) => part === 'item');
  const codes = (among: Choices) => among.flatMap(([, value]) => /^session\.([A-Za-z0-9-]+)/.exec(value)?.[1] ?? []);
  const inText = codes(listed);
  return [...new Set(inText.length > 0 ? inText : codes(choices))];
}

/** What is remembered after an answer. `choices`: what it offers; `opened`: the session whose page it is. */
export function seenAfter(
  before: SeenSessions | undefined,
  choices: Choices,
  opened: string | undefined,
  now: Date,
): SeenSessions | undefined {
  const codes = opened === undefined ? sessionsIn(choices).slice(0, MOST) : [opened];
  const kept = stillSeen(before, now);
  const [one] = codes;
  if (one === undefined) return kept;
  const at = now.getTime();
  return codes.length === 1 ? { list: kept?.list ?? [], one, at } : { list: codes, one: null, at };
}

/** undefined: it is an hour ago. */
export const stillSeen = (seen: SeenSessions | undefined, now: Date): SeenSessions | undefined =>
  seen && Math.abs(now.getTime() - seen.at) <= KEPT_MS ? seen : undefined;
