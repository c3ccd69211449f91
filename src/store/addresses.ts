/** Where people are written to: what is heard of an address besides messages, and what the tools count of them. */
import { and, count, eq, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { Address } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses, persons } from './schema.ts';

/** When something happened there; civil milliseconds. */
type Happened = Address & { readonly at: number };

/** `heardAt`, `leftAt`, `quietUntil`: civil milliseconds. `isOpen`: the person is in a flow. */
export type KnownAddress = {
  readonly heardAt: number | null;
  readonly leftAt: number | null;
  readonly quietUntil: number | null;
  readonly isOpen: boolean;
};

/** News may come late: what was heard after it holds. */
export type AddressNews = {
  /** They blocked the bot. */
  away(news: Happened): void;
  /** They can be reached again. */
  back(news: Happened): void;
  /** A human writes with them until `at`: the bot keeps quiet. */
  hush(until: Happened): void;
  /** null: nobody ever wrote from there. */
  find(of: Address): KnownAddress | null;
};

/** Prepared once; see AddressNews. */
export function createAddressNews({ db }: Store): AddressNews {
  const isAt = (by: Slots<Address>) => and(eq(addresses.channel, by.channel), eq(addresses.id, by.id));
  const { lastInteractionAt, unreachableAt, quietUntil } = addresses;
  const away = prepared((by: Slots<Happened>) =>
    db
      .update(addresses)
      .set({ unreachable: 'blocked', unreachableAt: by.at })
      .where(and(isAt(by), sql`coalesce(${lastInteractionAt}, 0) <= ${by.at}`)),
  );
  const back = prepared((by: Slots<Happened>) =>
    db
      .update(addresses)
      .set({
        unreachable: null,
        unreachableAt: null,
        lastInteractionAt: sql`max(coalesce(${lastInteractionAt}, 0), ${by.at})`,
      })
      .where(and(isAt(by), sql`coalesce(${unreachableAt}, 0) <= ${by.at}`)),
  );
  const hush = prepared((by: Slots<Happened>) =>
    db
      .update(addresses)
      .set({ quietUntil: sql`max(coalesce(${quietUntil}, 0), ${by.at})` })
      .where(isAt(by)),
  );
  const find = prepared((by: Slots<Address>) =>
    db
      .select({ heardAt: lastInteractionAt, leftAt: unreachableAt, quietUntil, standing: persons.standing })
      .from(addresses)
      .innerJoin(persons, eq(persons.id, addresses.person))
      .where(isAt(by)),
  );
  return {
    away: (news) => void away.run(news),
    back: (news) => void back.run(news),
    hush: (until) => void hush.run(until),
    find(of) {
      const row = find.get(of);
      if (!row) return null;
      const { standing, ...known } = row;
      return { ...known, isOpen: standing !== null };
    },
  };
}

const HOUR_MS = 3_600_000;

/** How many may be written to at what cost where 48 hours are free and seven days billed (Zalo OA, "cs" messages), and then nothing. */
export function windowsOf(
  { db }: Store,
  channel: string,
  now: Date,
): Readonly<Record<'free' | 'billed' | 'out' | 'unreachable', number>> {
  const at = addresses.lastInteractionAt;
  const free = now.getTime() - 48 * HOUR_MS;
  const last = now.getTime() - 7 * 24 * HOUR_MS;
  const reachable = isNull(addresses.unreachable);
  const filtered = (which: unknown) => sql<number>`count(*) filter (where ${which})`;
  const counts = db
    .select({
      free: filtered(and(reachable, sql`${at} >= ${free}`)),
      billed: filtered(and(reachable, sql`${at} >= ${last} and ${at} < ${free}`)),
      out: filtered(and(reachable, sql`(${at} is null or ${at} < ${last})`)),
      unreachable: filtered(isNotNull(addresses.unreachable)),
    })
    .from(addresses)
    .where(eq(addresses.channel, channel))
    .get();
  return counts ?? { free: 0, billed: 0, out: 0, unreachable: 0 };
}

/** When anybody was last heard on a channel, civil milliseconds; null: never. */
export const lastHeard = ({ db }: Store, channel: string): number | null =>
  db
    .select({ at: max(addresses.lastInteractionAt) })
    .from(addresses)
    .where(eq(addresses.channel, channel))
    .get()?.at ?? null;

/** How many addresses a channel has; prepared once. */
export function createAddressCount({ db }: Store, channel: string): () => number {
  const rows = db.select({ rows: count() }).from(addresses).where(eq(addresses.channel, channel)).prepare();
  return () => rows.get()?.rows ?? 0;
}
