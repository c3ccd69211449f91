import { moreValue } from '../chat/few-buttons.ts';
import { fold } from '../chat/fold.ts';
import type { Capabilities, Reply } from '../chat/index.ts';
import type { Choices, Place, Routed } from './place.ts';

const MORE = /^more\.(\d{1,3})\.\w{1,7}$/;

/** Whether a value is that of a button which shows what follows, of whichever list. */
export const isMore = (value: string): boolean => value.startsWith('more.');

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

const WORDS = new Set(['xem them', 'more']);

/** The value of "Xem thêm" where it was typed below choices of which only some were buttons; null: it is no such word, or all were. */
export function typedMore(text: string, shown: Choices, can: Capabilities): string | null {
  const isMore = can.buttons > 0 && shown.length > can.buttons && WORDS.has(fold(text));
  return isMore ? moreValue(can.buttons - 1, shown) : null;
}
