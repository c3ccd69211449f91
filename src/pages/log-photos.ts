/** The photos of one activity: `log.<code>.photos`, `.ask`, `.mark.<mark>`, and each of them: `log.<code>.photo.<id>` with its acts. */
import type { Button, Reply, Say } from '../chat/index.ts';
import type { Activity, PhotoView, Turn } from '../turn/index.ts';
import { apart, button, giving, inRows, page, playing, toBack } from './frame.ts';
import { word } from './office-page.ts';
import { askMark, line, markNamed, photoLine, press, sayMark } from './photo-marks.ts';

const IN_A_ROW = 5;

/** All of them, or what is asked of all of them. A message of its own: an album can't be drawn over a page. */
export function photosOf(activity: Activity, [act, name, ...more]: readonly string[], turn: Turn): Reply {
  const all = turn.evidence.ofLog(activity.id);
  const pictures = all.filter(({ kind }) => kind === 'picture');
  const mark = act === 'mark' ? markNamed(name) : null;
  const mayChange = all.some((each) => turn.evidence.mayChange(each));
  if (mark && mayChange && pictures.length > 0) {
    turn.evidence.mark(
      pictures.map(({ id }) => id),
      mark,
    );
    return marked(activity, turn);
  }
  if (act === 'ask' && mayChange && pictures.length > 0)
    return askOfAll(activity, pictures, name === undefined ? [] : [name, ...more]);
  return album(activity, all, mayChange);
}

const addressOf = (activity: Activity): string => `log.${activity.code}`;

function album(activity: Activity, all: readonly PhotoView[], mayChange: boolean): Reply {
  const at = addressOf(activity);
  if (all.length === 0) {
    const isComing = activity.photosWaiting > 0;
    return page([isComing ? line('coming') : word('log.no-photos')], [], at);
  }
  const ask = mayChange && all.some(({ kind }) => kind === 'picture') ? [press('button.ask', `${at}.photos.ask`)] : [];
  const each = all.map((photo) =>
    playing(
      'item',
      press(photo.kind === 'picture' ? 'button.number' : 'button.file', `${at}.photo.${photo.id}`, {
        number: photo.number,
      }),
    ),
  );
  return {
    text: { join: [word('log.photos-of', { title: activity.title, count: activity.photos.length }), ...linesOf(all)] },
    images: activity.photos,
    buttons: [ask, ...inRows(each, IN_A_ROW), [toBack(at), button('button.home', 'home')]].filter(
      (row) => row.length > 0,
    ),
  };
}

/** What was said of all of them alike is said once. */
function linesOf(all: readonly PhotoView[]): readonly Say[] {
  const pictures = all.filter(({ kind }) => kind === 'picture');
  const [first, ...others] = pictures;
  const isAlike = first !== undefined && others.every((each) => isSame(each, first));
  const worth = all.filter(
    ({ kind, caption, alike }) => !isAlike || kind !== 'picture' || caption !== null || alike !== null,
  );
  return [
    ...(isAlike ? [line('all-said', { count: pictures.length, mark: sayMark(first) })] : []),
    ...worth.map((each) => photoLine(each, !isAlike && each.kind === 'picture')),
  ];
}

const isSame = (one: PhotoView, other: PhotoView): boolean =>
  (['children', 'consent', 'publishable'] as const).every((name) => one[name] === other[name]);

function askOfAll(activity: Activity, pictures: readonly PhotoView[], said: readonly string[]): Reply {
  const at = `${addressOf(activity)}.photos`;
  return askMark(line('ask.all', { count: pictures.length, title: activity.title }), at, said, at);
}

function marked(activity: Activity, turn: Turn): Reply {
  const at = addressOf(activity);
  const pictures = turn.evidence.ofLog(activity.id).filter(({ kind }) => kind === 'picture');
  const [first] = pictures;
  const said = first ? line('marked.all', { count: pictures.length, mark: sayMark(first) }) : word('log.no-photos');
  return page([said, line('marked.change')], [[press('button.see', `${at}.photos`)]], at);
}

const ACTS = ['ask', 'mark', 'first', 'earlier', 'later', 'apart', 'remove'] as const;

