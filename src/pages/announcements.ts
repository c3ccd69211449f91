import type { Button, Say } from '../chat/index.ts';
import { hasWork } from '../chat/work-units.ts';
import type { Page, Turn } from '../turn/index.ts';
import { afterChange, button, page, playing, say } from './frame.ts';

/** The buttons that turn them on and off. */
export const turning = {
  yes: playing('take', button('announcements.turn-yes', 'announcements.yes')),
  no: playing('decline', button('announcements.turn-no', 'announcements.no')),
} as const;

/** Asked once, when a person has said who they are; null: it was asked. */
export function askAnnouncements(turn: Turn): { readonly text: Say; readonly buttons: readonly Button[] } | null {
  if (turn.person.announcements !== 'unasked') return null;
  return {
    text: say('announcements.ask', { organiser: { local: turn.campaign.plan.organiser.short } }),
    buttons: [turning.yes, turning.no],
  };
}

/** Whether the office's announcements may come: `announcements.yes`, `announcements.no`. Off until a person says yes. */
export const announcements: Page<'announcements', 'yes' | 'no' | null> = {
  name: 'announcements',
  for: 'everybody',
  ways: [
    {
      intent: null,
      label: 'pages:button.announcements',
      menu: { help: 2 },
    },
    {
      label: 'pages:button.announce',
      command: { vi: 'thongbao', en: 'broadcast', about: 'pages:about.thongbao', order: 9 },
      instead: { office: 'broadcasts' },
    },
    {
      act: 'stop.announcements',
    },
  ],
  read: ([answer]) => (answer === 'yes' || answer === 'no' ? answer : null),
  show(answer, turn) {
    if (answer !== null) turn.people.setAnnouncements(answer);
    const { person, campaign } = answer === null ? turn : afterChange(turn, { announcements: answer });
    const other = person.announcements === 'yes' ? 'no' : 'yes';
    return page(
      [
        answer === null
          ? say('announcements.title', { organiser: { local: campaign.plan.organiser.short } })
          : say(`announcements.noted-${answer}`, { organiser: { local: campaign.plan.organiser.short } }),
        answer === null && say('announcements.status', { status: say(`announcements.is-${person.announcements}`) }),
        hasWork(person.holds) && say('announcements.duties'),
        person.announcements !== 'no' && say('announcements.how-to-stop'),
      ],
      [
        person.announcements === 'unasked' ? [turning.yes, turning.no] : [turning[other]],
        [button('button.reminders', 'reminders')],
      ],
      'home',
    );
  },
};
