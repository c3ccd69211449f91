import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { eq, max } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { integer, numeric, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'drizzle');

const tables = sqliteTable('sqlite_master', { name: text('name').notNull() });
/** As drizzle's own migrator keeps it. `created_at`: when the migration was generated, which tells it from all others. */
const applied = sqliteTable('__drizzle_migrations', {
  id: integer('id').primaryKey(),
  hash: text('hash').notNull(),
  createdAt: numeric('created_at', { mode: 'number' }),
});

/** The newest migration that was applied; 0: none was. */
function latestOf(db: Db): number {
  const known = db.select().from(tables).where(eq(tables.name, '__drizzle_migrations')).get();
  if (!known) return 0;
  const latest = db.select({ at: max(applied.createdAt) }).from(applied);
  return latest.get()?.at ?? 0;
}

/** Whether this program, an earlier or a later one has migrated it last. Writes nothing. */
export function ageOf(db: Db): 'older' | 'current' | 'newer' {
  const migrations = readMigrationFiles({ migrationsFolder: FOLDER });
  const ahead = latestOf(db) - Math.max(...migrations.map(({ folderMillis }) => folderMillis));
  return ahead === 0 ? 'current' : ahead > 0 ? 'newer' : 'older';
}

/**
 * What drizzle's own migrator does, in one transaction of ours: where the disk is full SQLite has rolled back already, and drizzle's rollback
 * would fail and hide why. A tool and the bot may make a database at the same moment: the second of them waits, and finds it done.
 * false: a later program has migrated it, and nothing is touched.
 */
export function bringUpToDate(sqlite: Database.Database, db: Db): boolean {
  if (!existsSync(join(FOLDER, 'meta', '_journal.json'))) throw new Error(`Thiếu thư mục ${FOLDER}.`);
  const migrations = readMigrationFiles({ migrationsFolder: FOLDER });
  const missing = () => {
    const latest = latestOf(db);
    return migrations.filter(({ folderMillis }) => folderMillis > latest);
  };
  if (latestOf(db) > Math.max(...migrations.map(({ folderMillis }) => folderMillis))) return false;
  if (missing().length === 0) return true;
  const bring = sqlite.transaction(() => {
    // Drizzle makes no tables but by migrations, whose own this is.
    sqlite.exec(
      'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
    );
    for (const { sql, hash, folderMillis } of missing()) {
      for (const statement of sql) sqlite.exec(statement);
      db.insert(applied).values({ hash, createdAt: folderMillis }).run();
    }
  });
  bring.immediate();
  return true;
}
