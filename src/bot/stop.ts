import type { Reply } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { sayAside } from './flow-steps.ts';
import type { Routed, Whereabouts } from './place.ts';

/** "dừng nhắc", "dừng thông báo": works anywhere, at once; the open question still holds. */
export function stop(what: 'reminders' | 'announcements', turn: Turn, place: Whereabouts): Routed {
  if (what === 'reminders') turn.reminders.stopAll();
  else turn.people.setAnnouncements('no');
  const said: Reply = {
    text: { key: `bot:stopped.${what}` },
    buttons: [
      [{ label: { key: `bot:stopped.undo-${what}` }, value: what === 'reminders' ? 'reminders' : 'announcements' }],
      [{ label: { key: 'bot:home' }, value: 'home' }],
    ],
  };
  return sayAside(said, turn, place);
}
