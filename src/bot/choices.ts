/** The choices that were shown, shown once more: all of them, those that follow, or those that something fits. */
import { moreValue } from '../chat/few-buttons.ts';
import type { Buttons, Choices, Reply, Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { askAgain } from './flow-steps.ts';
import { HOME } from './home-button.ts';
import type { Routed, Whereabouts } from './place.ts';
import { goHome } from './show.ts';

export const rowsOf = (choices: Choices): Buttons =>
  choices.map(([label, value, part]) => [{ label: { plain: label }, value, ...(part && { part }) }]);

/**
 * The choices that hold now: the open question, or what was shown last. `why`: they were asked for by an older list's button, by number, or by a
 * number above the last.
 */
export function showAgain(
  turn: Turn,
  place: Whereabouts,
  why: 'old-list' | 'by-words' | { readonly most: number },
): Routed {
  if (place.standing) return askAgain(turn, place);
  if (place.shown.length === 0) return goHome(turn, place, 'old-button');
  const text: Say =
    typeof why === 'string' ? { key: `bot:${why}` } : { key: 'bot:too-large', with: { most: why.most } };
  // What came unasked has buttons of its own matter alone.
  const hasWayHome = turn.group || place.shown.some(([, value]) => value === 'home' || value.startsWith('who'));
  const buttons = [...rowsOf(place.shown), ...(hasWayHome ? [] : [[HOME]])];
  return { replies: [{ text, buttons }], standing: null };
}

const MORE = /^more\.(\d{1,3})\.\w{1,7}$/;

/**
 * "Xem thêm" on a channel with few buttons: the choices shown last, in their order, from the n-th on. Changes nothing else. null: the value
 * is that of choices that are no longer those shown last.
 */
export function showMore(value: string, place: Whereabouts): Routed | null {
  const from = Number(MORE.exec(value)?.[1] ?? Number.NaN);
  const shown = place.standing?.shown ?? place.shown;
  if (!(from < shown.length) || value !== moreValue(from, shown)) return null;
  const reply: Reply = { text: { key: 'bot:more' }, buttons: rowsOf(shown), choicesFrom: from };
  return { replies: [reply], standing: place.standing };
}
