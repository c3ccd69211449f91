/** One message -> what is meant -> what is answered and where the person stands afterwards. Pure but for the turn's doors. */
import { DAY_MS } from '../chat/civil.ts';
import type { Message } from '../chat/index.ts';
import { hear } from '../dialog/asked.ts';
import type { Turn } from '../turn/index.ts';
import { act } from './act.ts';
import { readCommand } from './command.ts';
import { type Intent, readTap } from './intent.ts';
import { leaveFlow } from './leave.ts';
import type { Routed, Whereabouts } from './place.ts';
import { readSaid } from './readers.ts';
import { hearWords } from './said.ts';
import { silenceIn } from './unfinished.ts';

/** Days of silence after which a flow is laid aside as a draft, and the message is taken as said outside it. */
const SILENCE_DAYS = 3;

/** A private chat. */
export function route(message: Message, turn: Turn, place: Whereabouts): Routed {
  const isBack = silenceIn(place, turn) >= SILENCE_DAYS * DAY_MS;
  if (isBack) leaveFlow(turn, place.standing);
  const now: Whereabouts = isBack ? { standing: null, shown: place.shown } : place;
  const intent: Intent = isBack && isAnswer(message) ? { is: 'after-silence' } : meantBy(message, turn, now);
  const { replies, standing, kept, unread, untold, session } = act(intent, message, turn, now);
  return { replies, standing: standing && hear(standing, message), kept, unread, untold, session };
}

/** What may have been said to a question that was forgotten since. */
function isAnswer({ choice, text, files = [] }: Message): boolean {
  if (choice !== undefined) return choice.startsWith('~');
  return files.length === 0 && !text?.startsWith('/');
}

function meantBy(message: Message, turn: Turn, place: Whereabouts): Intent {
  const { choice, text, files = [], personal, odd } = message;
  if (choice !== undefined) return readTap(choice);
  if (personal) return { is: 'not-read', what: 'not-kept' };
  if (odd) return { is: 'not-read', what: odd === 'edited-late' ? 'edited' : odd };
  const command = text === undefined ? null : readCommand(text, turn);
  if (command) return command;
  const said = text === undefined ? null : hearWords(text, message, turn, place);
  const words = said && { lead: said.lead, intent: readSaid(said) };
  return words && files.length === 0 ? words.intent : { is: 'files', words };
}
