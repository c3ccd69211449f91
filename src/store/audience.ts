import { and, eq, gt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Candidate } from './candidates.ts';
import type { Store } from './open.ts';
import { type Prepared, prepared, type Slots } from './prepared.ts';
import { addresses, persons } from './schema.ts';

/** An address of somebody whom an announcement is for. */
export type AudienceRow = Candidate & { readonly person: number; readonly lang: string };

/** The persons with an id above `after`, up to `last`. */
type Range = { readonly after: number; readonly last: number };

/**
 * Whom to look for. `units`: who holds a role there, and who agreed and belongs there. `no-log`: who holds a role in a unit that has not
 * logged, and has not said that it holds nothing. The others: whoever agreed, at all or on a channel; whoever holds the role.
 */
export type Sought =
  | { readonly of: 'agreed' }
  | { readonly of: 'channel'; readonly channel: string }
  | { readonly of: 'role'; readonly role: string }
  | { readonly of: 'units'; readonly units: readonly string[] }
  | { readonly of: 'no-log'; readonly campaign: string };

export type AudienceRows = {
  /** The last of the next so many persons, whoever they are; null: there are none. However few are found, as many are gone through. */
  lastOf(after: number, most: number): number | null;
  /** In order of the person, each with every address they may be written to at. */
  inRange(sought: Sought, range: Range): readonly AudienceRow[];
};

type Values = Range & { readonly value: string };

/** Everything is prepared once. */
export function createAudienceRows({ db }: Store): AudienceRows {
  const rowsOf = (condition: (by: Slots<Values>) => SQL | undefined): Prepared<Values, Rows> =>
    prepared((by: Slots<Values>) =>
      db
        .select({
          person: persons.id,
          lang: persons.lang,
          preferred: persons.preferred,
          channel: addresses.channel,
          id: addresses.id,
          unreachable: addresses.unreachable,
          lastAt: addresses.lastInteractionAt,
        })
        .from(persons)
        .innerJoin(addresses, eq(addresses.person, persons.id))
        .where(and(gt(persons.id, by.after), lte(persons.id, by.last), ne(persons.announcements, 'no'), condition(by)))
        .orderBy(persons.id),
    );
  const agreed = eq(persons.announcements, 'yes');
  const holds = (which: SQL): SQL =>
    sql`exists (select 1 from roles r where r.person = ${persons.id} and r.revoked_at is null and ${which})`;
  const listed = (by: Slots<Values>) => sql`(select value from json_each(${by.value}))`;
  const statements = {
    agreed: rowsOf(() => agreed),
    channel: rowsOf((by) => and(agreed, eq(addresses.channel, by.value))),
    role: rowsOf((by) => holds(sql`r.role = ${by.value}`)),
    units: rowsOf((by) =>
      or(
        holds(sql`r.role <> 'viewer' and r.unit in ${listed(by)}`),
        and(agreed, sql`${persons.unit} in ${listed(by)}`),
      ),
    ),
    'no-log': rowsOf((by) =>
      holds(sql`r.unit is not null and r.role <> 'viewer' and not exists (select 1 from activities v
        where v.campaign = ${by.value} and v.unit = r.unit and v.withdrawn_at is null)
        and not ${holdsNothing(by.value)}`),
    ),
  };
  const last = prepared((by: Slots<{ after: number; most: number }>) =>
    db
      .select({ id: sql<number | null>`max(id)` })
      .from(
        db
          .select({ id: persons.id })
          .from(persons)
          .where(gt(persons.id, by.after))
          .orderBy(persons.id)
          .limit(by.most)
          .as('next'),
      ),
  );
  return {
    lastOf: (after, most) => last.get({ after, most })?.id ?? null,
    inRange: (sought, range) => statements[sought.of].all({ ...range, value: valueOf(sought) }),
  };
}

/** Whether the unit of a role holds nothing: what its newest report says comes before the reason that somebody gave with a tap. */
const holdsNothing = (of: Slots<Values>['value']): SQL => sql`coalesce(
  (select u.not_held is not null from unit_reports u
    where u.campaign = ${of} and u.unit = r.unit and u.sent_at is not null order by u.version desc limit 1),
  exists (select 1 from excuses e where e.campaign = ${of} and e.unit = r.unit and e.reason = 'not-held'))`;

type Rows = {
  run(values: never): unknown;
  get(values: never): AudienceRow | undefined;
  all(values: never): AudienceRow[];
};

function valueOf(sought: Sought): string {
  if (sought.of === 'units') return JSON.stringify(sought.units);
  if (sought.of === 'channel') return sought.channel;
  if (sought.of === 'role') return sought.role;
  return sought.of === 'no-log' ? sought.campaign : '';
}
