import { hasWork } from '../chat/work-units.ts';
import type { Page } from '../turn/index.ts';
import { canChoose, inRows, page, say } from './frame.ts';

/** What can be done here, how to stop, whom to ask. */
export const help: Page<'help'> = {
  name: 'help',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.help',
      menu: { home: 7 },
      command: { vi: 'trogiup', en: 'help', about: 'pages:about.trogiup', order: 14 },
      guessed: false,
    },
  ],
  show(_, turn) {
    const inGroup = canChoose(turn) ? 'help.ask-group' : 'help.type-group';
    const works = hasWork(turn.person.holds) && !turn.group;
    return page(
      [
        say('help.title', { name: { local: turn.campaign.plan.shortName } }),
        say(turn.group ? inGroup : 'help.ask'),
        works && say('help.roles'),
        !turn.group && say('help.stop'),
        say(canChoose(turn) ? 'help.person' : 'help.person-group'),
      ],
      inRows(turn.menu('help').everybody, 2),
      'home',
    );
  },
};
