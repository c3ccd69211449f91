import type { Page } from '../turn/index.ts';
import { mayHaveTwo } from './accounts.ts';
import { button, canChoose, page, say } from './frame.ts';

/** What can be done here, how to stop, whom to ask. */
export const help: Page<'help'> = {
  name: 'help',
  public: true,
  show(_args, turn) {
    const inGroup = canChoose(turn) ? 'help.ask-group' : 'help.type-group';
    const holds = turn.person.holds.length > 0 && !turn.group;
    return page(
      [
        say('help.title', { name: { local: turn.campaign.plan.shortName } }),
        say(turn.group ? inGroup : 'help.ask'),
        holds && say('help.roles'),
        !turn.group && say('help.stop'),
        say(canChoose(turn) ? 'help.person' : 'help.person-group'),
      ],
      [
        [button('button.contact', 'contact'), button('button.schedule', 'schedule')],
        [button('button.who', 'who'), button('button.announcements', 'announcements')],
        [button('button.language', 'language'), button('button.privacy', 'privacy')],
        [button('button.duties', 'duties'), button('button.report-info', 'report-info')],
        !turn.group && mayHaveTwo(turn) ? [button('button.accounts', 'accounts')] : [],
      ],
      'home',
    );
  },
};
