import type { Button, Buttons, Reply, Say } from '../../chat/index.ts';
import type { PeopleStore } from '../../store/people.ts';
import type { FailedPhoto } from '../../store/waiting-photos.ts';
import type { Tell } from '../tell.ts';

const WHY: Readonly<Record<string, string>> = {
  'too-large': 'large',
  'not-a-picture': 'kind', // as older versions called it
  'not-evidence': 'kind',
  empty: 'empty',
  macros: 'macros',
  heic: 'heic',
  duplicate: 'duplicate',
  'not-a-document': 'document',
  format: 'format',
  broken: 'broken',
  'too-many-pixels': 'heavy',
  'too-heavy': 'heavy',
  gone: 'gone',
};

/**
 * What the sender of photos that were given up is told: each reason once, with how many, and what to do next. One that is there already is no
 * loss: nothing has to be done.
 */
export function sayFailedPhotos(photos: readonly FailedPhoto[]): Reply {
  const [twice, alike] = [photos.filter(isTwice), photos.filter(isAlike)];
  const lost = photos.filter((photo) => !isTwice(photo) && !isAlike(photo));
  const again: Say = { key: 'bot:photo-failed.twice', with: { count: twice.length } };
  const beside = sayAlike(alike);
  const there = [twice.length > 0 && again, ...beside.lines];
  if (lost.length === 0) return withButtons({ join: there }, beside.buttons);
  const codes = [...new Set(lost.flatMap(({ activity }) => activity ?? []))];
  const buttons = codes.map((code): Button[] => [
    { label: { key: 'bot:photo-failed.mend', with: { code: { plain: code } } }, value: `go.log.edit.${code}` },
  ]);
  const next: Say =
    codes.length > 0
      ? { key: 'bot:photo-failed.again-saved', with: { codes: { plain: codes.join(', ') } } }
      : {
          key: `bot:photo-failed.again-${lost.every(({ kind }) => kind === 'picture') && !isNotice(lost) ? 'photo' : 'file'}`,
        };
  return withButtons({ join: [...reasonsIn(lost), next, ...there] }, [...buttons, ...beside.buttons]);
}

const withButtons = (text: Say, buttons: Buttons): Reply => ({ text, ...(buttons.length > 0 ? { buttons } : {}) });

/** They are kept, and whoever sent them says whether they are others. */
function sayAlike(photos: readonly FailedPhoto[]): { readonly lines: readonly Say[]; readonly buttons: Buttons } {
  if (photos.length === 0) return { lines: [], buttons: [] };
  const codes = [...new Set(photos.flatMap(({ activity }) => activity ?? []))];
  return {
    lines: [
      { key: 'bot:photo-failed.alike', with: { count: photos.length } },
      { key: `bot:photo-failed.alike-${codes.length > 0 ? 'saved' : 'draft'}` },
    ],
    buttons: codes.map((code): Button[] => [
      { label: { key: 'bot:photo-failed.see', with: { code: { plain: code } } }, value: `log.${code}.photos` },
    ]),
  };
}

/** Whoever sent them is told where they sent the last. Inside the transaction that notes it. */
export function tellFailedPhotos(
  photos: readonly FailedPhoto[],
  { people, tell }: { readonly people: Pick<PeopleStore, 'byId'>; readonly tell: Tell },
  now: Date,
): void {
  const last = photos.at(-1);
  const person = last && people.byId(last.person);
  if (!person) return;
  const at = { channel: last.channel, id: last.chat };
  tell(person, sayFailedPhotos(photos), `photo-failed:${last.id}`, now, at);
}

const isAlike = ({ reason }: FailedPhoto): boolean => reason === 'alike';
const isTwice = ({ reason }: FailedPhoto): boolean => reason === 'duplicate';
const isNotice = (photos: readonly FailedPhoto[]): boolean => photos.every(({ purpose }) => purpose === 'broadcast');

function reasonsIn(photos: readonly FailedPhoto[]): Say[] {
  const counts = new Map<string, number>();
  for (const { purpose, kind, reason } of photos) {
    const what = purpose === 'broadcast' ? 'file' : kind === 'picture' ? 'photos' : 'files';
    const why = reason === 'too-large' && kind === 'video' ? 'large-video' : (WHY[reason] ?? 'other');
    const line = `${what} ${why}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => {
    const [what = '', why = ''] = line.split(' ');
    return { key: `bot:photo-failed.${what}`, with: { count, why: { key: `bot:photo-failed.why.${why}` } } };
  });
}
