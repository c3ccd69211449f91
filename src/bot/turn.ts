/** Puts one turn together: who, when, the campaign, and the doors, each opened when it is first used. */
import type { Campaign } from '../campaign/types.ts';
import { DAY_MS } from '../chat/civil.ts';
import type { Address, Capabilities, Language, Person, Reply, Say } from '../chat/index.ts';
import type { Languages } from '../chat/languages.ts';
import type { Visit } from '../people/visit.ts';
import type {
  Activities,
  Attachments,
  Broadcasts,
  Drafts,
  Entries,
  Evidence,
  Files,
  Jobs,
  Links,
  Nudges,
  OfficeReports,
  Passes,
  People,
  Photos,
  Questions,
  Reminders,
  ReportSource,
  Results,
  Schedule,
  Thanks,
  Turn,
  UnitReports,
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
  readonly evidence: (visit: Visit) => Evidence;
  readonly attachments: (visit: Visit) => Attachments;
  readonly reminders: (visit: Visit) => Reminders;
  readonly nudges: (visit: Visit) => Nudges;
  readonly broadcasts: (visit: Visit) => Broadcasts;
  readonly schedule: (visit: Visit) => Schedule;
  readonly questions: (visit: Visit) => Questions;
  readonly unitReports: (visit: Visit) => UnitReports;
  readonly thanks: (visit: Visit) => Thanks;
  readonly officeReports: (visit: Visit) => OfficeReports;
  readonly entries: (visit: Visit) => Entries;
  readonly results: (visit: Visit) => Results;
  readonly drafts: (visit: Visit) => Drafts;
  readonly passes: (visit: Visit) => Passes;
  readonly files: Files;
  readonly jobs: (visit: Visit) => Jobs;
  /** What a report may read for this visit. */
  readonly reading: (visit: Visit) => ReportSource;
  readonly languages: Languages;
  readonly plain: (say: Say, lang: Language) => string;
  readonly tell: (person: number, reply: Reply, key: string, now: Date, at?: Address) => void;
};

export type TurnOptions = {
  readonly id: string;
  readonly now: Date;
  /** By the platform; left out: just now. */
  readonly saidAt?: Date;
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
  'setShownName',
  'redeem',
  'revokeHolding',
];

/** After these the address may be another person's. */
const MOVES: readonly (keyof People)[] = ['acceptLink', 'confirmLink', 'unlink'];

export function createTurn(doors: Doors, options: TurnOptions): Turn {
  const whom = follow(doors, options);
  const { now, address, campaign } = options;
  const saidAt = believed(options.saidAt ?? now, now);
  const open = openDoors(doors, whom, { now, saidAt, address, campaign });
  const turn: Turn = {
    ...options,
    saidAt,
    files: doors.files,
    languages: doors.languages,
    get person() {
      return whom.person();
    },
    get lang() {
      return whom.person().lang;
    },
    get people() {
      return open.people();
    },
    get activities() {
      return open.activities();
    },
    get photos() {
      return open.photos();
    },
    get evidence() {
      return open.evidence();
    },
    get attachments() {
      return open.attachments();
    },
    get reminders() {
      return open.reminders();
    },
    get nudges() {
      return open.nudges();
    },
    get broadcasts() {
      return open.broadcasts();
    },
    get schedule() {
      return open.schedule();
    },
    get questions() {
      return open.questions();
    },
    get unitReports() {
      return open.unitReports();
    },
    get thanks() {
      return open.thanks();
    },
    get officeReports() {
      return open.officeReports();
    },
    get entries() {
      return open.entries();
    },
    get results() {
      return open.results();
    },
    get drafts() {
      return open.drafts();
    },
    get jobs() {
      return open.jobs();
    },
    get passes() {
      return open.passes();
    },
    menu: (name) => menuOf(name, turn),
    plain: (say) => doors.plain(say, turn.lang),
    // What a person asked for just now comes where they asked for it.
    tell: (to, reply, key, at = to === turn.person.id ? address : undefined) => doors.tell(to, reply, key, now, at),
  };
  return turn;
}

/** No platform keeps a message for longer. */
const LONGEST_WAY_MS = 3 * DAY_MS;

/** When a message was said: a time that can't be true (a wrong clock, here or there) is that of its arrival. */
const believed = (saidAt: Date, now: Date): Date => {
  const way = now.getTime() - saidAt.getTime();
  return way > 0 && way <= LONGEST_WAY_MS ? saidAt : now;
};

type Followed = ReturnType<typeof follow>;

/** Whom the address is: read anew after what changes them, and after what makes it another person's. */
function follow(doors: Doors, { person: first, address }: TurnOptions) {
  let { id } = first;
  let person: Person | null = first;
  let moves = 0;
  return {
    person: (): Person => {
      person ??= doors.personOf(id) ?? first;
      return person;
    },
    changed: (): void => {
      person = null;
    },
    moved: (): void => {
      id = doors.whose(address) ?? id;
      person = null;
      moves += 1;
    },
    /** A door is opened when it is first used, for one person: for another it is opened anew. */
    lazy: <T>(make: () => T): (() => T) => {
      let made: { readonly value: T; readonly moves: number } | null = null;
      return () => {
        if (made?.moves !== moves) made = { value: make(), moves };
        return made.value;
      };
    },
  };
}

function openDoors(doors: Doors, { person, changed, moved, lazy }: Followed, at: Omit<Visit, 'person'>) {
  const visit: Visit = {
    ...at,
    get person() {
      return person();
    },
  };
  return {
    people: lazy(() => watch(watch(doors.people(visit), CHANGES, changed), MOVES, moved)),
    activities: lazy(() => doors.activities(visit)),
    photos: lazy(() => doors.photos(visit)),
    evidence: lazy(() => doors.evidence(visit)),
    attachments: lazy(() => doors.attachments(visit)),
    reminders: lazy(() => watch(doors.reminders(visit), ['setDaily', 'stopAll'], changed)),
    nudges: lazy(() => watch(doors.nudges(visit), ['setEvening', 'setNudges'], changed)),
    broadcasts: lazy(() => doors.broadcasts(visit)),
    schedule: lazy(() => doors.schedule(visit)),
    questions: lazy(() => doors.questions(visit)),
    unitReports: lazy(() => doors.unitReports(visit)),
    thanks: lazy(() => doors.thanks(visit)),
    officeReports: lazy(() => doors.officeReports(visit)),
    entries: lazy(() => doors.entries(visit)),
    results: lazy(() => doors.results(visit)),
    drafts: lazy(() => doors.drafts(visit)),
    jobs: lazy(() => doors.jobs(visit)),
    passes: lazy(() => doors.passes(visit)),
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
