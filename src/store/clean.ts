/**
 * What was erased leaves the bytes of the database too. `secure_delete` overwrites what is deleted, but not what moving rows between pages
 * left behind (measured: 30 of 10,000 deleted rows were still to be read), and the write-ahead log keeps every page as it was. So after an
 * erasure the database is written anew (VACUUM), and the log is cut to nothing every few seconds. sqlite.org/pragma.html#pragma_secure_delete
 */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { and, inArray, ne, notExists, sql } from 'drizzle-orm';
import { createFactRows } from './facts.ts';
import type { Store } from './open.ts';
import { outbox, persons } from './schema.ts';

const UNCLEAN = 'unclean';
const CLEANED = 'cleaned';
/** Written anew in well under a second, in which nobody is answered; a larger one waits for a moment when nobody writes, */
const SMALL_BYTES = 48_000_000;
/** but not for so many rounds: an hour. */
const PATIENCE_ROUNDS = 720;

/** Notes that something was erased; call it inside the transaction that erases. A mark that survives kill -9. */
export function createMarkUnclean(store: Store): () => void {
  const facts = createFactRows(store);
  return () => facts.write(UNCLEAN, randomBytes(6).toString('hex'));
}

/**
 * One round, to be called every five seconds outside of transactions. Cleans once the last message to whoever was erased is settled, since its row
 * names them; a database from before this was done is cleaned at its first round. Throws SQLite's errors (a full disk): the next round
 * tries again.
 */
export function createCleaning(store: Store): () => void {
  const { db, sqlite, path } = store;
  const facts = createFactRows(store);
  const itsPerson = db.select({ id: persons.id }).from(persons).where(sql`${persons.id} = ${outbox.person}`);
  const isUnsettled = inArray(outbox.state, ['waiting', 'sending']);
  const toNobody = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isUnsettled, ne(outbox.chat, ''), notExists(itsPerson)));
  const pages = (): number =>
    (sqlite.pragma('page_count', { simple: true }) as number) *
    (sqlite.pragma('page_size', { simple: true }) as number);
  let before = -1;
  let waited = 0;

  const isGoodMoment = (): boolean => {
    const now = store.changes();
    const isQuiet = now === before;
    before = now;
    return isQuiet || pages() <= SMALL_BYTES || waited++ > PATIENCE_ROUNDS;
  };

  const vacuum = (): void => {
    const mark = facts.read(UNCLEAN);
    if (mark === null && facts.read(CLEANED) !== null) return;
    if (toNobody.get() !== undefined || !isGoodMoment()) return;
    sqlite.exec('vacuum'); // drizzle has no word for it
    waited = 0;
    facts.write(CLEANED, '1');
    facts.drop(UNCLEAN, mark ?? '');
  };

  return () => {
    // Who else holds the database (a backup, a tool) is not waited for: that would hold up the people.
    sqlite.pragma('busy_timeout = 0');
    try {
      vacuum();
      if (path !== ':memory:' && (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
        sqlite.pragma('wal_checkpoint(TRUNCATE)');
      }
    } finally {
      sqlite.pragma('busy_timeout = 5000');
    }
  };
}
