import { and, asc, count, eq, exists, isNull, notExists, or, sql } from 'drizzle-orm';
import type { Address } from '../chat/index.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses, persons } from './schema.ts';

/** A person's addresses, as they see and change them. */
export type LinkedAddresses = {
  /** `preferred`: the channel that comes first; null: the one written from last. */
  list(person: number): readonly (Address & { readonly preferred: string | null })[];
  channels(person: number): readonly string[];
  /** The channel that comes first; one they don't have changes nothing. */
  prefer(person: number, channel: string | null): void;
  /** Makes the address a new person's who speaks the same language. False: it is the only one, or not theirs. */
  part(person: number, address: Address, now: Date): boolean;
};

/** Everything is prepared once; call it inside a transaction. */
export function createLinkedAddresses(store: Store): LinkedAddresses {
  const { db } = store;
  const list = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ channel: addresses.channel, id: addresses.id, preferred: persons.preferred })
      .from(addresses)
      .innerJoin(persons, eq(persons.id, addresses.person))
      .where(eq(persons.id, by.person))
      .orderBy(asc(addresses.channel), asc(addresses.id)),
  );
  const channels = prepared((by: Slots<{ person: number }>) =>
    db
      .selectDistinct({ channel: addresses.channel })
      .from(addresses)
      .where(eq(addresses.person, by.person))
      .orderBy(asc(addresses.channel)),
  );
  const prefer = prepared((by: Slots<{ person: number; channel: string | null }>) => {
    const has = db
      .select({ one: sql`1` })
      .from(addresses)
      .where(and(eq(addresses.person, persons.id), eq(addresses.channel, by.channel)));
    return db
      .update(persons)
      .set({ preferred: by.channel })
      .where(and(eq(persons.id, by.person), or(isNull(by.channel), exists(has))));
  });
  return {
    list: (person) => list.all({ person }),
    channels: (person) => channels.all({ person }).map(({ channel }) => channel),
    prefer: (person, channel) => void prefer.run({ person, channel }),
    part: preparePart(store),
  };
}

function preparePart({ db }: Store): LinkedAddresses['part'] {
  const known = prepared((by: Slots<{ person: number }>) =>
    db
      .select({ lang: persons.lang, addresses: count() })
      .from(addresses)
      .innerJoin(persons, eq(persons.id, addresses.person))
      .where(eq(addresses.person, by.person)),
  );
  const insert = prepared((by: Slots<{ lang: string; now: number }>) =>
    db.insert(persons).values({ lang: by.lang, createdAt: by.now, lastAt: by.now }).returning({ id: persons.id }),
  );
  const move = prepared((by: Slots<Address & { from: number; to: number }>) =>
    db
      .update(addresses)
      .set({ person: by.to })
      .where(and(eq(addresses.channel, by.channel), eq(addresses.id, by.id), eq(addresses.person, by.from))),
  );
  const unprefer = prepared((by: Slots<{ person: number }>) => {
    const has = db
      .select({ one: sql`1` })
      .from(addresses)
      .where(and(eq(addresses.person, persons.id), eq(addresses.channel, persons.preferred)));
    return db
      .update(persons)
      .set({ preferred: null })
      .where(and(eq(persons.id, by.person), notExists(has)));
  });
  return (person, { channel, id }, now) => {
    const of = known.get({ person });
    if (!of || of.addresses < 2) return false;
    const made = insert.get({ lang: of.lang, now: now.getTime() });
    const moved = move.run({ channel, id, from: person, to: made.id });
    unprefer.run({ person });
    return moved.changes > 0;
  };
}
