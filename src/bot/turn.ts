/** Puts one turn together: who, when, the campaign, and the doors, each opened when it is first used. */
import type { Campaign } from '../campaign/types.ts';
import type { Address, Capabilities, Language, Person, Reply, Say } from '../chat/index.ts';
import type { Languages } from '../chat/languages.ts';
import type { Visit } from '../people/visit.ts';
import type {
  Activities,
  Attachments,
  Broadcasts,
  Drafts,
  Entries,
  Files,
  Links,
  People,
  Photos,
  Reminders,
  Schedule,
  Turn,
} from '../turn/index.ts';
import { menuOf } from './ways.ts';

/** What stands behind the doors; main hands it in. */
export type Doors = {
  readonly personOf: (id: number) => Person | null;
  /** Whose an address is now; null: nobody's. */
  readonly whose: (address: Address) => number | null;
  readonly people: (visit: Visit) => People;
  readonly activities: (visit: Visit) => Activities;
  readonly photos: (visit: Visit) => Photos;
  readonly attachments: (visit: Visit) => Attachments;
  readonly reminders: (visit: Visit) => Reminders;
  readonly broadcasts: (visit: Visit) => Broadcasts;
  readonly schedule: (visit: Visit) => Schedule;
  readonly entries: (visit: Visit) => Entries;
  readonly drafts: (visit: Visit) => Drafts;
  readonly files: Files;
  readonly languages: Languages;
  readonly plain: (say: Say, lang: Language) => string;
  readonly tell: (person: number, reply: Reply, key: string, now: Date, at?: Address) => void;
};

export type TurnOptions = {
  readonly id: string;
  readonly now: Date;
  readonly person: Person;
  readonly address: Address;
  readonly campaign: Campaign;
  readonly can: Capabilities;
  readonly links: Links;
  readonly elsewhere?: Turn['elsewhere'];
  readonly group: boolean;
  readonly tapped: boolean;
};

/** After these the person is read anew. */
const CHANGES: readonly (keyof People)[] = [
  'setLanguage',
  'setAudience',
  'setUnit',
  'setJoined',
  'setConsent',
  'setAnnouncements',
  'redeem',
  'revokeHolding',
];

/** After these the address may be another person's. */
const MOVES: readonly (keyof People)[] = ['acceptLink', 'confirmLink', 'unlink'];

export function createTurn(doors: Doors, options: TurnOptions): Turn {
  let { id } = options.person;
  let person: Person | null = options.person;
  let moves = 0;
  const current = (): Person => {
    person ??= doors.personOf(id) ?? options.person;
    return person;
  };
  const visit: Visit = {
    now: options.now,
    address: options.address,
    campaign: options.campaign,
    get person() {
      return current();
    },
  };
  const forgetPerson = (): void => {
    person = null;
  };
  const followAddress = (): void => {
    id = doors.whose(options.address) ?? id;
    person = null;
    moves += 1;
  };
  // A door is opened for one person: for another it is opened anew.
  const lazy = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T; readonly moves: number } | null = null;
    return () => {
      if (made?.moves !== moves) made = { value: make(), moves };
      return made.value;
    };
  };
  const people = lazy(() => watch(watch(doors.people(visit), CHANGES, forgetPerson), MOVES, followAddress));
  const activities = lazy(() => doors.activities(visit));
  const photos = lazy(() => doors.photos(visit));
  const attachments = lazy(() => doors.attachments(visit));
  const reminders = lazy(() => watch(doors.reminders(visit), ['setDaily', 'stopAll'], forgetPerson));
  const broadcasts = lazy(() => doors.broadcasts(visit));
  const schedule = lazy(() => doors.schedule(visit));
  const entries = lazy(() => doors.entries(visit));
  const drafts = lazy(() => doors.drafts(visit));

  const turn: Turn = {
    id: options.id,
    now: options.now,
    address: options.address,
    campaign: options.campaign,
    can: options.can,
    links: options.links,
    elsewhere: options.elsewhere,
    group: options.group,
    tapped: options.tapped,
    files: doors.files,
    languages: doors.languages,
    get person() {
      return current();
    },
    get lang() {
      return current().lang;
    },
    get people() {
      return people();
    },
    get activities() {
      return activities();
    },
    get photos() {
      return photos();
    },
    get attachments() {
      return attachments();
    },
    get reminders() {
      return reminders();
    },
    get broadcasts() {
      return broadcasts();
    },
    get schedule() {
      return schedule();
    },
    get entries() {
      return entries();
    },
    get drafts() {
      return drafts();
    },
    menu: (name) => menuOf(name, turn),
    plain: (say) => doors.plain(say, current().lang),
    // What a person asked for just now comes where they asked for it.
    tell: (to, reply, key, at = to === current().id ? options.address : undefined) =>
      doors.tell(to, reply, key, options.now, at),
  };
  return turn;
}

/** The same door; `then` runs after each of the named acts. */
function watch<D extends object>(door: D, acts: readonly (keyof D)[], then: () => void): D {
  const watched = { ...door };
  for (const act of acts) {
    const call = door[act];
    if (typeof call !== 'function') continue;
    watched[act] = ((...args: unknown[]) => {
      const result: unknown = call.apply(door, args);
      then();
      return result;
    }) as D[typeof act];
  }
  return watched;
}
