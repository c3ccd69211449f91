import { and, eq } from 'drizzle-orm';
import { LANE } from './enqueue.ts';
import type { Store } from './open.ts';
import { prepared, type Slots } from './prepared.ts';
import { outbox, persons } from './schema.ts';

/** What a person says about themselves. Instants are civil milliseconds. */
export type ProfileRows = {
  setLang(id: number, lang: string): void;
  setAudience(id: number, code: string | null): void;
  setUnit(id: number, code: string | null): void;
  setJoined(id: number): void;
  /** null: taken back. */
  setConsent(id: number, version: string | null, now: number): void;
  setAnnouncements(id: number, answer: 'yes' | 'no'): void;
  /** '': asked, and not said. */
  setShownName(id: number, name: string): void;
  /** Of announcements nothing that waits for this person goes out any more. */
  stopAnnouncements(id: number, now: number): void;
};

type Id = { readonly id: number };
type Text = Id & { readonly value: string | null };

/** Everything is prepared once; call it inside a transaction. */
export function createProfileRows({ db }: Store): ProfileRows {
  const isOne = (by: Slots<Id>) => eq(persons.id, by.id);
  const lang = prepared((by: Slots<Id & { value: string }>) =>
    db.update(persons).set({ lang: by.value }).where(isOne(by)),
  );
  const audience = prepared((by: Slots<Text>) => db.update(persons).set({ audience: by.value }).where(isOne(by)));
  const unit = prepared((by: Slots<Text>) => db.update(persons).set({ unit: by.value }).where(isOne(by)));
  const joined = prepared((by: Slots<Id>) => db.update(persons).set({ joined: true }).where(isOne(by)));
  const consent = prepared((by: Slots<Text & { at: number | null }>) =>
    db.update(persons).set({ consent: by.value, consentAt: by.at }).where(isOne(by)),
  );
  const announcements = prepared((by: Slots<Id & { value: string }>) =>
    db.update(persons).set({ announcements: by.value }).where(isOne(by)),
  );
  const shownName = prepared((by: Slots<Id & { value: string }>) =>
    db.update(persons).set({ shownName: by.value }).where(isOne(by)),
  );
  const stop = prepared((by: Slots<Id & { now: number; lane: number }>) =>
    db
      .update(outbox)
      .set({ state: 'cancelled', settledAt: by.now })
      .where(and(eq(outbox.person, by.id), eq(outbox.state, 'waiting'), eq(outbox.lane, by.lane))),
  );
  return {
    setLang: (id, value) => void lang.run({ id, value }),
    setAudience: (id, value) => void audience.run({ id, value }),
    setUnit: (id, value) => void unit.run({ id, value }),
    setJoined: (id) => void joined.run({ id }),
    setConsent: (id, value, now) => void consent.run({ id, value, at: value === null ? null : now }),
    setAnnouncements: (id, value) => void announcements.run({ id, value }),
    setShownName: (id, value) => void shownName.run({ id, value }),
    stopAnnouncements: (id, now) => void stop.run({ id, now, lane: LANE.bulk }),
  };
}
