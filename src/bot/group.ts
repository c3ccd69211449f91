import type { Message, Reply } from '../chat/index.ts';
import { onlyPrivate } from '../pages/in-group.ts';
import { draw } from '../pages/index.ts';
import type { Turn } from '../turn/index.ts';
import { readCommand } from './command.ts';
import { type Addressed, readAddress, readTap } from './intent.ts';
import { isCourtesy, leadOf } from './readers/said.ts';
import { outcomeOf } from './typed/outcome.ts';
import { understand } from './typed/understood.ts';

/**
 * In a group commands addressed to the bot, taps on what it showed there and words that mention it are answered, with public pages. What is
 * no wish, or is not understood, gets no answer: others talk there.
 */
export function routeGroup({ choice, text }: Message, turn: Turn): readonly Reply[] {
  const intent =
    choice !== undefined
      ? readTap(choice)
      : text === undefined
        ? null
        : (readCommand(text, turn) ?? meantBy(text, turn));
  if (intent === null) return [];
  return [intent.is === 'page' ? draw(intent.visit, turn) : onlyPrivate(turn)]; // a page that is not public says where it can be had
}

/** A strict phrase, else what the words surely ask for among what a group may see. */
function meantBy(text: string, turn: Turn): Addressed | null {
  const lead = leadOf(text, turn);
  if (lead) return isCourtesy(lead) ? null : lead.to;
  const outcome = outcomeOf(understand(text, turn));
  return outcome.is === 'open' ? readAddress(outcome.action.address) : null;
}
