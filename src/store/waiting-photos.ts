import { aliasedTable, and, asc, eq, inArray, isNotNull, lte, max, min, notExists, sql } from 'drizzle-orm';
import type { EvidenceKind } from '../chat/photo-rights.ts';
import type { Store } from './open.ts';
import { createPhotoTwins, type PhotoTwins } from './photo-twins.ts';
import { atMost, prepared, type Slots } from './prepared.ts';
import { activities, photos } from './schema.ts';

/** See the table. */
type Purpose = 'log' | 'broadcast' | 'early';

export type WaitingPhoto = {
  readonly id: number;
  readonly channel: string;
  readonly ref: string;
  readonly purpose: Purpose;
  readonly name: string | null;
  readonly attempts: number;
  /** Drawing it anew was begun before. */
  readonly begun: boolean;
};

/** What became of a photo: content hashes, its name, and what it is by its content. */
export type KeptPhoto = {
  readonly hash: string;
  readonly preview: string | null;
  readonly name: string;
  readonly kind: EvidenceKind;
  /** Of a picture; '': there is nothing to see; null: it is none. */
  readonly look: string | null;
};

/** A photo that was given up, or one that is kept beside another that it looks like (`reason` alike). */
export type FailedPhoto = {
  readonly id: number;
  readonly purpose: Purpose;
  /** What it was by its sender's and the platform's word. */
  readonly kind: EvidenceKind;
  /** Who sent it, and where. */
  readonly person: number;
  readonly channel: string;
  readonly chat: string;
  /** The code of the log it hangs on; null: still on a draft. */
  readonly activity: string | null;
  /** A Refusal (files/refused.ts), `gone` or `unreachable`. */
  readonly reason: string;
};

/** Of what was cancelled too, whose photos have another name (store/drafts.ts): it may be fetched back. */
const purpose = sql<Purpose>`iif(instr(${photos.purpose}, '~') > 0,
  substr(${photos.purpose}, 1, instr(${photos.purpose}, '~') - 1), ${photos.purpose})`;

// States and marks stand as literals wherever an index holds such rows alone.
const isWaiting = and(sql`${photos.state} = 'waiting'`, eq(photos.removed, false));

/** The rows that wait for their bytes. */
export type WaitingPhotos = PhotoTwins & {
  due(elapsed: number, limit: number): readonly WaitingPhoto[];
  /** The real instant of the next row that is not in hand; null: none waits. */
  nextDue(inHand: readonly number[]): number | null;
  isWanted(id: number): boolean;
  begin(id: number): void;
  /** What was begun and cut short by us is as it was. */
  unbegin(id: number): void;
  keep(id: number, kept: KeptPhoto): void;
  /** `tellAt`: the real instant from which its sender may be told, others of theirs with it. */
  fail(id: number, reason: string, tellAt: number): void;
  /** `weight`: as how many attempts it counts. */
  putOff(id: number, until: number, weight: number): void;
  /** The real instant at which somebody is to be told of photos that were given up; null: nobody. */
  nextTelling(): number | null;
  /** Photos whose senders are to be told now, as none of theirs is on its first way here any more; each is given once. */
  takeUntold(elapsed: number): readonly FailedPhoto[];
};

/** Everything is prepared once; see WaitingPhotos. */
export function createWaitingPhotos(store: Store): WaitingPhotos {
  return { ...readWaiting(store), ...createPhotoTwins(store), ...settleWaiting(store), ...tellFailed(store) };
}

function readWaiting({ db }: Store): Pick<WaitingPhotos, 'due' | 'nextDue' | 'isWanted'> {
  const { id, channel, ref, name, attempts, begun, dueReal } = photos;
  const due = prepared((by: Slots<{ elapsed: number; limit: number }>) =>
    db
      .select({ id, channel, ref, purpose, name, attempts, begun })
      .from(photos)
      .where(and(isWaiting, lte(dueReal, by.elapsed)))
      .orderBy(dueReal, id)
      .limit(atMost(by.limit)),
  );
  const next = prepared((by: Slots<{ inHand: string }>) =>
    db
      .select({ at: min(dueReal) })
      .from(photos)
      .where(and(isWaiting, sql`${id} not in (select value from json_each(${by.inHand}))`)),
  );
  const wanted = prepared((by: Slots<{ id: number }>) =>
    db
      .select({ id })
      .from(photos)
      .where(and(eq(id, by.id), isWaiting)),
  );
  return {
    due: (elapsed, limit) => due.all({ elapsed, limit }),
    nextDue: (inHand) => next.get({ inHand: JSON.stringify(inHand) })?.at ?? null,
    isWanted: (of) => wanted.get({ id: of }) !== undefined,
  };
}

