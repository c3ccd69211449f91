/**
 * One message -> what is answered and where the person stands afterwards. Pure but for the turn's doors.
 */
import { DAY_MS } from '../chat/civil.ts';
import type { IncomingFile, Message, Reply } from '../chat/index.ts';
import { mayBePicture } from '../chat/picture-file.ts';
import { hear } from '../dialog/asked.ts';
import type { Turn } from '../turn/index.ts';
import { answerCaptioned } from './caption.ts';
import { routeChoice } from './choice.ts';
import { readCommand } from './command.ts';
import { keepEarly, keepMeanwhile } from './early-photos.ts';
import { answerFlow, sayAside } from './flow-steps.ts';
import { flowNamed, leaveFlow } from './leave.ts';
import { openValue } from './open.ts';
import type { Place, Routed } from './place.ts';
import { showPage } from './show.ts';
import { routeWords } from './typed.ts';

/** Days of silence after which a flow is laid aside as a draft. */
const SILENCE_DAYS = 3;

/** A private chat. */
export function route(message: Message, turn: Turn, place: Place): Routed {
  const { replies, standing } = lead(message, turn, place);
  return { replies, standing: standing && hear(standing, message) };
}

function lead(message: Message, turn: Turn, place: Place): Routed {
  const silence = place.since ? turn.now.getTime() - place.since.getTime() : 0;
  if (place.standing && silence >= SILENCE_DAYS * DAY_MS) return afterSilence(message, turn, place);
  if (message.choice !== undefined) return routeChoice(message.choice, message, turn, place);
  if (message.personal) return notRead('not-kept', turn, place);
  if (message.odd) return notRead(message.odd, turn, place);
  const command = message.text === undefined ? null : readCommand(message.text, turn);
  if (command) return openValue(command, message, turn, place);
  if (message.text !== undefined && !message.files?.length) return routeWords(message.text, message, turn, place);
  return routeFiles(message, turn, place);
}

/** What was open is laid aside, the message is taken as said outside it, and going on is offered. */
function afterSilence(message: Message, turn: Turn, place: Place): Routed {
  leaveFlow(turn, place.standing);
  const outside: Place = { standing: null, shown: place.shown };
  if (message.files?.length && message.choice === undefined) return routeFiles(message, turn, outside);
  const isAnswer =
    message.choice?.startsWith('~') === true || (message.choice === undefined && !message.text?.startsWith('/'));
  if (isAnswer) return showPage('home', [], turn, outside, { key: 'bot:after-silence' });
  return lead(message, turn, outside);
}

/** What can't be taken (a place, a contact card, a poll, a message that was changed): a sentence, and the open question still holds. */
const notRead = (what: 'not-kept' | 'unknown' | 'edited', turn: Turn, place: Place): Routed =>
  sayAside({ text: { key: `bot:${what}` }, newest: what, buttons: [[contactButton, homeButton]] }, turn, place);

const contactButton = { label: { key: 'bot:contact' }, value: 'contact' } as const;
const homeButton = { label: { key: 'bot:home' }, value: 'home' } as const;

function routeFiles(message: Message, turn: Turn, place: Place): Routed {
  const files = message.files ?? [];
  if (files.length === 0) return showPage('home', [], turn, place);
  const isSticker = files.every((file) => file.kind === 'other');
  if (isSticker && !place.standing) return showPage('home', ['thanks'], turn, place);
  const images = turn.people.may('log') ? files.filter(mayBePicture) : [];
  if (place.standing) return routeFilesWithin(images, message, turn, place);
  const late = files.filter((file) => turn.photos.attachSibling(file) === null);
  if (late.length === 0) return keepWords(message.text, turn);
  if (images.length > 0) return keepEarly(images, message, turn, place);
  if (files.some((file) => file.kind === 'audio')) {
    return { replies: [{ text: { key: 'bot:no-voice' }, buttons: [[contactButton, homeButton]] }], standing: null };
  }
  if (message.text !== undefined) return answerBelow(message.text, isSticker, message, turn, place);
  return toldOnce('no-files', [[contactButton, homeButton]]);
}

/** What was written below a file that is not taken is answered, and that the file is not kept is said before. */
function answerBelow(text: string, isSticker: boolean, message: Message, turn: Turn, place: Place): Routed {
  const routed = routeWords(text, message, turn, place);
  if (isSticker) return routed;
  return { ...routed, replies: [{ text: { key: 'bot:file-not-kept' }, newest: 'no-files' }, ...routed.replies] };
}

/** In the middle of a flow: to its own step for files, with the words below read like typed ones. */
function routeFilesWithin(images: readonly IncomingFile[], message: Message, turn: Turn, place: Place): Routed {
  const takes = flowNamed(place.standing?.flow ?? '')?.steps.some((step) => step.takesFiles) === true;
  if (message.text !== undefined) {
    if (!takes) for (const file of images) turn.photos.keepEarly(file);
    return answerCaptioned(message.text, message, turn, place);
  }
  return images.length > 0 && !takes ? keepMeanwhile(images, turn, place) : answerFlow(message, turn, place);
}

/** A late sibling's photo is with its log by now, and what was written below goes with it. */
function keepWords(text: string | undefined, turn: Turn): Routed {
  if (text !== undefined) turn.photos.describe(text);
  return { replies: [], standing: null };
}

/** Several files at once come one by one: what waits to be said of the one before is said of this one too. */
const toldOnce = (what: string, buttons: NonNullable<Reply['buttons']>): Routed => ({
  replies: [{ text: { key: `bot:${what}` }, buttons, newest: what }],
  standing: null,
});
