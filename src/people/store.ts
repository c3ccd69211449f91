import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Address, Holding, Language, Person } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import type { Store } from '../store/open.ts';
import { addresses, drafts, persons } from '../store/schema.ts';
import type { DraftView } from '../turn/index.ts';

/** JSON texts, or null: in no flow; nothing shown. */
export type State = { readonly standing: string | null; readonly shown: string | null };
/** `quietUntil`: a human of the office writes with them here by hand until then. */
export type Opened = {
  readonly person: Person;
  readonly isNew: boolean;
  readonly state: State;
  readonly quietUntil?: Date;
};
export type Draft = DraftView & { readonly state: string };
export type KnownAddress = Address & { readonly unreachable: string | null };

export type PeopleStore = {
  /**
   * The person who writes from an address, made on their first message. Notes when they wrote and that they can be reached.
   * `state` is what `readState` would say, at no further query.
   */
  open(address: Address, language: string | undefined, now: Date, said?: Date): Opened;
  /** null: unknown, or forgotten since. */
  byId(id: number): Person | null;
  /** Whose an address is; null: nobody's, or theirs who was forgotten. */
  whose(address: Address): number | null;
  /** Where the person can be written to, the one last used first. */
  addressesOf(person: number): readonly KnownAddress[];
  readState(person: number): State;
  saveState(person: number, state: State): void;
  saveDraft(person: number, flow: string, state: string, now: Date): void;
  discardDraft(person: number, flow: string): void;
  drafts(person: number): readonly Draft[];
};

type Row = typeof persons.$inferSelect & { holds: string };

// Inside returning(), drizzle drops the tables' names from columns: spelled out, or the subquery would compare roles with itself.
const HOLDS = sql<string>`(select json_group_array(json_object('id', r.id, 'role', r.role, 'unit', r.unit))
  from roles r where r.person = persons.id and r.revoked_at is null)`;

/**
 * Everything is prepared once; a turn costs two statements to open and one to save. Call it inside the turn's transaction. `languageOf`: which
 * of our languages a platform's hint or a stored code means.
 */
export function createPeopleStore(store: Store, languageOf = (hint = VIETNAMESE): Language => hint): PeopleStore {
  const toPerson = (row: Row): Person => personFrom(row, languageOf);
  const found = {
    channel: sql.placeholder('channel'),
    id: sql.placeholder('id'),
    now: sql`${sql.placeholder('now')}`,
    person: sql.placeholder('person'),
  };
  const columns = { ...getTableColumns(persons), holds: HOLDS };
  const said = sql.placeholder('said');
  // What is later than now was noted by a clock that was wrong: the window would be open, or the person out of reach, until then.
  const leftSince = sql`unreachable_at > ${said} and unreachable_at <= ${sql.placeholder('at')}`;
  const touchAddress = store.db
    .update(addresses)
    .set({
      lastInteractionAt: sql`max(iif(last_interaction_at <= ${sql.placeholder('at')}, last_interaction_at, 0), ${said})`,
      // News of a message may come late: who left after it was said has left.
      unreachable: sql`iif(${leftSince}, unreachable, null)`,
      unreachableAt: sql`iif(${leftSince}, unreachable_at, null)`,
    })
    .where(and(eq(addresses.channel, found.channel), eq(addresses.id, found.id)))
    .returning({ person: addresses.person, quietUntil: addresses.quietUntil })
    .prepare();
  const touchPerson = store.db
    .update(persons)
    .set({ lastAt: found.now })
    .where(eq(persons.id, found.id))
    .returning(columns)
    .prepare();
  const insertPerson = store.db
    .insert(persons)
    .values({ lang: sql.placeholder('lang'), createdAt: sql.placeholder('now'), lastAt: sql.placeholder('now') })
    .returning(columns)
    .prepare();
  const insertAddress = store.db
    .insert(addresses)
    .values({
      channel: found.channel,
      id: found.id,
      person: found.person,
      lastInteractionAt: sql.placeholder('said'),
    })
    .prepare();
  const selectOwner = store.db
    .select({ person: addresses.person })
    .from(addresses)
    .where(and(eq(addresses.channel, found.channel), eq(addresses.id, found.id)))
    .prepare();
  const selectPerson = store.db.select(columns).from(persons).where(eq(persons.id, found.id)).prepare();
  const selectAddresses = store.db
    .select({ channel: addresses.channel, id: addresses.id, unreachable: addresses.unreachable })
    .from(addresses)
    .where(eq(addresses.person, found.person))
    .orderBy(desc(addresses.lastInteractionAt))
    .prepare();
  const updateState = store.db
    .update(persons)
    .set({ standing: sql`${sql.placeholder('standing')}`, shown: sql`${sql.placeholder('shown')}` })
    .where(eq(persons.id, found.id))
    .prepare();
  const selectState = store.db
    .select({ standing: persons.standing, shown: persons.shown })
    .from(persons)
    .where(eq(persons.id, found.id))
    .prepare();

  const make = (address: Address, lang: Language, now: number, said: number): Row => {
    const row = insertPerson.get({ lang, now });
    insertAddress.run({ ...address, person: row.id, said });
    return row;
  };

  return {
    open(address, language, now, said = now) {
      const at = now.getTime();
      const saidAt = Math.min(at, said.getTime());
      const known = touchAddress.get({ channel: address.channel, id: address.id, said: saidAt, at });
      const row = known && touchPerson.get({ id: known.person, now: at });
      if (row) {
        const state = { standing: row.standing, shown: row.shown };
        const quiet = known.quietUntil === null ? {} : { quietUntil: new Date(known.quietUntil) };
        return { person: toPerson(row), isNew: false, state, ...quiet };
      }
      return {
        person: toPerson(make(address, languageOf(language), at, saidAt)),
        isNew: true,
        state: { standing: null, shown: null },
      };
    },
    byId(id) {
      const row = selectPerson.get({ id });
      return row ? toPerson(row) : null;
    },
    whose: ({ channel, id }) => selectOwner.get({ channel, id })?.person ?? null,
    addressesOf: (person) => selectAddresses.all({ person }),
    readState: (id) => selectState.get({ id }) ?? { standing: null, shown: null },
    saveState: (id, state) => void updateState.run({ id, ...state }),
    ...createDrafts(store),
  };
}

function createDrafts(store: Store): Pick<PeopleStore, 'saveDraft' | 'discardDraft' | 'drafts'> {
  const one = and(eq(drafts.person, sql.placeholder('person')), eq(drafts.flow, sql.placeholder('flow')));
  // Whoever was forgotten in this very turn leaves no draft behind.
  const save = store.sqlite.prepare(
    `insert into drafts (person, flow, state, at) select id, @flow, @state, @at from persons where id = @person
     on conflict (person, flow) do update set state = excluded.state, at = excluded.at`,
  );
  const discard = store.db.delete(drafts).where(one).prepare();
  const list = store.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.person, sql.placeholder('person')), sql`instr(${drafts.flow}, '~') = 0`))
    .orderBy(desc(drafts.at))
    .prepare();
  return {
    saveDraft: (person, flow, state, now) => void save.run({ person, flow, state, at: now.getTime() }),
    discardDraft: (person, flow) => void discard.run({ person, flow }),
    drafts: (person) => list.all({ person }).map((row) => ({ flow: row.flow, state: row.state, at: new Date(row.at) })),
  };
}

function personFrom(row: Row, languageOf: (code: string) => Language): Person {
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
  };
}
