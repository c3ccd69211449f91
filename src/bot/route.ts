/** One message -> what is meant -> what is answered and where the person stands afterwards. Pure but for the turn's doors. */
import { DAY_MS } from '../chat/civil.ts';
import type { Button, Message, Say } from '../chat/index.ts';
import { hear } from '../dialog/asked.ts';
import type { Turn } from '../turn/index.ts';
import { act } from './act.ts';
import { readCommand } from './command.ts';
import { type Intent, readTap } from './intent.ts';
import { leaveFlow } from './leave.ts';
import { silenceIn } from './logs/unfinished.ts';
import type { Routed, Whereabouts } from './place.ts';
import { readSaid } from './readers/index.ts';
import { hearWords } from './readers/said.ts';

/** Days of silence after which a flow is laid aside as a draft, and the message is taken as said outside it. */
const SILENCE_DAYS = 3;

/** A private chat. */
export function route(message: Message, turn: Turn, place: Whereabouts): Routed {
  if (silenceIn(place, turn) >= SILENCE_DAYS * DAY_MS) return routeBack(message, turn, place);
  return does(meantBy(message, turn, place), message, turn, place);
}

function does(intent: Intent, message: Message, turn: Turn, place: Whereabouts): Routed {
  const routed = act(intent, message, turn, place);
  // What goes on from danger is no answer to the question that is open, and is kept with none.
  if (routed.calm) return routed;
  const { replies, standing, kept, unread, untold, session } = routed;
  return { replies, standing: standing && hear(standing, message), kept, unread, untold, session };
}

/** The first words after days: what they say is done as always, beside a line that what was left is kept. */
function routeBack(message: Message, turn: Turn, { standing, shown }: Whereabouts): Routed {
  const left = leaveFlow(turn, standing);
  const place: Whereabouts = { standing: null, shown };
  if (!mayBeAnswer(message)) return does(meantBy(message, turn, place), message, turn, place);
  // No choice that was shown so long ago is meant.
  const intent = isBare(message) ? null : meantBy(message, turn, { ...place, shown: [] });
  if (intent === null || saysNothing(intent)) return does({ is: 'after-silence' }, message, turn, place);
  const routed = does(intent, message, turn, place);
  return left && intent.is !== 'resume' ? tellLeft(left, routed) : routed;
}

/** What may have been said to a question that was forgotten since. */
function mayBeAnswer({ choice, text, files = [] }: Message): boolean {
  if (choice !== undefined) return choice.startsWith('~');
  return files.length === 0 && !text?.startsWith('/');
}

/** A tap on the forgotten question, or a number of it. */
const isBare = ({ choice, text = '' }: Message): boolean => choice !== undefined || !/\p{L}{2}/u.test(text);

/** A greeting, or what means nothing by itself: it is answered with what is open. */
function saysNothing(intent: Intent): boolean {
  if (intent.is === 'look-up' || intent.is === 'guess') return saysNothing(intent.to);
  return NOTHING.has(intent.is) || (intent.is === 'page' && intent.visit.page === 'home');
}
const NOTHING: ReadonlySet<Intent['is']> = new Set(['not-understood', 'no-numbers', 'ask-again', 'courtesy']);

function tellLeft(left: Button, routed: Routed): Routed {
  const [first, ...others] = routed.replies;
  if (!first) return routed;
  const text: Say = { join: [{ key: 'bot:after-silence' }, { plain: '' }, first.text] };
  const { buttons = [] } = first;
  const isShown = buttons.flat().some((each) => 'value' in each && 'value' in left && each.value === left.value);
  const rows = routed.standing || isShown ? buttons : [[left], ...buttons];
  return { ...routed, replies: [{ ...first, text, buttons: rows }, ...others] };
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
