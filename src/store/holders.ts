import { and, count, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Role } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { roles } from './schema.ts';

/** A role that somebody holds now. `channel`: where they wrote last; null: nowhere. */
export type HolderRow = {
  readonly id: number;
  readonly role: Role;
  readonly unit: string | null;
  readonly person: number;
  readonly grantedAt: number;
  readonly channel: string | null;
  /** How they want to be shown; null: not said. */
  readonly name: string | null;
  /** Another than the person who looks holds the same role of the same unit. */
  readonly isTwin: boolean;
};

/** Who looks. `teachersOf`: they see the teachers of these units and what they hold themselves; null: everybody. */
export type Looking = { readonly me: number; readonly teachersOf: readonly string[] | null };

export type HolderRows = {
  count(looking: Looking): number;
  /** By role, unit and age; `most` of them after the first `skip`: passed over in the index, at a hundred thousand within 3 ms. */
  page(looking: Looking, skip: number, most: number): readonly HolderRow[];
  /** null: nobody holds it any more. */
  find(id: number, me: number): HolderRow | null;
  /** Whether anybody but this person holds the office. */
  hasOtherOffice(person: number): boolean;
  /** Those of these units in which somebody holds this role; null: any role. */
  heldUnits(units: readonly string[], role: Role | null): ReadonlySet<string>;
  revoke(id: number, by: number, now: Date): void;
};

type Seen = { readonly me: number; readonly teachersOf: string };

const held = isNull(roles.revokedAt);
const another = (ofUnit: SQL, me: SQL) => sql`exists (select 1 from roles t where t.role = ${roles.role} and ${ofUnit}
  and t.revoked_at is null and t.id <> ${roles.id} and t.person <> ${me})`;
const row = (me: SQL) => ({
  id: roles.id,
  role: sql<Role>`${roles.role}`,
  unit: roles.unit,
  person: roles.person,
  grantedAt: roles.grantedAt,
  // `roles.person` as text: of a column handed in drizzle leaves the table's name out, and it would be the address's.
  channel: sql<string | null>`(select a.channel from addresses a where a.person = roles.person
    order by a.last_interaction_at desc limit 1)`,
  name: sql<string | null>`(select nullif(p.shown_name, '') from persons p where p.id = roles.person)`,
  // Two cases: an index finds a unit that equals another, but none that "is" it.
  isTwin: sql<boolean>`case when ${roles.unit} is null then ${another(sql`t.unit is null`, me)}
    else ${another(sql`t.unit = ${roles.unit}`, me)} end`.mapWith(Boolean),
});

/** Everything is prepared once; see HolderRows. */
export const createHolderRows = (store: Store): HolderRows => ({ ...createPages(store), ...createHeld(store) });

type Pages = Pick<HolderRows, 'count' | 'page' | 'find'>;

function createPages({ db }: Store): Pages {
  // Two statements: one for both would walk through every role for a lead.
  const seen = (by: Slots<Seen>) => sql`${roles.id} in (
    select id from roles where role = 'teacher' and revoked_at is null and unit in (select value from json_each(${by.teachersOf}))
    union select id from roles where person = ${by.me} and revoked_at is null)`;
  const countAll = db.select({ n: count() }).from(roles).where(held).prepare();
  const countSeen = prepared((by: Slots<Seen>) => db.select({ n: count() }).from(roles).where(seen(by)));
  const pageOf = (where: (by: Slots<Seen>) => SQL) =>
    prepared((by: Slots<Seen & { readonly skip: number; readonly most: number }>) => {
      // Chosen by what the index holds; only the rows of the page are read.
      const ids = db
        .select({ id: roles.id })
        .from(roles)
        .where(where(by))
        .orderBy(roles.role, roles.unit, roles.id)
        .limit(by.most)
        .offset(by.skip);
      return db
        .select(row(by.me))
        .from(roles)
        .where(sql`${roles.id} in ${ids}`)
        .orderBy(roles.role, roles.unit, roles.id);
    });
  const pageAll = pageOf(() => held);
  const pageSeen = pageOf(seen);
  const byId = prepared((by: Slots<{ id: number; me: number }>) =>
    db
      .select(row(by.me))
      .from(roles)
      .where(and(eq(roles.id, by.id), held)),
  );
  const slotsOf = ({ me, teachersOf }: Looking): Seen => ({ me, teachersOf: JSON.stringify(teachersOf ?? []) });
  return {
    count: (looking) => (looking.teachersOf === null ? countAll.get() : countSeen.get(slotsOf(looking)))?.n ?? 0,
    page: (looking, skip, most) =>
      (looking.teachersOf === null ? pageAll : pageSeen).all({ ...slotsOf(looking), skip, most }),
    find: (id, me) => byId.get({ id, me }) ?? null,
  };
}

function createHeld({ db }: Store): Omit<HolderRows, keyof Pages> {
  const otherOffice = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ id: roles.id })
      .from(roles)
      .where(and(eq(roles.role, 'office'), held, ne(roles.person, by.person)))
      .limit(1),
  );
  const heldUnits = prepared((by: Slots<{ units: string; roles: string }>) =>
    db
      .select({ code: sql<string>`unit.value` })
      .from(sql`json_each(${by.units}) unit`)
      .where(sql`exists (select 1 from roles r where r.role in (select value from json_each(${by.roles}))
        and r.unit = unit.value and r.revoked_at is null)`),
  );
  const revoke = prepared((by: Slots<{ id: number; by: number; now: number }>) =>
    db
      .update(roles)
      .set({ revokedAt: by.now, revokedBy: by.by })
      .where(and(eq(roles.id, by.id), held)),
  );

  return {
    hasOtherOffice: (person) => otherOffice.get({ person }) !== undefined,
    heldUnits: (units, role) => {
      const among = { units: JSON.stringify(units), roles: JSON.stringify(role === null ? ROLES : [role]) };
      return new Set(heldUnits.all(among).map(({ code }) => code));
    },
    revoke: (id, by, now) => void revoke.run({ id, by, now: now.getTime() }),
  };
}

const ROLES: readonly Role[] = ['teacher', 'lead', 'office'];
