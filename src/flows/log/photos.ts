/**
 * Photos of a log, and what else shows that it took place (documents, recordings): an album is one answer and its late siblings attach; without
 * albums, one after another until "Xong".
 */
import { mayBeEvidence } from '../../chat/evidence-file.ts';
import type { Button, Message, Reply, Say } from '../../chat/index.ts';
import { isTooLarge, sayTooLarge } from '../../chat/too-large.ts';
import { readMeaning, saysNoneOf } from '../../dialog/answers-in-words.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import type { PhotoState, Turn } from '../../turn/index.ts';
import type { KeyOf } from '../../words/keys.ts';
import { readRemoval } from '../photo-removal.ts';
import { type LogAnswers, say } from './answers.ts';

const MOST = 10;
const ALL = 'all.drop';
const PHOTOS: readonly string[] = ['ảnh', 'hình', 'tấm ảnh', 'tấm hình', 'ảnh chụp', 'photos', 'photo', 'pictures'];
/** What is said where there are no further photos, or none at all. */
const NO_MORE: readonly string[] = ['done', 'on', 'no', 'none'];

export const photosStep: Step<LogAnswers, 'photos'> = {
  key: 'photos',
  takesFiles: true,
  skip: 0,
  words: ['ảnh', 'hình ảnh', 'hình', 'photos', 'pictures'],
  hears: (text, _soFar, turn) => readRemoval(text, countOf(turn)) !== null,
  ask: (_soFar, turn) => asking(soFarSay(turn), turn),
  parse: (message, _soFar, turn) => {
    const removed = removal(message, turn);
    if (removed) return removed;
    const said = readMeaning(message.text, turn) ?? (saysNoneOf(message.text, PHOTOS, turn) ? 'none' : '');
    const isDone = message.choice === 'done' || NO_MORE.includes(said);
    if ((message.files?.length ?? 0) > 0) return takePhotos(message, turn);
    return isDone ? { ok: true, value: countOf(turn) } : { ok: false, because: say('photos.unreadable') };
  },
  line: (_value, _soFar, turn) => ({ label: say('photos.label'), value: sayPhotos(turn) }),
};

/** Photos that failed to arrive do not count; the person is told. */
const photosOf = (turn: Turn): readonly PhotoState[] => turn.photos.ofDraft().filter(({ state }) => state !== 'failed');
export const countOf = (turn: Turn): number => photosOf(turn).length;
const isWaiting = ({ state }: PhotoState): boolean => state === 'waiting';
const isPicture = ({ kind }: PhotoState): boolean => kind === 'picture';

/** "3 ảnh, 1 tệp". */
function sayPhotos(turn: Turn): Say {
  const all = photosOf(turn);
  const lines = (['count', 'files'] as const).flatMap((name) => {
    const those = all.filter((each) => isPicture(each) === (name === 'count'));
    const [count, waiting] = [those.length, those.filter(isWaiting).length];
    if (count === 0) return [];
    return [waiting > 0 ? say(`photos.${name}-waiting`, { count, waiting }) : say(`photos.${name}`, { count })];
  });
  return lines.length === 0 ? say('photos.none') : { join: lines, by: ', ' };
}

/** What is on its way is not called received: it may yet prove to be no picture. */
function soFarSay(turn: Turn): Say {
  const count = countOf(turn);
  if (count === 0) return say('photos.ask', { most: MOST });
  const name = photosOf(turn).some(isWaiting) ? 'got' : 'ask-more';
  const what = photosOf(turn).every(isPicture) ? '' : '-files';
  return say(`photos.${name}${what}${count >= MOST ? '-all' : ''}`, { most: MOST, count });
}

const button = (name: KeyOf<'log', 'photos'>, value: string): Button => ({ label: say(`photos.${name}`), value });
/** Typed as words: no number throws all of them away (see numbersOf). */
const giveUp = (name: KeyOf<'log', 'photos'>): Button => ({ label: say(`photos.${name}`), value: ALL, tone: 'danger' });

function asking(text: Say, turn: Turn): Reply {
  const count = countOf(turn);
  const remove = count === 1 ? giveUp('remove-one') : button('remove', 'which');
  return { text, buttons: [[button('done', 'done')], ...(count > 0 ? [[remove]] : [])] };
}

const LABELS_IN_A_ROW = 5;

/** Which one? Photos have no names: they are counted as they were sent. */
function askWhich(turn: Turn): Reply {
  const each = photosOf(turn).map(
    (photo, n): Button => ({
      label: say(isPicture(photo) ? 'photos.number' : 'photos.file-number', { number: n + 1 }),
      value: `out.${photo.id}`,
    }),
  );
  const rows = [each.slice(0, LABELS_IN_A_ROW), each.slice(LABELS_IN_A_ROW), [giveUp('clear')]];
  return { text: say('photos.which', { count: each.length }), buttons: rows.filter((row) => row.length > 0) };
}

/** A tap or words that take photos out; null: the message is of something else. Of a photo that is gone already nothing is taken out. */
function removal({ choice, text }: Message, turn: Turn): Parsed<number> | null {
  const photos = photosOf(turn);
  if (choice === ALL) return { ok: true, more: takeOut(photos, turn) };
  if (choice?.startsWith('out.'))
    return {
      ok: true,
      more: takeOut(
        photos.filter(({ id }) => `out.${id}` === choice),
        turn,
      ),
    };
  const which = choice === undefined ? readRemoval(text, photos.length) : choice === 'which' ? 'which' : null;
  if (which === null) return null;
  if (which === 'which') return { ok: true, more: askWhich(turn), deeper: true };
  return {
    ok: true,
    more: takeOut(
      photos.filter((_, n) => which.includes(n + 1)),
      turn,
    ),
  };
}

function takeOut(out: readonly PhotoState[], turn: Turn): Reply {
  const numbers = photosOf(turn).flatMap((photo, n) => (out.some(({ id }) => id === photo.id) ? [n + 1] : []));
  for (const { id } of out) turn.photos.remove(id);
  const count = countOf(turn);
  if (out.length === 0) return asking(soFarSay(turn), turn);
  if (count === 0) return asking(say('photos.cleared', { most: MOST }), turn);
  return asking(say('photos.removed', { which: { plain: numbers.join(', ') }, count, most: MOST }), turn);
}

function takePhotos(message: Message, turn: Turn): Parsed<number> {
  const files = message.files ?? [];
  const evidence = files.filter(mayBeEvidence);
  const images = evidence.filter((file) => !isTooLarge(file));
  const large = evidence.filter(isTooLarge);
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
  if (large.length > 0) return { ok: false, because: sayTooLarge(large) };
  const others = files.length - evidence.length;
  if (others > 0) return { ok: false, because: say('photos.not-image', { count: others }) };
  if (!isNews) return { ok: true, more: null };
  if (files.some((file) => file.album !== undefined)) return { ok: true, more: asking(say('photos.album'), turn) };
  // Where there are no albums, several at once come one by one: the last count is the one worth reading.
  return { ok: true, more: { ...asking(soFarSay(turn), turn), newest: 'got' } };
}
