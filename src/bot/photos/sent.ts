/** Photos and other files that were sent, with the words below them or without. */

import { mayBeEvidence } from '../../chat/evidence-file.ts';
import type { IncomingFile, Message } from '../../chat/index.ts';
import { mayBePicture } from '../../chat/picture-file.ts';
import { isTooLarge, sayTooLarge } from '../../chat/too-large.ts';
import type { Turn } from '../../turn/index.ts';
import { answerFlow, askAgain } from '../flow-steps.ts';
import { HOME } from '../home-button.ts';
import type { Caption, Intent } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import type { Routed, Whereabouts } from '../place.ts';
import { goHome, showPage } from '../show.ts';
import { answerCaptioned } from './caption.ts';
import { keepEarly, keepMeanwhile } from './early.ts';

/** Where they came. `act`: does what the words below them mean. */
export type Here = {
  readonly message: Message;
  readonly turn: Turn;
  readonly place: Whereabouts;
  readonly act: (intent: Intent, message: Message, turn: Turn, place: Whereabouts) => Routed;
};

const contact = { label: { key: 'bot:contact' }, value: 'contact' } as const;

/** `words`: what was written below, read; null: nothing was. */
export function takeFiles(words: Caption | null, here: Here): Routed {
  const { message, turn, place } = here;
  // A step that takes files says it itself.
  const isAsked = place.standing !== null && takesFiles(place);
  const large =
    isAsked || !turn.people.may('log') ? [] : (message.files ?? []).filter(mayBeEvidence).filter(isTooLarge);
  return large.length === 0 ? takeThem(words, here) : leaveOut(large, words, here);
}

/** They are not kept, which is said with their size; the others, and the words below them, are what they always are. */
function leaveOut(large: readonly IncomingFile[], words: Caption | null, here: Here): Routed {
  const { message, turn, place, act } = here;
  const { files = [], ...typed } = message;
  const rest = files.filter((file) => !large.includes(file));
  const next = (): Routed => {
    if (rest.length > 0) return takeThem(words, { ...here, message: { ...message, files: rest } });
    if (words) return act(words.intent, typed, turn, place);
    return place.standing ? askAgain(turn, place) : { replies: [], standing: null };
  };
  const routed = next();
  return { ...routed, replies: [{ text: sayTooLarge(large) }, ...routed.replies] };
}

function takeThem(words: Caption | null, here: Here): Routed {
  const { message, turn, place } = here;
  const files = message.files ?? [];
  const isSticker = files.every((file) => file.kind === 'other');
  if (files.length === 0) return goHome(turn, place);
  if (isSticker && !place.standing) return showPage({ page: 'home', asked: 'thanks' }, turn, place);
  const images = turn.people.may('log') ? files.filter(mayBePicture) : [];
  if (place.standing) return takeWithin(images, words, here);
  const late = files.filter((file) => turn.photos.attachSibling(file) === null);
  if (late.length === 0) return keepWords(message.text, turn);
  if (images.length > 0) return keepEarly(images, words, here);
  if (files.some((file) => file.kind === 'audio')) {
    return { replies: [{ text: { key: 'bot:no-voice' }, buttons: [[contact, HOME]] }], standing: null };
  }
  if (words) {
    // That the file is not kept is said before what was written below it is answered.
    const routed = here.act(words.intent, message, turn, place);
    return { ...routed, replies: [{ text: { key: 'bot:file-not-kept' }, newest: 'no-files' }, ...routed.replies] };
  }
  if (turn.people.may('log') && files.some(mayBeEvidence)) {
    const log = { label: { key: 'bot:log' }, value: 'go.log' } as const;
    return {
      replies: [{ text: { key: 'bot:evidence-later' }, buttons: [[log], [HOME]], newest: 'no-files' }],
      standing: null,
    };
  }
  // Several files at once come one by one: what waits to be said of the one before is said of this one too.
  const told = { text: { key: 'bot:no-files' }, buttons: [[contact, HOME]], newest: 'no-files' };
  return { replies: [told], standing: null };
}

const takesFiles = ({ standing }: Whereabouts): boolean =>
  flowNamed(standing?.flow ?? '')?.steps.some((step) => step.takesFiles) === true;

/** In the middle of a flow: to its own step for files, with the words below read like typed ones. */
function takeWithin(images: readonly IncomingFile[], words: Caption | null, here: Here): Routed {
  const { message, turn, place } = here;
  const takes = takesFiles(place);
  if (words) {
    if (!takes) for (const file of images) turn.photos.keepEarly(file);
    return answerCaptioned(words, here);
  }
  return images.length > 0 && !takes ? keepMeanwhile(images, turn, place) : answerFlow(message, turn, place);
}

/** A late sibling's photo is with its log by now, and what was written below goes with it. */
function keepWords(text: string | undefined, turn: Turn): Routed {
  if (text !== undefined) turn.photos.describe(text);
  return { replies: [], standing: null };
}
