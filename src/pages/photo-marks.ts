/** What is said of a photo by one tap: whether there are children, who agreed, and how far it may go. */
import type { Button, Buttons, Reply, Say } from '../chat/index.ts';
import { mayBeShown, mayStandInReport } from '../chat/photo-rights.ts';
import type { PhotoMark, PhotoView } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { page } from './frame.ts';

/** Words of this room: locales/<language>/photos.json. */
export function line(key: KeyOf<'photos'>, values?: Readonly<Record<string, string | number | Say>>): Say {
  return values === undefined ? { key: `photos:${key}` } : { key: `photos:${key}`, with: values };
}

/** A button with those words. */
export function press(key: KeyOf<'photos'>, value: string, values?: Readonly<Record<string, string | number>>): Button {
  return { label: line(key, values), value };
}

/** By the name that stands in an address. All of them answer both questions, so that one tap is enough. */
export const MARKS = {
  plain: { children: false, consent: true, publishable: true },
  kids: { children: true, consent: true, publishable: true },
  'plain-report': { children: false, consent: true, publishable: false },
  'kids-report': { children: true, consent: true, publishable: false },
  unasked: { children: true, consent: null, publishable: false },
  refused: { children: null, consent: false, publishable: false },
} as const satisfies Readonly<Record<string, PhotoMark>>;

export type MarkName = keyof typeof MARKS;
const NAMES = Object.keys(MARKS) as readonly MarkName[];

/** null: nothing is called so. */
export function markNamed(name: string | undefined): PhotoMark | null {
  const found = NAMES.find((each) => each === name);
  return found ? MARKS[found] : null;
}

/** One button each; `at` is the address that the mark's name is put behind. */
const markButtons = (at: string): Buttons => NAMES.map((name) => [markButton(name, at)]);
const markButton = (name: MarkName, at: string): Button => press(`mark.${name}`, `${at}.${name}`);

/**
 * The question, above one button for each answer. `said`: of words that were not enough, those that agree with them, or 'unclear'; the others come
 * on a further button then.
 */
export function askMark(of: Say, at: string, said: readonly string[], back: string): Reply {
  const names = NAMES.filter((each) => said.includes(each));
  if (names.length === 0)
    return page([said.length > 0 && line('ask.unclear'), of, line('ask.ways')], markButtons(`${at}.mark`), back);
  const others = [press('button.other-marks', `${at}.ask`)];
  return page([line('ask.narrowed'), of], [...names.map((name) => [markButton(name, `${at}.mark`)]), others], back);
}

/** What was said of it, in a few words. */
export function sayMark(photo: PhotoView): Say {
  const { children, consent } = photo;
  if (photo.kind !== 'picture') return line('said.other');
  if (consent === false) return line('said.refused');
  if (children === null) return line('said.nothing');
  const kids = line(children ? 'said.kids' : 'said.plain');
  const way = mayBeShown(photo) ? 'public' : mayStandInReport(photo) ? 'report' : 'unasked';
  return { join: [kids, line(`said.${way}`)], by: ', ' };
}

/** "2. Các em đọc sách (có trẻ em, chỉ để báo cáo)" */
export function photoLine(photo: PhotoView, withMark: boolean): Say {
  const caption: Say | null = photo.caption === null ? null : { plain: photo.caption };
  const what: Say = photo.kind === 'picture' ? (caption ?? line('no-caption')) : fileName(photo);
  const said = line(withMark ? 'line-marked' : 'line', { number: photo.number, what, mark: sayMark(photo) });
  return photo.alike === null ? said : { join: [said, line('line-alike')], by: ' ' };
}

const fileName = ({ name, caption }: PhotoView): Say => ({
  join: [{ plain: name }, caption !== null && { plain: caption }],
  by: ': ',
});
