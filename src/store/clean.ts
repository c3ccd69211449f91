/**
 * What was erased leaves the bytes of the database too. `secure_delete` overwrites what is deleted, but not what moving rows between pages
 * left behind (measured: 30 of 10,000 deleted rows were still to be read), and the write-ahead log keeps every page as it was. So after an
 * erasure the database is written anew (VACUUM), and the log is cut to nothing every few seconds. sqlite.org/pragma.html#pragma_secure_delete
 */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Store } from './open.ts';

const UNCLEAN = 'unclean';
const CLEANED = 'cleaned';
/** Written anew in well under a second, in which nobody is answered; a larger one waits for a moment when nobody writes, */
const SMALL_BYTES = 48_000_000;
/** but not for so many rounds: an hour. */
const PATIENCE_ROUNDS = 720;

/** Notes that something was erased; call it inside the transaction that erases. A mark that survives kill -9. */
export function createMarkUnclean({ sqlite }: Store): () => void {
  const mark = sqlite.prepare(
    `insert into facts (name, value) values ('${UNCLEAN}', ?) on conflict (name) do update set value = excluded.value`,
  );
  return () => void mark.run(randomBytes(6).toString('hex'));
}

/**
 * One round, to be called every five seconds outside of transactions. Cleans once the last message to whoever was erased is settled, since its row
 * names them; a database from before this was done is cleaned at its first round. Throws SQLite's errors (a full disk): the next round
 * tries again.
 */
export function createCleaning({ sqlite, path }: Store): () => void {
  const fact = sqlite.prepare<[string], string>('select value from facts where name = ?').pluck();
  const drop = sqlite.prepare(`delete from facts where name = '${UNCLEAN}' and value = ?`);
  const note = sqlite.prepare(`insert or ignore into facts (name, value) values ('${CLEANED}', '1')`);
  const nobodys = sqlite
    .prepare(
      `select 1 from outbox where state in ('waiting', 'sending') and chat <> ''
         and not exists (select 1 from persons where persons.id = outbox.person) limit 1`,
    )
    .pluck();
  const changes = sqlite.prepare<[], number>('select total_changes()').pluck();
  const pages = (): number =>
    (sqlite.pragma('page_count', { simple: true }) as number) *
    (sqlite.pragma('page_size', { simple: true }) as number);
  let before = -1;
  let waited = 0;

  const isGoodMoment = (): boolean => {
    const now = changes.get() ?? 0;
    const isQuiet = now === before;
    before = now;
    return isQuiet || pages() <= SMALL_BYTES || waited++ > PATIENCE_ROUNDS;
  };

  const vacuum = (): void => {
    const mark = fact.get(UNCLEAN);
    if ((mark === undefined && fact.get(CLEANED) !== undefined) || nobodys.get() !== undefined || !isGoodMoment())
      return;
    sqlite.exec('vacuum');
    waited = 0;
    note.run();
    drop.run(mark ?? '');
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
