import type { Reply, Say } from '../chat/index.ts';
import { draw, visitAt } from '../pages/index.ts';
import { NotAllowed, type Turn } from '../turn/index.ts';
import { leaveFlow } from './leave.ts';
import type { Place, Routed } from './place.ts';

/** An act that this person has no right to, at this moment. */
export const notAllowed: Reply = {
  text: { key: 'bot:not-allowed' },
  buttons: [[{ label: { key: 'bot:home' }, value: 'home' }]],
};

/** Shows a page; what was open is laid aside and offered below it. `note` stands above the page's text. */
export function showPage(name: string, args: readonly string[], turn: Turn, place: Place, note?: Say): Routed {
  const found = visitAt([name, ...args]);
  const visit = found ?? { page: 'home', asked: null };
  const left = leaveFlow(turn, place.standing);
  let reply: Reply;
  try {
    reply = draw(visit, turn);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    reply = notAllowed;
  }
  const above = note ?? (found ? undefined : ({ key: 'bot:old-button' } as const));
  const buttons = left && visit.page !== 'home' ? [[left], ...(reply.buttons ?? [])] : reply.buttons;
  return {
    replies: [
      {
        ...reply,
        ...(buttons ? { buttons } : {}),
        text: above ? { join: [above, { plain: '' }, reply.text] } : reply.text,
      },
    ],
    standing: null,
  };
}
