import { sql } from 'drizzle-orm';
import { outbox } from './schema.ts';

/** What the sender tells others about a row: never its body. `lane` is one of LANE. */
export type OutboxRow = {
  readonly id: number;
  readonly key: string;
  readonly channel: string;
  readonly chat: string;
  readonly person: number | null;
  readonly lane: number;
  readonly broadcast: number | null;
  /** Sends that were begun; in a row that was claimed this one included. */
  readonly attempts: number;
};

/** The columns of an OutboxRow. */
export const outboxRow = {
  id: outbox.id,
  key: outbox.key,
  channel: outbox.channel,
  chat: outbox.chat,
  person: outbox.person,
  lane: outbox.lane,
  broadcast: outbox.broadcast,
  attempts: outbox.attempts,
};

/** A literal, never a parameter: only then does SQLite use the partial indexes. */
export const waits = sql`${outbox.state} = 'waiting'`;
