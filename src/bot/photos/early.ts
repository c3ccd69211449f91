/** Photos that come before anything was begun: kept for a day, and a log is offered with them. */

import { PRIVACY_VERSION } from '../../chat/consent.ts';
import type { Button, IncomingFile, Reply, Say } from '../../chat/index.ts';
import { askConsent } from '../../dialog/consent-question.ts';
import { quote } from '../../dialog/reading.ts';
import type { Turn } from '../../turn/index.ts';
import { holdBack, wordsWait } from '../consent/words.ts';
import { askAgain, openFlow } from '../flow-steps.ts';
import { HOME } from '../home-button.ts';
import type { Caption } from '../intent.ts';
import { tellLog } from '../logs/told.ts';
import type { Routed, Whereabouts } from '../place.ts';
import type { Here } from './sent.ts';

const say = (key: string, values?: Readonly<Record<string, string | number>>): Say =>
  values === undefined ? { key: `bot:early.${key}` } : { key: `bot:early.${key}`, with: values };
const button = (key: string, value: string, values?: Readonly<Record<string, number>>): Button => ({
  label: say(`button.${key}`, values),
  value,
});

/** Outside of everything. `images`: at least one. */
export function keepEarly(
  images: readonly IncomingFile[],
  words: Caption | null,
  { message, turn, place, act }: Here,
): Routed {
  const kept = images.map((file) => turn.photos.keepEarly(file));
  const text = message.text?.trim() ?? '';
  const isSibling = kept.every((each) => each === 'sibling');
  if (text === '' && isSibling) return { replies: [], standing: null };
  const isAgreed = turn.person.consent === PRIVACY_VERSION;
  const told = words?.intent.is === 'told' ? words.intent : null;
  if (isAgreed && told?.isSure) return tellLog({ ...told, withPhotos: true }, turn, place);
  const lead = words?.lead ?? null;
  const toLog = lead?.to.is === 'begin' && lead.address === 'go.log' ? lead.to : null;
  const isAboutThem = lead === null || toLog !== null || told !== null;
  if (isAgreed && text !== '' && lead === null) turn.photos.describe(text);
  const hasDraft = turn.drafts.list().some((each) => each.flow === 'log');
  if (isAgreed && toLog && !hasDraft) return openFlow(toLog.flow, ['photos'], turn, place);
  const waits = !isAgreed && text !== '' && isAboutThem;
  const offer = isAgreed
    ? offering(kept, images, hasDraft, turn)
    : asking(waits ? 'caption' : wordsWait(turn, place), turn);
  const untold = waits ? holdBack(text, turn, place) : undefined;
  if (isAboutThem || !words) return { replies: [offer], standing: null, untold };
  // The words ask for something else: that is answered, and the offer stands below.
  const { files: _, ...typed } = message;
  const answered = act(words.intent, typed, turn, place);
  if (answered.standing) return { ...answered, replies: [{ text: say('meanwhile') }, ...answered.replies] };
  return { replies: [...answered.replies, offer], standing: null };
}

/** In the middle of something that takes no photos: kept, and the open question still holds. */
export function keepMeanwhile(images: readonly IncomingFile[], turn: Turn, place: Whereabouts): Routed {
  for (const file of images) turn.photos.keepEarly(file);
  const again = askAgain(turn, place);
  return { ...again, replies: [{ text: say('meanwhile'), newest: 'early' }, ...again.replies] };
}

function offering(
  kept: readonly ReturnType<Turn['photos']['keepEarly']>[],
  images: readonly IncomingFile[],
  hasDraft: boolean,
  turn: Turn,
): Reply {
  const { count, caption } = turn.photos.early();
  const isAlbum = images.some((file) => file.album !== undefined);
  const isFull = kept.includes('full');
  const got = isFull ? say('full', { count }) : isAlbum ? say('album') : say('got', { count });
  const written = caption === null ? null : say('caption', { text: quote(caption) });
  const begin = isAlbum ? button('log-album', 'go.log.photos') : button('log', 'go.log.photos', { count });
  const choices = hasDraft
    ? [[button('add', 'go.resume.log.photos')], [button('anew', 'go.fresh.log.photos')]]
    : [[begin]];
  return {
    text: { join: [got, written, hasDraft && say('draft'), say('day')] },
    buttons: [...choices, [button('drop', 'photos.drop')], [HOME]],
    newest: 'early',
  };
}

/** Before anything of theirs is kept they are asked; a yes leads on to the log with the photos, and what was written below or before them. */
function asking(waiting: string | null, turn: Turn): Reply {
  const isCaption = waiting === 'caption';
  const { lines, buttons } = askConsent(turn, [...(isCaption ? ['words'] : waiting ? [waiting] : []), 'photos']);
  const held: Say | false = isCaption ? say('caption-waits') : waiting !== null && { key: 'log:refused.words-wait' };
  return {
    text: { join: [say('held'), ...lines, held] },
    buttons: [...buttons, [button('drop', 'photos.drop')], [HOME]],
    newest: 'early',
  };
}
