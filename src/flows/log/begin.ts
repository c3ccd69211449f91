/** How "Ghi hoạt động" starts: anew, like last time, for a unit, or with a log that is to be changed. */
import { PRIVACY_VERSION } from '../../chat/consent.ts';
import type { Button, Reply, Say } from '../../chat/index.ts';
import { askConsent } from '../../dialog/consent-question.ts';
import { quote } from '../../dialog/reading.ts';
import type { Activity, Turn } from '../../turn/index.ts';
import type { KeyOf } from '../../words/keys.ts';
import { fromActivity, type LogAnswers, likeActivity, type SoFar, say, unitsToLog } from './answers.ts';
import { beginWithPhotos } from './early.ts';

type Begun =
  | { readonly ok: true; readonly answers: Partial<LogAnswers>; readonly note?: Say; readonly echoes?: boolean }
  | { readonly ok: false; readonly reply: Reply };

const button = (name: KeyOf<'log', 'button'>, value: string): Button => ({ label: say(`button.${name}`), value });
const home = button('home', 'home');

const refuse = (key: KeyOf<'log', 'refused'>, ...buttons: readonly Button[]): Begun => ({
  ok: false,
  reply: { text: say(`refused.${key}`), buttons: [...buttons.map((each) => [each]), [home]] },
});

/** `args`: none, `same`, `same.<log>`, `edit.<log>`, `unit.<unit>`, `photos` (with those that were sent first), or `kept.<run>` (what was told in one message), with
 * `.photos` or without; `words`, `typed`: what was told before the consent waits for it (bot/consent/words.ts). */
export function beginLog(args: readonly string[], turn: Turn): Begun {
  const [how, code = ''] = args;
  const units = unitsToLog(turn);
  if (units.length === 0) return refuse('no-role', button('contact', 'contact'));
  if (turn.person.consent !== PRIVACY_VERSION) return askFirst(args, turn);
  if (how === 'edit') return beginEdit(code, turn);
  if (how === 'unit' && !turn.people.may('log', code)) return refuse('unit', button('contact', 'contact'));
  turn.photos.clearDraft();
  const like = how === 'same' ? likeLast(code, turn) : how === 'kept' ? takeKept(code, turn) : {};
  // Noted from the start: whoever comes to log for another unit in the meantime still logs this for the first.
  const [only, other] = units;
  const unit = how === 'unit' ? code : only && !other ? only.code : undefined;
  const { unread = [], ...told }: Kept = like ?? {};
  const begun = { ...(unit === undefined || how === 'kept' ? {} : { unit }), ...told };
  const { answers, note } = beginWithPhotos(begun, args.includes('photos'), turn);
  const isNone = like === null ? say(how === 'kept' ? 'told.gone' : 'none-before') : null;
  const isTold = how === 'kept' && like !== null ? say('told.read') : null;
  const notRead = unread.length > 0 ? say('told.unread', { text: unread.map(quote).join('”, “') }) : null;
  return { ok: true, answers, ...noted([isNone, note, notRead, isTold]), echoes: isTold !== null };
}

const noted = (notes: readonly (Say | null)[]): { note?: Say } =>
  notes.some((note) => note !== null) ? { note: { join: notes } } : {};

/** A yes leads straight on to the log that was asked for. */
function askFirst(args: readonly string[], turn: Turn): Begun {
  const { lines, buttons } = askConsent(turn, args);
  const waiting = args[0] === 'words' || args[0] === 'typed' ? say('refused.words-wait') : null;
  const text = { join: [say('refused.no-consent'), ...lines, waiting] };
  return { ok: false, reply: { text, buttons: [...buttons, [home]] } };
}

function beginEdit(code: string, turn: Turn): Begun {
  const activity = turn.activities.find(code);
  if (!activity || activity.withdrawn) return refuse('gone', button('report', 'unit-report'));
  if (!turn.activities.mayChange(activity)) return refuse('not-yours', button('report', 'unit-report'));
  turn.photos.clearDraft();
  turn.photos.loadFrom(activity.id);
  return { ok: true, answers: editedLog(activity) };
}

/** What changing a log starts from. */
export function editedLog(activity: Activity): SoFar {
  const days = { from: activity.from, to: activity.to };
  const photos = activity.photos.length + activity.photosWaiting;
  return { ...fromActivity(activity), days, photos, edits: activity.code };
}

/** `unread`: figures of it of which nothing was made. */
type Kept = SoFar & { readonly unread?: readonly string[] };

/** What was read of a message that told a whole log, and was kept until it was said that it is one; null: it is gone. */
function takeKept(run: string, turn: Turn): Kept | null {
  const kept = turn.drafts.fetchBack('log', run);
  return kept === null ? null : (JSON.parse(kept) as { readonly answers: Kept }).answers;
}

/** The log that is named, else the person's last of all their units; null: nothing is logged yet. */
function likeLast(code: string, turn: Turn): SoFar | null {
  const named = code === '' ? null : turn.activities.find(code);
  const last = named ?? lastOf(turn);
  return last ? likeActivity(last) : null;
}

function lastOf(turn: Turn): Activity | null {
  const logs = unitsToLog(turn).flatMap((unit) => turn.activities.last(unit.code) ?? []);
  const own = logs.filter((each) => each.mine);
  return (own.length > 0 ? own : logs).toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0] ?? null;
}
