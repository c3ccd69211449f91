import { fold } from '../chat/fold.ts';
import type { Capabilities, Reply } from '../chat/index.ts';
import type { Choices, Place, Routed } from './place.ts';

const MORE = /^more\.(\d{1,3})$/;

/**
 * "Xem thêm" on a channel with few buttons: the choices shown last, in their order, from the n-th on. Changes nothing else. null: the value
 * is something else, or nothing is shown any more.
 */
export function showMore(value: string, place: Place): Routed | null {
  const from = MORE.exec(value)?.[1];
  const shown = place.standing?.shown ?? place.shown;
  if (from === undefined || shown.length === 0) return null;
  const reply: Reply = {
    text: { key: 'bot:more' },
    buttons: shown.map(([label, each]) => [{ label: { plain: label }, value: each }]),
    choicesFrom: Number(from),
  };
  return { replies: [reply], standing: place.standing };
}

const WORDS = new Set(['xem them', 'more']);

/** The value of "Xem thêm" where it was typed below choices of which only some were buttons; null: it is no such word, or all were. */
export function typedMore(text: string, shown: Choices, can: Capabilities): string | null {
  const isMore = can.buttons > 0 && shown.length > can.buttons && WORDS.has(fold(text));
  return isMore ? `more.${can.buttons - 1}` : null;
}
