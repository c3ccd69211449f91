/** Photos that came first, and words below photos: what of them becomes an answer. Whatever does is said. */
import type { Say } from '../../chat/index.ts';
import { quote } from '../../dialog/reading.ts';
import type { Turn } from '../../turn/index.ts';
import { type SoFar, say } from './answers.ts';
import { readCaption } from './texts.ts';

type With = { readonly answers: SoFar; readonly note: Say | null };

/**
 * The photos that were sent before the log was begun become the draft's. `isAsked`: the log is begun with them, so the question about photos is
 * answered; more can be sent at any time. What was written below becomes the name, or the result of a log that has its name.
 */
export function beginWithPhotos(begun: SoFar, isAsked: boolean, turn: Turn): With {
  const { caption } = turn.photos.early();
  const count = turn.photos.takeEarly();
  if (count === 0) return { answers: begun, note: isAsked ? say('early.gone') : null };
  const read = caption === null ? null : readCaption(caption, begun, turn);
  if (caption !== null && read === null) turn.photos.describe(caption);
  return {
    answers: { ...begun, ...read, ...(isAsked ? { photos: count } : {}) },
    note: { join: [say('early.taken', { count }), read && sayTaken(read)] },
  };
}

const sayTaken = ({ title, result }: SoFar): Say =>
  title === undefined ? say('early.result', { text: quote(result ?? '') }) : say('early.title', { text: quote(title) });

/** Words below a photo where they answer no question: the result, if there is none yet; else they stay with the photo. */
export function takeCaption(text: string, soFar: SoFar, turn: Turn): { readonly answers: SoFar; readonly note: Say } {
  const read = readCaption(text, soFar, turn);
  if (read !== null) return { answers: { ...soFar, ...read }, note: sayTaken(read) };
  turn.photos.describe(text);
  return { answers: soFar, note: say('photos.captioned', { text: quote(text) }) };
}
