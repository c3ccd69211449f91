import type { z } from 'zod';
import type { Say } from '../chat/index.ts';

/** How a flow's answers are kept as they are, without a table and a migration of their own. */
export type Keeps<A> = {
  /**
   * What was stored -> the answers, with defaults for what an older version of the flow did not ask: an object of
   * Zod's.
   */
  readonly answers: Pick<z.ZodType<A>, 'parse' | 'safeParse'>;
  /** A person has one in a campaign (for a unit), and saying it again changes it. Left out: each run makes one. */
  readonly once?: true;
  /**
   * Whose it is besides: there it stays, without the name, when the person is forgotten. Left out: the person's
   * alone.
   */
  readonly unit?: (answers: A) => string | null;
  /** What "dữ liệu của tôi" says of it. Left out: the flow's title, and what was typed. */
  readonly tell?: (answers: A) => Say | null;
};
/** The form of a flow's entries: a flow that keeps them is one. */
export type EntryForm<A> = {
  readonly name: string;
  readonly version: number;
  migrate?(answers: Readonly<Record<string, unknown>>, from: number): unknown;
  readonly keeps: Keeps<A>;
};
export type FlowEntry<A> = {
  readonly id: number;
  readonly answers: A;
  readonly unit: string | null;
  /** Whether it is this turn's person's. */
  readonly mine: boolean;
  /** false: they were asked, and said nothing yet. */
  readonly isSaid: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
};
/** What flows collected in this campaign. */
export type Entries = {
  /** Notes that the question was put to this person, unless they have an entry. */
  ask<A>(form: EntryForm<A>): void;
  /**
   * Keeps what was said; the engine does that at a flow's end. Where there is one a person, an answer that is null
   * changes nothing.
   */
  keep<A>(form: EntryForm<A>, answers: Partial<A>): void;
  /** This person's, the newest first. */
  mine<A>(form: EntryForm<A>): readonly FlowEntry<A>[];
  /**
   * The newest first, 500 at most; `before`: an id. Throws NotAllowed: a unit's are for its people, all are for the
   * office.
   */
  list<A>(form: EntryForm<A>, of: { readonly unit?: string; readonly before?: number }): readonly FlowEntry<A>[];
  /**
   * For the office, without names: how often each answer was given, as it was stored; null: not. Throws NotAllowed.
   */
  tally<A>(form: EntryForm<A>, key: keyof A & string): ReadonlyMap<string | number | null, number>;
  /** For the office, without names: what was answered, the latest first, 500 at most. Throws NotAllowed. */
  values<A>(form: EntryForm<A>, key: keyof A & string): readonly (string | number | null)[];
  /** A line for each of this person's, of every campaign. */
  told(): readonly Say[];
};
