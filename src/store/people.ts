/** Persons and their addresses, as a message comes in. */
import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Address, Holding, Language, Person } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import { createDraftRows, type DraftRows } from './drafts.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses, persons } from './schema.ts';

/** JSON texts, or null: in no flow; nothing shown. */
export type State = { readonly standing: string | null; readonly shown: string | null };
/** `quietUntil`: a human of the office writes with them here by hand until then. */
export type Opened = {
  readonly person: Person;
  readonly isNew: boolean;
  readonly state: State;
  readonly quietUntil?: Date;
};
/** `unreachable`: why they can't be written to there; null: they can. */
export type PersonAddress = Address & { readonly unreachable: string | null };

export type PeopleStore = DraftRows & {
  /**
   * The person who writes from an address, made on their first message. Notes when they wrote and that they can be
   * reached. `state` is what `readState` would say, at no further query.
   */
  open(address: Address, language: string | undefined, now: Date, said?: Date): Opened;
  /** null: unknown, or forgotten since. */
  byId(id: number): Person | null;
  /** Whose an address is; null: nobody's, or theirs who was forgotten. */
  whose(address: Address): number | null;
  /** Where the person can be written to, the one last used first. */
  addressesOf(person: number): readonly PersonAddress[];
  readState(person: number): State;
  saveState(person: number, state: State): void;
};

type Row = typeof persons.$inferSelect & { holds: string };
type Known = { readonly person: number; readonly quietUntil: number | null };

// Inside returning(), drizzle drops the tables' names from columns: spelled out, or the subquery would compare roles
// with itself.
const HOLDS = sql<string>`(select json_group_array(json_object('id', r.id, 'role', r.role, 'unit', r.unit))
  from roles r where r.person = persons.id and r.revoked_at is null)`;
const PERSON = { ...getTableColumns(persons), holds: HOLDS };

const isAt = (by: Slots<Address>) => and(eq(addresses.channel, by.channel), eq(addresses.id, by.id));

/**
 * Everything is prepared once; a turn costs two statements to open and one to save. Call it inside the turn's
 * transaction. `languageOf`: which of our languages a platform's hint or a stored code means.
 */
export function createPeopleStore(store: Store, languageOf: LanguageOf = (hint = VIETNAMESE) => hint): PeopleStore {
  return {
    open: prepareOpen(store, languageOf),
    ...prepareReading(store, languageOf),
    ...prepareState(store),
    ...createDraftRows(store),
  };
}

type LanguageOf = (hint?: string) => Language;

function prepareOpen(store: Store, languageOf: LanguageOf): PeopleStore['open'] {
  const touchAddress = prepareTouch(store);
  const touchPerson = prepared((by: Slots<{ id: number; now: number }>) =>
    store.db.update(persons).set({ lastAt: by.now }).where(eq(persons.id, by.id)).returning(PERSON),
  );
  const make = prepareMake(store);
  return (address, language, now, said = now) => {
    const at = now.getTime();
    const saidAt = Math.min(at, said.getTime());
    const known = touchAddress({ channel: address.channel, id: address.id, said: saidAt, at });
    const row = known && touchPerson.get({ id: known.person, now: at });
    if (row) {
      const state = { standing: row.standing, shown: row.shown };
      const quiet = known.quietUntil === null ? {} : { quietUntil: new Date(known.quietUntil) };
      return { person: toPerson(row, languageOf), isNew: false, state, ...quiet };
    }
    const person = toPerson(make(address, languageOf(language), at, saidAt), languageOf);
    return { person, isNew: true, state: { standing: null, shown: null } };
  };
}

/** Notes that somebody wrote: they can be reached, and their window is open. */
function prepareTouch({ db }: Store): (news: Address & { said: number; at: number }) => Known | undefined {
  const touch = prepared((by: Slots<Address & { said: number; at: number }>) => {
    // What is later than now was noted by a clock that was wrong: the window would be open, or the person out of
    // reach, until then.
    const leftSince = sql`unreachable_at > ${by.said} and unreachable_at <= ${by.at}`;
    return db
      .update(addresses)
      .set({
        lastInteractionAt: sql`max(iif(last_interaction_at <= ${by.at}, last_interaction_at, 0), ${by.said})`,
        // News of a message may come late: who left after it was said has left.
        unreachable: sql`iif(${leftSince}, unreachable, null)`,
        unreachableAt: sql`iif(${leftSince}, unreachable_at, null)`,
      })
      .where(isAt(by))
      .returning({ person: addresses.person, quietUntil: addresses.quietUntil });
  });
  return (news) => touch.get(news);
}

function prepareMake({ db }: Store): (address: Address, lang: Language, now: number, said: number) => Row {
  const insertPerson = prepared((by: Slots<{ lang: string; now: number }>) =>
    db.insert(persons).values({ lang: by.lang, createdAt: by.now, lastAt: by.now }).returning(PERSON),
  );
  const insertAddress = prepared((by: Slots<Address & { person: number; said: number }>) =>
    db.insert(addresses).values({ channel: by.channel, id: by.id, person: by.person, lastInteractionAt: by.said }),
  );
  return ({ channel, id }, lang, now, said) => {
    const row = insertPerson.get({ lang, now });
    insertAddress.run({ channel, id, person: row.id, said });
    return row;
  };
}

function prepareReading({ db }: Store, languageOf: LanguageOf): Pick<PeopleStore, 'byId' | 'whose' | 'addressesOf'> {
  const owner = prepared((by: Slots<Address>) =>
    db.select({ person: addresses.person }).from(addresses).where(isAt(by)),
  );
  const person = prepared((by: Slots<{ id: number }>) => db.select(PERSON).from(persons).where(eq(persons.id, by.id)));
  const known = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ channel: addresses.channel, id: addresses.id, unreachable: addresses.unreachable })
      .from(addresses)
      .where(eq(addresses.person, by.person))
      .orderBy(desc(addresses.lastInteractionAt)),
  );
  return {
    byId(id) {
      const row = person.get({ id });
      return row ? toPerson(row, languageOf) : null;
    },
    whose: ({ channel, id }) => owner.get({ channel, id })?.person ?? null,
    addressesOf: (of) => known.all({ person: of }),
  };
}

function prepareState({ db }: Store): Pick<PeopleStore, 'readState' | 'saveState'> {
  const save = prepared((by: Slots<{ id: number } & State>) =>
    db.update(persons).set({ standing: by.standing, shown: by.shown }).where(eq(persons.id, by.id)),
  );
  const read = prepared((by: Slots<{ id: number }>) =>
    db.select({ standing: persons.standing, shown: persons.shown }).from(persons).where(eq(persons.id, by.id)),
  );
  return {
    readState: (id) => read.get({ id }) ?? { standing: null, shown: null },
    saveState: (id, { standing, shown }) => void save.run({ id, standing, shown }),
  };
}

function toPerson(row: Row, languageOf: LanguageOf): Person {
  return {
    id: row.id,
    lang: languageOf(row.lang),
    audience: row.audience,
    unit: row.unit,
    joined: row.joined,
    holds: (JSON.parse(row.holds) as Holding[]).sort((a, b) => a.id - b.id),
    consent: row.consent,
    announcements: row.announcements as Person['announcements'],
    remindAt: row.remindAt,
    shownName: row.shownName === '' ? null : row.shownName,
    isNameAsked: row.shownName !== null,
    ...(row.evening === null ? {} : { evening: row.evening as NonNullable<Person['evening']> }),
    nudgesOff: row.nudgesOff,
  };
}
