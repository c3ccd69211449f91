/**
 * While a human of the office writes with a person by hand, the bot does not talk into it. What the person may do at any time holds all the
 * same: to stop what they are sent, without a word; and their rights over their own data, which are asked and answered as ever, since
 * nothing is erased without a yes.
 */
import { gist } from '../chat/gist.ts';
import type { Message } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { readCommand } from './command.ts';
import { goesOn } from './danger/still-calm.ts';
import { type Addressed, readAddress, readTap } from './intent.ts';
import type { Whereabouts } from './place.ts';
import { isOwnData, leadOf } from './readers/said.ts';
import { chooseTyped } from './typed/choose.ts';

/** Whether the message is answered though the bot keeps quiet: so is what goes on from danger. If not: stops what was asked to be stopped, and says nothing. */
export function isAnsweredInQuiet(message: Message, turn: Turn, place: Whereabouts): boolean {
  if (message.text !== undefined && goesOn({ text: gist(message.text), turn, place, lead: null }) !== null) return true;
  const meant = meantBy(message, turn, place);
  if (meant?.is === 'page' && isOwnRight(meant)) return true;
  const what = meant && stopped(meant);
  if (what === 'reminders') turn.reminders.stopAll();
  if (what === 'announcements') turn.people.setAnnouncements('no');
  return false;
}

/** What the message would open or stop; null: anything else. */
function meantBy({ choice, text }: Message, turn: Turn, place: Whereabouts): Addressed | null {
  if (choice !== undefined) return readTap(choice);
  if (text === undefined) return null;
  const words = gist(text);
  const command = readCommand(words, turn);
  if (command !== null) return command;
  // By its words only: a bare number is more likely for the human.
  const chosen = chooseTyped(words, place.standing?.shown ?? place.shown, false);
  if (chosen !== null) return readAddress(chosen);
  const lead = leadOf(words, turn);
  return lead && (lead.to.is === 'stop' || isOwnData(words, lead)) ? lead.to : null;
}

const isOwnRight = ({ visit }: Extract<Addressed, { is: 'page' }>): boolean =>
  (visit.page === 'my-data' && visit.asked !== null) || (visit.page === 'privacy' && visit.asked?.act === 'withdraw');

function stopped(meant: Addressed): 'reminders' | 'announcements' | null {
  if (meant.is === 'stop') return meant.what;
  if (meant.is !== 'page') return null;
  if (meant.visit.page === 'reminders' && meant.visit.asked === 'stop') return 'reminders';
  return meant.visit.page === 'announcements' && meant.visit.asked === 'no' ? 'announcements' : null;
}
