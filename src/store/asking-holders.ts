/** Who holds a role in a unit, and who of them can be written to. */
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses, persons, roles } from './schema.ts';

/** Somebody who holds a role in a unit, once for each address; without one the address is null. Instants: civil, epoch ms. */
export type HolderAddress = {
  readonly unit: string;
  readonly role: string;
  readonly person: number;
  readonly name: string | null;
  readonly nudgesOff: boolean;
  readonly channel: string | null;
  readonly id: string | null;
  readonly unreachable: string | null;
  readonly lastAt: number | null;
  readonly preferred: string | null;
};

export type OpenChannel = { readonly channel: string; readonly since: number | null };

export type HolderReads = {
  holders(): readonly HolderAddress[];
  /** Whether more roles than that are held. */
  isManyHolders(most: number): boolean;
  /** The channels on which anybody has an address. */
  channels(): readonly string[];
  /**
   * Those of these units in which somebody wants nudges and can be written to on one of these channels: whose last word there is not before
   * `since` (epoch ms; null: whenever it was). Stops at the first of a unit.
   */
  heard(units: readonly string[], open: readonly OpenChannel[]): ReadonlySet<string>;
  holdersOf(unit: string): readonly HolderAddress[];
};

/** Everything is prepared once. */
export function createHolderReads(db: Store['db']): HolderReads {
  const select = () =>
    db
      .select({
        unit: sql<string>`${roles.unit}`,
        role: roles.role,
        person: roles.person,
        name: sql<string | null>`nullif(${persons.shownName}, '')`,
        nudgesOff: persons.nudgesOff,
        channel: addresses.channel,
        id: addresses.id,
        unreachable: addresses.unreachable,
        lastAt: addresses.lastInteractionAt,
        preferred: persons.preferred,
      })
      .from(roles)
      .innerJoin(persons, eq(persons.id, roles.person))
      .leftJoin(addresses, eq(addresses.person, persons.id));
  const held = and(isNull(roles.revokedAt), inArray(roles.role, ['lead', 'teacher']), isNotNull(roles.unit));
  const all = select().where(held).orderBy(asc(roles.unit), asc(roles.id)).prepare();
  const one = prepared((by: Slots<{ unit: string }>) =>
    select()
      .where(and(held, eq(roles.unit, by.unit)))
      .orderBy(asc(roles.role), asc(roles.id)),
  );
  return { holders: () => all.all(), holdersOf: (unit) => one.all({ unit }), ...createMany(db) };
}

type Many = Pick<HolderReads, 'isManyHolders' | 'channels' | 'heard'>;

/** For a province: what is asked of tens of thousands of holders without reading them. */
function createMany(db: Store['db']): Many {
  const some = prepared((by: Slots<{ most: number }>) =>
    db
      .select({ n: sql<number>`count(*)` })
      .from(db.select({ id: roles.id }).from(roles).where(isNull(roles.revokedAt)).limit(by.most).as('some')),
  );
  const next = prepared((by: Slots<{ after: string }>) =>
    db
      .select({ channel: sql<string | null>`min(${addresses.channel})` })
      .from(addresses)
      .where(gt(addresses.channel, by.after)),
  );
  const heard = prepared((by: Slots<{ units: string; open: string }>) =>
    db
      .select({ code: sql<string>`u.value` })
      .from(sql`json_each(${by.units}) u`)
      .where(sql`exists (select 1 from roles r cross join persons p on p.id = r.person and p.nudges_off = 0
        cross join addresses a on a.person = r.person and a.unreachable is null
        cross join json_each(${by.open}) o on o.value ->> 'channel' = a.channel
          and (o.value ->> 'since' is null or a.last_interaction_at >= o.value ->> 'since')
        where r.role in ('lead', 'teacher') and r.unit = u.value and r.revoked_at is null)`),
  );
  return {
    isManyHolders: (most) => (some.get({ most: most + 1 })?.n ?? 0) > most,
    channels() {
      const found: string[] = [];
      for (let at = ''; ; ) {
        const channel = next.get({ after: at })?.channel ?? null;
        if (channel === null) return found;
        found.push(channel);
        at = channel;
      }
    },
    heard: (units, open) =>
      new Set(heard.all({ units: JSON.stringify(units), open: JSON.stringify(open) }).map(({ code }) => code)),
  };
}
