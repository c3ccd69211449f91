import { moreValue } from '../chat/few-buttons.ts';
import type { Reply } from '../chat/index.ts';
import { foldChoice } from './choose.ts';
import type { Place, Routed } from './place.ts';

const MORE = /^more\.(\d{1,3})\.\w{1,7}$/;
/** What stands on the button, folded. */
const TYPED = new Set(['xem them', 'more']);

/** Whether a value is that of a button which shows what follows, of whichever list. */
export const isMore = (value: string): boolean => value.startsWith('more.');

/** The button's value where its words are typed, and it stands under what was shown last. */
export const typedMore = (text: string, { more }: Place): string | null =>
  TYPED.has(foldChoice(text)) ? (more ?? null) : null;

/**
 * "Xem thêm" on a channel with few buttons: the choices shown last, in their order, from the n-th on. Changes nothing else. null: the value
 * is something else, or the button of choices that are no longer those shown last.
 */
export function showMore(value: string, place: Place): Routed | null {
  const from = Number(MORE.exec(value)?.[1] ?? Number.NaN);
  const shown = place.standing?.shown ?? place.shown;
  if (!(from < shown.length) || value !== moreValue(from, shown)) return null;
  const reply: Reply = {
    text: { key: 'bot:more' },
    buttons: shown.map(([label, each]) => [{ label: { plain: label }, value: each }]),
    choicesFrom: from,
  };
  return { replies: [reply], standing: place.standing };
}
