import type { Message, Reply } from '../chat/index.ts';
import { pages } from '../pages/index.ts';
import type { Turn } from '../turn/index.ts';
import { VALUE } from './choice.ts';
import { readCommand } from './command.ts';

/** In a group only commands addressed to the bot, and taps on what it showed there, are answered, with public pages. */
export function routeGroup(message: Message, turn: Turn): readonly Reply[] {
  const value = message.choice ?? (message.text === undefined ? null : readCommand(message.text, turn));
  if (value === null || !VALUE.test(value)) return [];
  const [name = '', ...args] = value.split('.');
  const page = pages.find((each) => each.name === name);
  if (page?.public) return [page.show(args, turn)];
  return [
    {
      text: { key: turn.botName ? 'bot:private' : 'bot:private-no-link' },
      ...(turn.botName
        ? { buttons: [[{ label: { key: 'bot:open-private' }, url: `https://t.me/${turn.botName}` }]] }
        : {}),
    },
  ];
}
