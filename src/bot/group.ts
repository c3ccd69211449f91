import { VALUE } from '../chat/choice-value.ts';
import type { Message, Reply } from '../chat/index.ts';
import { onlyPrivate } from '../pages/in-group.ts';
import { draw, visitAt } from '../pages/index.ts';
import type { Turn } from '../turn/index.ts';
import { readCommand } from './command.ts';

/** In a group only commands addressed to the bot, and taps on what it showed there, are answered, with public pages. */
export function routeGroup(message: Message, turn: Turn): readonly Reply[] {
  const value = message.choice ?? (message.text === undefined ? null : readCommand(message.text, turn));
  if (value === null || !VALUE.test(value)) return [];
  const visit = visitAt(value.split('.'));
  return [visit ? draw(visit, turn) : onlyPrivate(turn)]; // a page that is not public says where it can be had
}
