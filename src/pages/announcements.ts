import type { Page } from '../turn/index.ts';
import { afterChange, button, page, say } from './frame.ts';

/** Whether the office's announcements may come: `announcements.yes`, `announcements.no`. Off until a person says yes. */
export const announcements: Page = {
  name: 'announcements',
  public: false,
  show(args, turn) {
    const answer = args[0] === 'yes' || args[0] === 'no' ? args[0] : null;
    if (answer !== null) turn.people.setAnnouncements(answer);
    const { person, campaign } = answer === null ? turn : afterChange(turn, { announcements: answer });
    const other = person.announcements === 'yes' ? 'no' : 'yes';
    return page(
      [
        say('announcements.title', { organiser: { local: campaign.plan.organiser.short } }),
        say('announcements.status', { status: say(`announcements.is-${person.announcements}`) }),
        person.holds.length > 0 && say('announcements.duties'),
        say('announcements.how-to-stop'),
      ],
      [
        person.announcements === 'unasked'
          ? [button('announcements.turn-yes', 'announcements.yes'), button('announcements.turn-no', 'announcements.no')]
          : [button(`announcements.turn-${other}`, `announcements.${other}`)],
        [button('button.reminders', 'reminders')],
      ],
      'home',
    );
  },
};
