/**
 * While a human of the office writes with a person by hand, the bot does not talk into it. What the person may do at any time holds all the
 * same: to stop what they are sent, without a word; and their rights over their own data, which are asked and answered as ever, since
 * nothing is erased without a yes.
 */
import { gist } from '../chat/gist.ts';
import type { Message } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { chooseTyped } from './choose.ts';
import { readCommand } from './command.ts';
import type { Place } from './place.ts';
import { isOwnData } from './typed.ts';
import { type Read, readWords } from './words.ts';

const OWN_DATA = /^(?:my-data\.erase|privacy\.withdraw)(?:\.|$)/;
const STOPS: Readonly<Record<string, 'reminders' | 'announcements'>> = {
  'stop.reminders': 'reminders',
  'reminders.stop': 'reminders',
  'stop.announcements': 'announcements',
  'announcements.no': 'announcements',
};

/** What the message would open or stop; null: anything else. */
function targetOf(message: Message, turn: Turn, place: Place): string | null {
  if (message.choice !== undefined) return message.choice;
  if (message.text === undefined) return null;
  const text = gist(message.text);
  const command = readCommand(text, turn);
  if (command !== null) return command;
  // By its words only: a bare number is more likely for the human.
  const chosen = chooseTyped(text, place.standing?.shown ?? place.shown, false);
  if (chosen !== null) return chosen;
  const read = readWords(text, turn);
  return read && targetOfWords(text, read);
}

function targetOfWords(text: string, read: Read): string | null {
  if ('stop' in read) return `stop.${read.stop}`;
  if (!isOwnData(text, read)) return null;
  return 'erase' in read ? 'my-data.erase' : 'privacy.withdraw';
}

/** Whether it is answered though the bot keeps quiet. */
export function isAnsweredInQuiet(message: Message, turn: Turn, place: Place): boolean {
  return OWN_DATA.test(targetOf(message, turn, place) ?? '');
}

/** Does what was asked for, and says nothing. */
export function heed(message: Message, turn: Turn, place: Place): void {
  const what = STOPS[targetOf(message, turn, place) ?? ''];
  if (what === 'reminders') turn.reminders.stopAll();
  if (what === 'announcements') turn.people.setAnnouncements('no');
}
