import { and, desc, eq, sql } from 'drizzle-orm';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { addresses, broadcasts, outbox, persons } from './schema.ts';

/** One of a person's addresses, as far as choosing among them needs. */
export type Candidate = {
  readonly channel: string;
  readonly id: string;
  readonly unreachable: string | null;
  /** Civil instant (epoch ms) of their last word there; null: never. */
  readonly lastAt: number | null;
  /** The channel on which the person wants to be written to first; null: where they wrote last. */
  readonly preferred: string | null;
};

export type Candidates = {
  /** All addresses of a person, the one last used first. */
  ofPerson(person: number): readonly Candidate[];
  /** The other addresses that a row of the outbox may be said at: its person's of now, who may have been forgotten, or joined to another. */
  besides(row: number): readonly Candidate[];
};

/** Addresses to choose from, prepared once. */
export function createCandidates({ db }: Store): Candidates {
  const candidate = {
    channel: addresses.channel,
    id: addresses.id,
    unreachable: addresses.unreachable,
    lastAt: addresses.lastInteractionAt,
    preferred: persons.preferred,
  };
  const ofPerson = prepared((by: Slots<{ person: number }>) =>
    db
      .select(candidate)
      .from(addresses)
      .innerJoin(persons, eq(persons.id, addresses.person))
      .where(eq(addresses.person, by.person))
      .orderBy(desc(addresses.lastInteractionAt)),
  );
  // What is drawn over a message can't be drawn elsewhere, and a channel that the office chose is not left.
  const besides = prepared((by: Slots<{ row: number }>) =>
    db
      .select(candidate)
      .from(outbox)
      .innerJoin(persons, eq(persons.id, outbox.person))
      .innerJoin(addresses, eq(addresses.person, persons.id))
      .leftJoin(broadcasts, eq(broadcasts.id, outbox.broadcast))
      .where(
        and(
          eq(outbox.id, by.row),
          sql`not (${addresses.channel} = ${outbox.channel} and ${addresses.id} = ${outbox.chat})`,
          sql`json_extract(${outbox.body}, '$.replaces') is null`,
          sql`json_extract(${broadcasts.choosing}, '$.to') is not 'channel'`,
        ),
      ),
  );
  return { ofPerson: (person) => ofPerson.all({ person }), besides: (row) => besides.all({ row }) };
}
