/** Puts one turn together: who, when, the campaign, and the doors, each opened when it is first used. */
import type { Campaign } from '../campaign/types.ts';
import type { Address, Capabilities, Person, Reply } from '../chat/index.ts';
import type {
  Activities,
  Attachments,
  Broadcasts,
  Drafts,
  Files,
  Links,
  People,
  Photos,
  Reminders,
  Schedule,
  Turn,
} from '../turn/index.ts';

export type Visit = Pick<Turn, 'now' | 'person' | 'address' | 'campaign'>;

/** What stands behind the doors; main hands it in. */
export type Doors = {
  readonly personOf: (id: number) => Person | null;
  readonly people: (visit: Visit) => People;
  readonly activities: (visit: Visit) => Activities;
  readonly photos: (visit: Visit) => Photos;
  readonly attachments: (visit: Visit) => Attachments;
  readonly reminders: (visit: Visit) => Reminders;
  readonly broadcasts: (visit: Visit) => Broadcasts;
  readonly schedule: (visit: Visit) => Schedule;
  readonly drafts: (visit: Visit) => Drafts;
  readonly files: Files;
  readonly tell: (person: number, reply: Reply, key: string, now: Date) => void;
};

export type TurnOptions = {
  readonly id: string;
  readonly now: Date;
  readonly person: Person;
  readonly address: Address;
  readonly campaign: Campaign;
  readonly can: Capabilities;
  readonly links: Links;
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

export function createTurn(doors: Doors, options: TurnOptions): Turn {
  let person: Person | null = options.person;
  const current = (): Person => {
    person ??= doors.personOf(options.person.id) ?? options.person;
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
  const people = lazy(() => watch(doors.people(visit), CHANGES, forgetPerson));
  const activities = lazy(() => doors.activities(visit));
  const photos = lazy(() => doors.photos(visit));
  const attachments = lazy(() => doors.attachments(visit));
  const reminders = lazy(() => watch(doors.reminders(visit), ['setDaily', 'stopAll'], forgetPerson));
  const broadcasts = lazy(() => doors.broadcasts(visit));
  const schedule = lazy(() => doors.schedule(visit));
  const drafts = lazy(() => doors.drafts(visit));

  return {
    id: options.id,
    now: options.now,
    address: options.address,
    campaign: options.campaign,
    can: options.can,
    links: options.links,
    group: options.group,
    tapped: options.tapped,
    files: doors.files,
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
    get drafts() {
      return drafts();
    },
    tell: (to, reply, key) => doors.tell(to, reply, key, options.now),
  };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
