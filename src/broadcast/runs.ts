/**
 * The rows of broadcasts: started, written out in slices, counted, cancelled, stopped. Progress is a count over rows, never a counter.
 */
import { z } from 'zod';
import type { Campaign } from '../campaign/types.ts';
import { MINUTE_MS } from '../chat/civil.ts';
import type { Media } from '../chat/index.ts';
import { ALWAYS, isRunning, type ReachRules } from '../outbox/reach.ts';
import { type BroadcastRows, createBroadcastRows, type End, type EndGroup, STATES } from '../store/broadcast-rows.ts';
import { type BroadcastRecord, createBroadcastRecords } from '../store/broadcasts.ts';
import { type Enqueue, LANE } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { createCounts, type StepwiseCount } from '../store/slices.ts';
import { type OnBroken, stored } from '../store/stored.ts';
import { readMedia } from '../store/stored-reply.ts';
import type { BroadcastDraft, BroadcastView, Choosing } from '../turn/index.ts';
import { createAudience, type Recipients } from './audience.ts';

/** Persons gone through in one transaction: whoever writes meanwhile is answered after it. */
const SLICE = 100;
/** Rows that are only marked. Until that is done the sender steps over each of them at every look: more at a time than are written out. */
const MARKED_AT_ONCE = 1_000;
/** Rows counted in one step. */
const STEP = 4_000;
/** Figures that could not be counted at once hold so long. */
const FRESH_MS = 10_000;
/** A broadcast found this late (the program was down) is not sent; the office is told and decides. */
export const LATE_MINUTES = 60;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

export type BroadcastRow = Omit<BroadcastRecord, 'attachment' | 'choosing'> & {
  readonly attachment: Media | null;
  readonly choosing: Choosing;
};

export type Runs = {
  readonly audience: Recipients;
  create(draft: BroadcastDraft, by: number, campaign: Campaign, now: Date): number;
  find(id: number): BroadcastRow | null;
  /** With its figures; throws NotYet where they are many. */
  view(id: number): BroadcastView | null;
  recent(campaign: string, limit: number): readonly Omit<BroadcastView, 'counts'>[];
  /** Writes the next recipients of a sending broadcast; call inside a transaction. True: there may be more. */
  writeOut(id: number, campaign: Campaign, now: Date): boolean;
  /** Whether what waits is still for this person. */
  isStillFor(id: number, person: number, campaign: Campaign | null): boolean;
  /** Running ones: those to be written out, and those to be watched. */
  sending(): readonly BroadcastRow[];
  /** Starts what is due; gives those that came too late and were stopped. */
  startDue(now: Date): readonly BroadcastRow[];
  nextDue(): Date | null;
  /** Ends a run before its end: from here on the sender takes none of its rows (store/outbox-heads.ts). */
  end(id: number, state: 'cancelled' | 'stopped', now: Date, reason?: string): void;
  /** Marks some rows that an ended run left waiting; call inside a transaction. True: there may be more. */
  cancelLeft(now: Date): boolean;
  /** Marks a run as done once no row waits or is under way. True: it is done now. */
  finish(id: number, now: Date): boolean;
  resendUnknown(id: number): number;
  /** Messages of any kind that were closed as late within seven days. */
  late(now: Date): number;
  /** Every recipient's end, for the result file. */
  ends(id: number): readonly End[];
  /** How many messages told the office how far it is. */
  progressCount(id: number): number;
};

/** `rules`: how channels may be written to; default: always. */
export function createRuns(store: Store, enqueue: Enqueue, rules: ReachRules = ALWAYS): Runs {
  const audience = createAudience(store, rules);
  const records = createBroadcastRecords(store);
  const rows = createBroadcastRows(store);
  const find = (id: number): BroadcastRow | null => {
    const record = records.find(id);
    return record && read(record, store.onBroken);
  };
  return {
    audience,
    find,
    isStillFor(id, person, campaign) {
      const row = find(id);
      return !row || !campaign || audience.isStillFor(campaign, row.choosing, person);
    },
    recent: (campaign, limit) => records.latest(campaign, limit).map((each) => headOf(read(each))),
    sending: () => records.sending().map((each) => read(each)),
    nextDue: () => records.nextDue(),
    cancelLeft: (now) => rows.cancelLeft(now, MARKED_AT_ONCE),
    late: (now) => rows.lateSince(now.getTime() - WEEK_MS),
    ends: (id) => rows.ends(id),
    progressCount: (id) => rows.progressCount(id),
    ...createViewing(find, rows),
    ...createWritingOut(find, { records, rows, audience, enqueue, rules }),
    ...createEnding(find, { records, rows }),
    create(draft, by, campaign, now) {
      const starts = draft.at === null || draft.at <= now;
      return records.insert({
        campaign: campaign.plan.id,
        createdBy: by,
        text: draft.text,
        attachment: draft.attachment ? JSON.stringify(draft.attachment) : null,
        choosing: JSON.stringify(draft.choosing),
        state: starts ? 'sending' : 'scheduled',
        dueAt: (starts ? now : (draft.at ?? now)).getTime(),
        createdAt: now.getTime(),
        startedAt: starts ? now.getTime() : null,
      });
    },
  };
}

type Find = Runs['find'];
type Parts = { readonly records: ReturnType<typeof createBroadcastRecords>; readonly rows: BroadcastRows };

