/** Photos of a log: an album is one answer and its late siblings attach; without albums, one after another until "Xong". */
import type { Button, IncomingFile, Message, Reply, Say } from '../chat/index.ts';
import { readMeaning } from '../dialog/answers-in-words.ts';
import type { Parsed, Step } from '../dialog/flow.ts';
import type { Turn } from '../turn/index.ts';
import { type LogAnswers, say } from './log-answers.ts';

const MOST = 10;
/** What is said where there are no further photos, or none at all. */
const NO_MORE: readonly string[] = ['done', 'on', 'no', 'none'];

export const photosStep: Step<LogAnswers, 'photos'> = {
  key: 'photos',
  takesFiles: true,
  skip: 0,
  words: ['ảnh', 'hình ảnh', 'hình', 'photos', 'pictures'],
  ask: (_soFar, turn) =>
    asking(say(countOf(turn) > 0 ? 'photos.ask-more' : 'photos.ask', { most: MOST, count: countOf(turn) }), turn),
  parse: (message, _soFar, turn) => {
    if (message.choice === 'clear') return { ok: true, more: clear(turn) };
    const isDone = message.choice === 'done' || NO_MORE.includes(readMeaning(message.text) ?? '');
    if ((message.files?.length ?? 0) > 0) return takePhotos(message, turn);
    return isDone ? { ok: true, value: countOf(turn) } : { ok: false, because: say('photos.unreadable') };
  },
  line: (_value, _soFar, turn) => ({ label: say('photos.label'), value: sayPhotos(turn) }),
};

/** Photos that failed to arrive do not count; the person was told. */
export const countOf = (turn: Turn): number => turn.photos.ofDraft().filter((photo) => photo.state !== 'failed').length;

function sayPhotos(turn: Turn): Say {
  const count = countOf(turn);
  return count === 0 ? say('photos.none') : say('photos.count', { count });
}

function asking(text: Say, turn: Turn): Reply {
  const done: Button = { label: say('photos.done'), value: 'done' };
  const clearAll: Button = { label: say('photos.clear'), value: 'clear' };
  return { text, buttons: turn.photos.ofDraft().length > 0 ? [[done], [clearAll]] : [[done]] };
}

function clear(turn: Turn): Reply {
  for (const photo of turn.photos.ofDraft()) turn.photos.remove(photo.id);
  return asking(say('photos.cleared', { most: MOST }), turn);
}

function takePhotos(message: Message, turn: Turn): Parsed<number> {
  const files = message.files ?? [];
  const images = files.filter(isImage);
  let isNews = false;
  let isFull = false;
  for (const file of images) {
    const before = countOf(turn);
    // An album's first photo is answered; the others add themselves quietly, as do late ones of a log that is saved already.
    const sibling = file.album === undefined ? null : turn.photos.attachSibling(file);
    if (sibling !== null && sibling !== 'draft') continue;
    if (before >= MOST) isFull = true;
    else if (sibling === null) {
      turn.photos.add(file, 'draft');
      isNews = true;
    }
  }
  if (isFull) return { ok: false, because: say('photos.full', { most: MOST }) };
  if (images.length < files.length) return { ok: false, because: say('photos.not-image') };
  if (!isNews) return { ok: true, more: null };
  if (files.some((file) => file.album !== undefined)) return { ok: true, more: asking(say('photos.album'), turn) };
  // Where there are no albums, several at once come one by one: the last count is the one worth reading.
  const got = say('photos.got', { count: countOf(turn), most: MOST });
  return { ok: true, more: { ...asking(got, turn), newest: 'got' } };
}

/** A photo, or a picture sent as a file. What it really is is seen when its bytes are here. */
const isImage = (file: IncomingFile): boolean =>
  file.kind === 'image' || (file.kind === 'document' && file.mime?.startsWith('image/') === true);