function settleWaiting({ db }: Store): Pick<WaitingPhotos, 'begin' | 'unbegin' | 'keep' | 'fail' | 'putOff'> {
  const { attempts } = photos;
  const mark = prepared((by: Slots<{ id: number; begun: boolean }>) =>
    db.update(photos).set({ begun: by.begun }).where(eq(photos.id, by.id)),
  );
  const keep = prepared(({ id, hash, preview, name, kind, look }: Slots<KeptPhoto & { id: number }>) =>
    db.update(photos).set({ state: 'kept', hash, preview, name, kind, look, reason: null }).where(eq(photos.id, id)),
  );
  const fail = prepared((by: Slots<{ id: number; reason: string; tellAt: number }>) =>
    db
      .update(photos)
      .set({
        state: 'failed',
        reason: by.reason,
        attempts: sql`${attempts} + 1`,
        untold: true,
        dueReal: by.tellAt,
      })
      .where(eq(photos.id, by.id)),
  );
  const putOff = prepared((by: Slots<{ id: number; until: number; weight: number }>) =>
    db
      .update(photos)
      .set({ dueReal: by.until, attempts: sql`${attempts} + ${by.weight}`, begun: false })
      .where(eq(photos.id, by.id)),
  );
  return {
    begin: (id) => void mark.run({ id, begun: true }),
    unbegin: (id) => void mark.run({ id, begun: false }),
    keep: (id, kept) => void keep.run({ id, ...kept }),
    fail: (id, reason, tellAt) => void fail.run({ id, reason, tellAt: Math.round(tellAt) }),
    putOff: (id, until, weight) => void putOff.run({ id, until: Math.round(until), weight }),
  };
}

function tellFailed({ db }: Store): Pick<WaitingPhotos, 'nextTelling' | 'takeUntold'> {
  const { sentBy, dueReal } = photos;
  const theirs = aliasedTable(photos, 'theirs');
  const firstOnes = db
    .select({ id: theirs.id })
    .from(theirs)
    .where(
      and(
        sql`${theirs.state} = 'waiting'`,
        eq(theirs.sentBy, sentBy),
        eq(theirs.attempts, 0),
        eq(theirs.removed, false),
      ),
    );
  // Given up, and its sender does not know; of theirs none is on its first way here, which might have to be told of with it.
  const isUntold = and(sql`${photos.untold} = 1`, eq(photos.removed, false), isNotNull(sentBy), notExists(firstOnes));
  const senders = db
    .select({ person: sentBy, last: max(dueReal).as('last_due') })
    .from(photos)
    .where(isUntold)
    .groupBy(sentBy)
    .as('senders');
  const ready = prepared((by: Slots<{ at: number }>) =>
    db
      .select({
        id: photos.id,
        purpose,
        kind: sql<EvidenceKind>`${photos.kind}`,
        person: sql<number>`${sentBy}`,
        channel: photos.channel,
        chat: photos.chat,
        reason: sql<string>`${photos.reason}`,
        activity: activities.code,
      })
      .from(photos)
      .innerJoin(senders, eq(senders.person, sentBy))
      .leftJoin(activities, eq(activities.id, photos.activity))
      .where(and(isUntold, lte(senders.last, by.at)))
      .orderBy(asc(photos.id)),
  );
  const next = db
    .select({ at: sql<number | null>`min(${senders.last})` })
    .from(senders)
    .prepare();
  return {
    nextTelling: () => next.get()?.at ?? null,
    takeUntold(elapsed) {
      const untold = ready.all({ at: elapsed });
      const ids = untold.map(({ id }) => id);
      if (ids.length > 0) db.update(photos).set({ untold: false }).where(inArray(photos.id, ids)).run();
      return untold;
    },
  };
}
