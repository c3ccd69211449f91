import type { Reply, Say } from '../chat/index.ts';
import { draw, type PageRequest, recall } from '../pages/index.ts';
import { NotAllowed, type Turn } from '../turn/index.ts';
import { HOME } from './home-button.ts';
import { leaveFlow } from './leave.ts';
import type { Routed, Whereabouts } from './place.ts';

/** An act that this person has no right to, at this moment. */
export const notAllowed: Reply = {
  text: { key: 'bot:not-allowed' },
  buttons: [[HOME]],
};

/** Shows a page; what was open is laid aside and offered below it. `note` stands above the page's text. */
export function showPage(visit: PageRequest, turn: Turn, place: Whereabouts, note?: Say): Routed {
  const left = leaveFlow(turn, place.standing);
  const { request, kept } = recall(visit, place.kept);
  const { buttons = [], ...reply } = drawn(request, turn);
  const text: Say = note ? { join: [note, { plain: '' }, reply.text] } : reply.text;
  const rows = left && visit.page !== 'home' ? [[left], ...buttons] : buttons;
  const session = visit.page === 'session' ? visit.asked.code : undefined;
  return { replies: [{ ...reply, text, buttons: rows }], standing: null, kept, session };
}

function drawn(visit: PageRequest, turn: Turn): Reply {
  try {
    return draw(visit, turn);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    return notAllowed;
  }
}

/** The main page; `why`: what is said above it. */
export const goHome = (
  turn: Turn,
  place: Whereabouts,
  why?: 'old-button' | 'dropped' | 'no-draft' | 'after-silence',
): Routed => showPage({ page: 'home', asked: null }, turn, place, why && { key: `bot:${why}` });
