/** The pieces that every page is drawn with: its last row, its buttons, what stands where nothing is known. */

import { shorten } from '../chat/cut.ts';
import type { Button, ButtonPart, Buttons, Localized, Person, Reply, Say } from '../chat/index.ts';
import { eachText } from '../chat/languages.ts';
import { portionCount, portions } from '../chat/portion.ts';
import type { Turn } from '../turn/index.ts';
import type { KeyOf } from '../words/keys.ts';

type Line = Say | null | undefined | false;

/** A button with words of this room that leads to a page, a flow or an act. */
export function button(
  key: KeyOf<'pages'>,
  value: string,
  values?: Readonly<Record<string, string | number | Say>>,
): Button {
  return { label: say(key, values), value };
}

/** Words of this room: `theme.title` is the entry in locales/<language>/pages.json. */
export function say(key: KeyOf<'pages'>, values?: Readonly<Record<string, string | number | Say>>): Say {
  return values === undefined ? { key: `pages:${key}` } : { key: `pages:${key}`, with: values };
}

/** The words that stand for what the campaign does not tell: a page never invents. */
export const NOT_KNOWN: Say = say('not-known');
/** A button with the part that it plays. */
export const playing = (part: ButtonPart, own: Button): Button => ('value' in own ? { ...own, part } : own);

/** The way back to the page above. */
export const toBack = (value: string): Button => playing('back', button('button.back', value));

export const toContact: Button = button('button.contact', 'contact');

/**
 * A page: its lines (what is null is left out), its rows of buttons, and last of all the way back and home.
 * `back` is the value of the page above; none given: only the way home.
 */
export function page(lines: readonly Line[], rows: Buttons, back?: string): Reply {
  const home = button('button.home', 'home');
  const last = back === undefined || back === 'home' ? [home] : [toBack(back), home];
  return { text: { join: lines }, buttons: [...rows.filter((row) => row.length > 0), last], page: true };
}

/** A button by which something is given up: the platform may draw it so. */
export const giving = (up: Button): Button => ('value' in up ? { ...up, tone: 'danger' } : up);

/** A message of its own, neither drawn over another nor drawn over: a receipt, a code, a question before something is given up. */
export const apart = (shown: Reply): Reply => ({ ...shown, page: false });

/** A line with a label: "Tổ chức: …"; what is not known says so. */
export function fact(key: KeyOf<'pages'>, value: Say | null): Say {
  return say(key, { value: value ?? NOT_KNOWN });
}

/** One button a row, or so many. */
export function inRows(buttons: readonly Button[], across = 1): Button[][] {
  const rows: Button[][] = [];
  for (let i = 0; i < buttons.length; i += across) rows.push(buttons.slice(i, i + across));
  return rows;
}

/** The number of a page in an address; what is none asks for the first. */
export const leafAt = (part: string | undefined): number => (/^\d{1,4}$/.test(part ?? '') ? Number(part) : 1);

/** One page of a long list. */
export type Leaf<T> = {
  readonly items: readonly T[];
  /** Which page it is, from 1, and how many there are. */
  readonly at: number;
  readonly count: number;
  /** The row that turns the page; empty where there is only one. */
  readonly turns: readonly Button[];
};

/** The page that was asked for (out of range: the nearest there is); `value` gives the value of page n. */
export function leaf<T>(items: readonly T[], size: number, wanted: number, value: (n: number) => string): Leaf<T> {
  return leafOf(portions(items, size), wanted, value);
}

/** The same of a list that was put into pages already. */
export function leafOf<T>(pages: readonly (readonly T[])[], wanted: number, value: (n: number) => string): Leaf<T> {
  const count = Math.max(1, pages.length);
  const at = Math.min(Math.max(wanted, 1), count);
  const turns: Button[] = [];
  if (at > 1) turns.push(button('button.previous', value(at - 1)));
  if (at < count) turns.push(button('button.next', value(at + 1)));
  return { items: pages[at - 1] ?? [], at, count, turns };
}

/** The same of a list too long to be read whole: `read` gives so many items after the first so many, of `total`. */
export function leafRead<T>(
  total: number,
  size: number,
  wanted: number,
  value: (n: number) => string,
  read: (skip: number, most: number) => readonly T[],
): Leaf<T> {
  const shown = leafOf(
    Array.from({ length: portionCount(total, size) }, (): T[] => []),
    wanted,
    value,
  );
  // The last page shows one more rather than leave it a page of its own.
  return { ...shown, items: read((shown.at - 1) * size, shown.at === shown.count ? size + 1 : size) };
}

/** "Trang 2/5"; nothing where there is only one. */
export function leafLine(shown: Leaf<unknown>): Say | null {
  return shown.count === 1 ? null : say('leaf', { at: shown.at, count: String(shown.count) });
}

/** A text of the campaign cut to so many characters at a word, for a button's label. */
export function cut(text: Localized, length: number): Say {
  return { local: eachText(text, (each) => shorten(each, length)) };
}

/** The same turn after something about the person was changed through a door: the person handed in stays as it was. */
export function afterChange(turn: Turn, change: Partial<Person>): Turn {
  return { ...turn, person: { ...turn.person, ...change }, lang: change.lang ?? turn.lang };
}

/** Nothing can be chosen in a group where choices are typed: of several people's numbers nobody knows which list they mean. */
export const canChoose = (turn: Turn): boolean => !turn.group || turn.can.buttons > 0;

/** So many items of a list are read where no page can be turned. */
export const AT_ONCE = 12;

/** How such a file reaches a person of this channel: as a file, at an address, or as its words if they are few; null: not at all. */
export function wayOf(turn: Turn, mime: string): 'file' | 'address' | 'text' | null {
  return turn.can.files.some((each) => each === mime || each === '*/*') ? 'file' : (turn.can.otherFiles ?? null);
}
