import type { Reply, Say } from '../chat/index.ts';
import { pages } from '../pages/index.ts';
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
  const page = pages.find((each) => each.name === name) ?? pages.find((each) => each.name === 'home');
  if (!page) throw new Error('there is no home page');
  const left = leaveFlow(turn, place.standing);
  let reply: Reply;
  try {
    reply = page.show(page.name === name ? args : [], turn);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    reply = notAllowed;
  }
  const above = note ?? (page.name === name ? undefined : ({ key: 'bot:old-button' } as const));
  const buttons = left && page.name !== 'home' ? [[left], ...(reply.buttons ?? [])] : reply.buttons;
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
