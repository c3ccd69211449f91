import type { Reply, Say } from '../chat/index.ts';
import { setReminders, stoppedLines } from '../pages/reminders-set.ts';
import type { Turn } from '../turn/index.ts';
import { sayAside } from './flow-steps.ts';
import { HOME } from './home-button.ts';
import type { Routed, Whereabouts } from './place.ts';

/** "dừng nhắc", "dừng thông báo": works anywhere, at once; the open question still holds. */
export function stop(what: 'reminders' | 'announcements', turn: Turn, place: Whereabouts): Routed {
  const said: Say = { key: `bot:stopped.${what}` };
  const text: Say = what === 'reminders' ? { join: [said, ...stopReminders(turn)] } : said;
  if (what === 'announcements') turn.people.setAnnouncements('no');
  const reply: Reply = {
    text,
    buttons: [
      [{ label: { key: `bot:stopped.undo-${what}` }, value: what === 'reminders' ? 'reminders' : 'announcements' }],
      [HOME],
    ],
  };
  return sayAside(reply, turn, place);
}

/** All of them; gives what is said of those that were set. */
function stopReminders(turn: Turn): readonly Say[] {
  const before = setReminders(turn);
  turn.reminders.stopAll();
  return stoppedLines(before);
}
