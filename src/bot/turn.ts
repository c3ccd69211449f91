/** Puts one turn together: who, when, the campaign, and the doors, each opened when it is first used. */
import type { Campaign } from '../campaign/types.ts';
import { DAY_MS } from '../chat/civil.ts';
import type { Address, Capabilities, Language, Person, Reply, Say } from '../chat/index.ts';
import type { Languages } from '../chat/languages.ts';
import type { Visit } from '../people/visit.ts';
import type { Files, Links, ReportSource, Turn } from '../turn/index.ts';
import { menuOf } from './typed/ways.ts';

/** The doors of a turn; each is opened when it is first used. */
type Door =
  | 'people'
  | 'activities'
  | 'photos'
  | 'evidence'
  | 'attachments'
  | 'reminders'
  | 'nudges'
  | 'broadcasts'
  | 'schedule'
  | 'questions'
  | 'unitReports'
  | 'thanks'
  | 'officeReports'
  | 'entries'
  | 'results'
  | 'drafts'
  | 'jobs'
  | 'passes';

type Doorways = Required<Pick<Turn, Door>>;
type Behind = { readonly [D in Door]: (visit: Visit) => Doorways[D] };

/** What stands behind the doors; main hands it in. */
export type Doors = Behind & {
  readonly personOf: (id: number) => Person | null;
  /** Whose an address is now; null: nobody's. */
  readonly whose: (address: Address) => number | null;
  readonly files: Files;
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

/** After `changes` the person is read anew; after `moves` the address may be another person's. */
type Watched<D> = { readonly changes: readonly (keyof D)[]; readonly moves?: readonly (keyof D)[] };

const WATCHED: { readonly [D in Door]?: Watched<Doorways[D]> } = {
  people: {
    changes: [
      'setLanguage',
      'setAudience',
      'setUnit',
      'setJoined',
      'setConsent',
      'setAnnouncements',
      'setShownName',
      'redeem',
      'revokeHolding',
      'erase',
    ],
    moves: ['acceptLink', 'confirmLink', 'unlink'],
  },
  reminders: { changes: ['setDaily', 'stopAll'] },
  nudges: { changes: ['setEvening', 'setNudges'] },
};

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
      return open('people');
    },
    get activities() {
      return open('activities');
    },
    get photos() {
      return open('photos');
    },
    get evidence() {
      return open('evidence');
    },
    get attachments() {
      return open('attachments');
    },
    get reminders() {
      return open('reminders');
    },
    get nudges() {
      return open('nudges');
    },
    get broadcasts() {
      return open('broadcasts');
    },
    get schedule() {
      return open('schedule');
    },
    get questions() {
      return open('questions');
    },
    get unitReports() {
      return open('unitReports');
    },
    get thanks() {
      return open('thanks');
    },
    get officeReports() {
      return open('officeReports');
    },
    get entries() {
      return open('entries');
    },
    get results() {
      return open('results');
    },
    get drafts() {
      return open('drafts');
    },
    get jobs() {
      return open('jobs');
    },
    get passes() {
      return open('passes');
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

/** Whom the address is: read anew after what changes them, and after what makes it another person's. */
function follow(doors: Doors, { person: first, address }: TurnOptions) {
  let { id } = first;
  let person: Person | null = first;
  return {
    person: (): Person => {
      // Who was erased holds nothing any more.
      person ??= doors.personOf(id) ?? { ...first, holds: [] };
      return person;
    },
    changed: (): void => {
      person = null;
    },
    moved: (): void => {
      id = doors.whose(address) ?? id;
      person = null;
    },
  };
}

/** A door is opened for one person: for another it is opened anew. */
function openDoors(behind: Behind, { person, changed, moved }: ReturnType<typeof follow>, at: Omit<Visit, 'person'>) {
  const visit: Visit = {
    ...at,
    get person() {
      return person();
    },
    holds: () => person().holds,
  };
  let opened: Partial<Doorways> = {};
  const movedOn = (): void => {
    moved();
    opened = {};
  };
  return <D extends Door>(name: D): Doorways[D] => {
    const door: Doorways[D] = opened[name] ?? watch<Doorways[D]>(behind[name](visit), WATCHED[name], changed, movedOn);
    opened[name] = door;
    return door;
  };
}

/** The same door; `changed` and `moved` run after each act that is watched for them. */
function watch<D extends object>(door: D, acts: Watched<D> | undefined, changed: () => void, moved: () => void): D {
  if (!acts) return door;
  const watched = { ...door };
  const follow = (act: keyof D, then: () => void): void => {
    const call = door[act];
    if (typeof call !== 'function') return;
    watched[act] = ((...args: unknown[]) => {
      const result: unknown = call.apply(door, args);
      then();
      return result;
    }) as D[typeof act];
  };
  for (const act of acts.changes) follow(act, changed);
  for (const act of acts.moves ?? []) follow(act, moved);
  return watched;
}
