import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openRig, type Rig } from './rig.ts';

/**
 * The program of today on a database that an older one left: `name`.sql beside the transcripts, from Telegram and the campaign of 2021. The stand-in
 * numbers its accounts as they come: `people` in the order in which the older program met them.
 */
export async function openOlder(name: string, people: readonly string[], start: Date): Promise<Rig> {
  const made = new Database(':memory:');
  made.pragma('foreign_keys = OFF'); // the rows stand table by table
  made.exec(readFileSync(join(import.meta.dirname, '..', 'scenarios', `${name}.sql`), 'utf8'));
  const database = made.serialize();
  made.close();
  const rig = await openRig({ home: 'telegram', campaign: 'duc-trong-2021', start, database });
  for (const each of people) await rig.phone(each);
  return rig;
}
