import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { updates } from './schema.ts';

/** Notes an update by its channel's own id. false: it was noted before. `at`: the real instant. */
export type NoteUpdate = (channel: string, id: string, at: number) => boolean;

/** Prepared once; see NoteUpdate. */
export function createNoteUpdate({ db }: Store): NoteUpdate {
  const note = prepared((by: Slots<{ channel: string; id: string; at: number }>) =>
    db.insert(updates).values({ channel: by.channel, id: by.id, atReal: by.at }).onConflictDoNothing(),
  );
  return (channel, id, at) => note.run({ channel, id, at: Math.round(at) }).changes > 0;
}
