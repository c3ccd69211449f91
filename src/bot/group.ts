import type { Message, Reply } from '../chat/index.ts';
import { onlyPrivate } from '../pages/in-group.ts';
import { draw } from '../pages/index.ts';
import type { Turn } from '../turn/index.ts';
import { readCommand } from './command.ts';
import { readTap } from './intent.ts';

/** In a group only commands addressed to the bot, and taps on what it showed there, are answered, with public pages. */
export function routeGroup({ choice, text }: Message, turn: Turn): readonly Reply[] {
  const intent = choice !== undefined ? readTap(choice) : text === undefined ? null : readCommand(text, turn);
  if (intent === null) return [];
  return [intent.is === 'page' ? draw(intent.visit, turn) : onlyPrivate(turn)]; // a page that is not public says where it can be had
}