/** One of them. What it is asked to become is done, and it is told how it stands now. */
export function photoOf(activity: Activity, [id, asked, more, ...others]: readonly string[], turn: Turn): Reply {
  const photo = turn.evidence.find(Number(id));
  const act = ACTS.find((each) => each === asked) ?? null;
  if (!photo || photo.activity !== activity.id) return gone(activity);
  if (act === null || !turn.evidence.mayChange(photo)) return seen(activity, photo, turn);
  const at = `${addressOf(activity)}.photo.${photo.id}`;
  if (act === 'ask')
    return askMark(line('ask.one', { number: photo.number }), at, more === undefined ? [] : [more, ...others], at);
  if (act === 'remove') return more === 'yes' ? takenOut(activity, photo, turn) : askToTakeOut(photo, at);
  if (act === 'mark') {
    const mark = markNamed(more);
    if (mark) turn.evidence.mark([photo.id], mark);
    return standing(activity, photo, turn);
  }
  if (act === 'apart') turn.evidence.tellApart(photo.id);
  else turn.evidence.move(photo.id, act);
  return standing(activity, photo, turn);
}

const gone = (activity: Activity): Reply =>
  page([line('gone')], [[press('button.see', `${addressOf(activity)}.photos`)]], addressOf(activity));

/** With the picture itself, or the file. */
function seen(activity: Activity, photo: PhotoView, turn: Turn): Reply {
  const { hash, mime, name } = photo;
  const media = { hash, mime, name };
  const shown = apart(standing(activity, photo, turn));
  return photo.kind === 'picture' ? { ...shown, image: media } : { ...shown, file: media };
}

/** In words alone, as it is now. */
function standing(activity: Activity, { id }: PhotoView, turn: Turn): Reply {
  const all = turn.evidence.ofLog(activity.id);
  const photo = all.find((each) => each.id === id);
  if (!photo) return gone(activity);
  const at = `${addressOf(activity)}.photo.${id}`;
  const isPicture = photo.kind === 'picture';
  const first = all.find((each) => each.id === photo.alike);
  const twins = turn.evidence.twins(id);
  const lines = [
    line(isPicture ? 'head' : 'head-file', { number: photo.number, count: String(all.length), title: activity.title }),
    isPicture ? line('caption', { caption: photo.caption ? { plain: photo.caption } : line('no-caption') }) : null,
    isPicture ? line('status', { mark: sayMark(photo) }) : line('file', { name: { plain: photo.name } }),
    photo.kind === 'document' && line('as-sent'),
    first && line('alike', { number: first.number }),
    twins.length > 0 && line('twins', { codes: { plain: twins.join(', ') } }),
  ];
  const acts: Button[] = [];
  if (isPicture) acts.push(press('button.mark', `${at}.ask`));
  acts.push(press(photo.caption === null ? 'button.describe' : 'button.redescribe', `go.caption.${id}`));
  const moves: Button[] = [];
  if (photo.number > 1) moves.push(press('button.first', `${at}.first`), press('button.earlier', `${at}.earlier`));
  if (photo.number < all.length) moves.push(press('button.later', `${at}.later`));
  const remove = giving(press(isPicture ? 'button.remove' : 'button.remove-file', `${at}.remove`));
  const other = first ? [press('button.apart', `${at}.apart`)] : [];
  const rows = turn.evidence.mayChange(photo) ? [other, acts, moves, [remove]] : [];
  return page(lines, rows, `${addressOf(activity)}.photos`);
}

function askToTakeOut(photo: PhotoView, at: string): Reply {
  const isPicture = photo.kind === 'picture';
  const yes = giving(playing('agree', press('button.remove-yes', `${at}.remove.yes`)));
  const asked = line(isPicture ? 'remove.ask' : 'remove.ask-file', { number: photo.number });
  return apart(page([asked, isPicture && line('remove.frozen')], [[yes]], at));
}

function takenOut(activity: Activity, photo: PhotoView, turn: Turn): Reply {
  turn.evidence.takeOut(photo.id);
  const at = addressOf(activity);
  const done = line(photo.kind === 'picture' ? 'remove.done' : 'remove.done-file', { number: photo.number });
  return apart(page([done], [[press('button.see', `${at}.photos`)]], at));
}
