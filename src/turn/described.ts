/** What pages and flows say of themselves. */
import type { Reply, Role, Say } from '../chat/index.ts';
import type { Slots } from '../understanding/slots/index.ts';
import type { Key } from '../words/keys.ts';
import type { Turn } from './index.ts';

/** Whom something is for: everybody, or those who hold one of these roles. */
export type For = 'everybody' | readonly Role[];

/** Pages that offer others: each shows what says that it stands there. looks, work: of the board's further looks, and of its further work. */
export type Menu = 'home' | 'help' | 'board' | 'looks' | 'work';

/** A command without its slash: `vi` in Vietnamese without diacritics, `en` its English twin. */
export type Command = {
  readonly vi: string;
  readonly en: string;
  /** What a platform's list of commands says of it. */
  readonly about: Key;
  /** How far up it stands there; left out: it is not listed (few may use it). */
  readonly order?: number;
};

/** What is done at once when the words for it stand alone, as the address that does it. */
export type Act = 'stop.reminders' | 'stop.announcements' | 'my-data.erase' | 'cancel';

/** Whom something is named for. */
export type Viewer = Pick<Turn, 'campaign' | 'now' | 'person' | 'group'>;

/** What a text is about, besides what it wants -> an address that shows just that. It never does anything. */
export type WayFrame = (slots: Slots, turn: Pick<Turn, 'campaign' | 'now'>) => string | null;

/** One way to a page or a flow: where it is offered, and what is typed or chosen for it. */
export type Way = {
  /** What follows the name in the address ("free" of `classes.free`); left out: nothing does. */
  readonly at?: string;
  /** Narrower than what the page or the flow itself says. */
  readonly for?: For;
  /** Its name on a button, on a menu or where words were not understood; left out: on none. */
  readonly label?: Key;
  /** The menus it stands on, and how far up; among equals the order of the list holds. */
  readonly menu?: { readonly [name in Menu]?: number };
  /** It stands on a menu only then. */
  readonly when?: (turn: Turn) => boolean;
  readonly command?: Command;
  /**
   * The block of examples (locales/<code>/examples/) with what people type for it; left out: what it does at once, or its address. null:
   * nobody asks for it in words of its own.
   */
  readonly intent?: string | null;
  /** What the words do where nothing but politeness stands beside them; else they lead to the page, where it is offered. */
  readonly act?: Act;
  /** Opening it does something, or begins with answers: a guess leads to the first way with a label instead. */
  readonly does?: true;
  /** The address that is meant where the text says more ("tối nay", "Zoom", a title); null: what follows from `at`. */
  readonly frame?: WayFrame;
  /** false: it stands below every answer anyway, so it is no guess at what was meant. */
  readonly guessed?: false;
  /** Who holds such a role is led to this page instead; of several the first counts. */
  readonly instead?: { readonly [role in Role]?: string };
};

/** What pages and flows say of themselves. Commands, menus, guesses and the reading of typed words are made from it. */
export type Described = {
  readonly name: string;
  readonly for: For;
  readonly ways?: readonly Way[];
};

/** A page: what one looks up. `Asked`: what of it may be asked for. */
export type Page<Name extends string = string, Asked = null> = Described & {
  readonly name: Name;
  /** It may be shown in a group. Left out: only in a private chat. */
  readonly inGroups?: true;
  /** Its words are titles and places as well ("Lớp học"): where any text is an answer they are one, and are not asked about. */
  readonly mayBeTitle?: true;
  /** One of a list: where nothing can be chosen, its button is a line of the list's text. */
  readonly item?: true;
  /**
   * The parts of its address after the name ("2021-10-03", "all", "1") -> what is asked for. Looks at their form alone: what was forged, or
   * written by an older program, comes to something that can be shown. Left out: there is no more to ask for.
   */
  read?(parts: readonly string[]): Asked;
  /** What of a visit is kept, so that a later way back leads to the same place; null: what was kept stays. At most a few letters. */
  keeps?(asked: Asked): string | null;
  /** A visit that says less than an earlier one of which this was kept. */
  recalls?(asked: Asked, kept: string): Asked;
  /** What this visit is called where it is offered ("Lịch thứ Ba 05/10"); null or left out: what its way is called. */
  called?(asked: Asked, turn: Viewer): Say | null;
  /** Draws the page, after doing what is asked for ("session.B01.remind"). Throws NotAllowed. */
  show(asked: Asked, turn: Turn): Reply;
};

/** What a page or the router may answer with besides a reply: "start this flow". */
export type Opening = { readonly flow: string; readonly with?: Readonly<Record<string, unknown>> };