const SHAPE = z.custom<Choosing>((value) => typeof value === 'object' && value !== null && 'to' in value);
const readChoosing = stored('audience of an announcement', SHAPE);
/** For whom an announcement is of which that can't be read: for nobody. */
const NOBODY: Choosing = { to: 'unit-type', type: '' };

const read = (record: BroadcastRecord, onBroken?: OnBroken): BroadcastRow => ({
  ...record,
  attachment: readMedia(record.attachment, onBroken),
  choosing: readChoosing(record.choosing, onBroken) ?? NOBODY,
});

const headOf = (row: BroadcastRow): Omit<BroadcastView, 'counts'> => ({
  id: row.id,
  state: row.state,
  text: row.text,
  attachment: row.attachment,
  choosing: row.choosing,
  at: new Date(row.dueAt),
  stopReason: row.stopReason,
});

function createViewing(find: Find, rows: BroadcastRows): Pick<Runs, 'view'> {
  const counts = createCounts();
  function* groupsOf(broadcast: number): StepwiseCount<readonly EndGroup[]> {
    const groups: EndGroup[] = [];
    for (const state of STATES) {
      for (let after = 0, n = STEP; n === STEP; ) {
        const part = rows.part({ broadcast, state, after, most: STEP });
        groups.push(...part);
        n = part.reduce((all, each) => all + each.n, 0);
        after = Math.max(after, ...part.map((each) => each.last));
        if (n === STEP) yield;
      }
    }
    return groups;
  }
  return {
    view(id) {
      const row = find(id);
      if (!row) return null;
      const groups = counts(`${id} ${row.state}`, () => groupsOf(id), FRESH_MS);
      return { ...headOf(row), counts: countsOf(row, groups) };
    },
  };
}

function countsOf(row: BroadcastRow, groups: readonly EndGroup[]): BroadcastView['counts'] {
  const total = (of: 'delivered' | 'seen') => groups.reduce((all, each) => all + each[of], 0);
  const [delivered, seen] = [total('delivered'), total('seen')];
  const sum = (...states: string[]) =>
    groups.filter((each) => states.includes(each.state)).reduce((all, each) => all + each.n, 0);
  const failed: Record<string, number> = {};
  for (const each of groups.filter((group) => group.state === 'failed')) {
    const reason = (each.reason ?? 'rejected').split(':')[0] ?? 'rejected';
    failed[reason] = (failed[reason] ?? 0) + each.n;
  }
  // What still waits of an ended run is marked bit by bit, and never sent.
  const isEnded = row.state === 'cancelled' || row.state === 'stopped';
  return {
    total: sum('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled'),
    waiting: isEnded ? sum('sending') : sum('waiting', 'sending'),
    sent: sum('sent'),
    unknown: sum('unknown'),
    cancelled: isEnded ? sum('cancelled', 'waiting') : sum('cancelled'),
    failed,
    ...(delivered > 0 ? { delivered, seen } : {}),
  };
}

function createWritingOut(
  find: Find,
  given: Parts & { readonly audience: Recipients; readonly enqueue: Enqueue; readonly rules: ReachRules },
): Pick<Runs, 'writeOut' | 'startDue'> {
  const { records, rows, audience, enqueue, rules } = given;
  return {
    writeOut(id, campaign, now) {
      const row = find(id);
      if (!row || row.state !== 'sending' || row.enqueuedTo === null) return false;
      const { recipients, last } = audience.page(campaign, row.choosing, row.enqueuedTo, SLICE, now);
      for (const { person, channel, chat } of recipients) {
        const key = `broadcast:${id}:${person}`;
        enqueue({ key, to: { channel, id: chat }, person, lane: LANE.bulk, reply: null, broadcast: id, now });
        if (!isRunning({ channel }, rules)) rows.giveUp(key, now);
      }
      records.setWritten(id, last);
      return last !== null;
    },
    startDue(now) {
      const late: BroadcastRow[] = [];
      for (const row of records.due(now).map((each) => read(each))) {
        const isLate = now.getTime() - row.dueAt > LATE_MINUTES * MINUTE_MS;
        records.setState({
          id: row.id,
          state: isLate ? 'stopped' : 'sending',
          reason: isLate ? 'late' : null,
          started: now.getTime(),
          finished: isLate ? now.getTime() : null,
        });
        if (isLate) late.push(row);
      }
      return late;
    },
  };
}

function createEnding(find: Find, { records, rows }: Parts): Pick<Runs, 'end' | 'finish' | 'resendUnknown'> {
  return {
    end(id, state, now, reason) {
      records.setWritten(id, null);
      records.setState({ id, state, reason: reason ?? null, started: null, finished: now.getTime() });
    },
    finish(id, now) {
      const row = find(id);
      if (row?.state !== 'sending' || row.enqueuedTo !== null || rows.isOpen(id)) return false;
      records.setState({ id, state: 'done', reason: null, started: null, finished: now.getTime() });
      return true;
    },
    resendUnknown(id) {
      // Rows of a cancelled run that are not marked yet would go out with them.
      if (rows.hasWaiting(id)) return 0;
      const changed = rows.resendUnknown(id);
      if (changed > 0) records.setState({ id, state: 'sending', reason: null, started: null, finished: null });
      return changed;
    },
  };
}
