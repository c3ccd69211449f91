/**
 * The rows of broadcasts: started, written out in chunks, counted, cancelled, stopped. Progress is a count over rows, never a counter.
 */
import type { Campaign } from '../campaign/types.ts';
import { MINUTE_MS } from '../chat/civil.ts';
import type { Media } from '../chat/index.ts';
import { ALWAYS, isRunning, type ReachRules } from '../outbox/reach.ts';
import { type Enqueue, LANE } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import type { BroadcastDraft, BroadcastView, Choosing } from '../turn/index.ts';
import { type Audience, createAudience } from './audience.ts';

/** Rows written in one transaction: whoever writes meanwhile is answered after it. Five thousand take no less time in all. */
const CHUNK = 1_000;
/** A broadcast found this late (the program was down) is not sent; the office is told and decides. */
export const LATE_MINUTES = 60;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

export type BroadcastRow = {
  readonly id: number;
  readonly campaign: string;
  readonly createdBy: number | null;
  readonly text: string;
  readonly attachment: Media | null;
  readonly choosing: Choosing;
  readonly state: BroadcastView['state'];
  readonly dueAt: number;
  readonly stopReason: string | null;
  /** null: everybody is written out. */
  readonly enqueuedTo: number | null;
};

export type Runs = {
  readonly audience: Audience;
  create(draft: BroadcastDraft, by: number, campaign: Campaign, now: Date): number;
  find(id: number): BroadcastRow | null;
  view(id: number): BroadcastView | null;
  recent(campaign: string, limit: number): readonly Omit<BroadcastView, 'counts'>[];
  /** Writes the next recipients of a sending broadcast; call inside a transaction. True: there may be more. */
  writeOut(id: number, campaign: Campaign, now: Date): boolean;
  /** Running ones: those to be written out, and those to be watched. */
  sending(): readonly BroadcastRow[];
  /** Starts what is due; gives those that came too late and were stopped. */
  startDue(now: Date): readonly BroadcastRow[];
  nextDue(): Date | null;
  /** Ends a run before its end: from here on the sender takes none of its rows (outbox/rows.ts). */
  end(id: number, state: 'cancelled' | 'stopped', now: Date, reason?: string): void;
  /** Marks a thousand rows that an ended run left waiting; call inside a transaction. True: there may be more. */
  cancelLeft(now: Date): boolean;
  /** Marks a run as done once no row waits or is under way. True: it is done now. */
  finish(id: number, now: Date): boolean;
  resendUnknown(id: number): number;
  /** Messages of any kind that were closed as late within seven days. */
  late(now: Date): number;
  /** Every recipient's end, for the result file. */
  ends(id: number): readonly { readonly channel: string; readonly state: string; readonly reason: string | null }[];
};

type Group = {
  readonly state: string;
  readonly reason: string | null;
  readonly n: number;
  readonly delivered: number;
  readonly seen: number;
};

type Raw = Omit<BroadcastRow, 'attachment' | 'choosing'> & {
  readonly attachment: string | null;
  readonly choosing: string;
};

/** `rules`: how channels may be written to; default: always. */
export function createRuns(store: Store, enqueue: Enqueue, rules: ReachRules = ALWAYS): Runs {
  const audience = createAudience(store, rules);
  const { sqlite } = store;
  const columns = `id, campaign, created_by as createdBy, text, attachment, choosing, state, due_at as dueAt, stop_reason as stopReason, enqueued_to as enqueuedTo`;
  const insert = sqlite.prepare(`
    insert into broadcasts (campaign, created_by, text, attachment, choosing, state, due_at, created_at, started_at, enqueued_to)
    values (@campaign, @by, @text, @attachment, @choosing, @state, @due, @now, @started, 0)`);
  const byId = sqlite.prepare(`select ${columns} from broadcasts where id = ?`);
  const latest = sqlite.prepare(`select ${columns} from broadcasts where campaign = ? order by id desc limit ?`);
  const running = sqlite.prepare(`select ${columns} from broadcasts where state = 'sending' order by id`);
  const due = sqlite.prepare(`select ${columns} from broadcasts where state = 'scheduled' and due_at <= ? order by id`);
  const nextDue = sqlite.prepare(`select min(due_at) from broadcasts where state = 'scheduled'`).pluck();
  const setState = sqlite.prepare(`
    update broadcasts set state = @state, stop_reason = @reason, started_at = coalesce(started_at, @started), finished_at = @finished where id = @id`);
  const setWritten = sqlite.prepare('update broadcasts set enqueued_to = ? where id = ?');
  const leftWaiting = sqlite
    .prepare(`
      select id from broadcasts b where state in ('cancelled', 'stopped')
        and exists (select 1 from outbox o where o.broadcast = b.id and o.state = 'waiting') limit 1`)
    .pluck();
  const cancelRows = sqlite.prepare(`
    update outbox set state = 'cancelled', settled_at = ?
    where id in (select id from outbox where broadcast = ? and state = 'waiting' order by id limit ${CHUNK})`);
  // Nobody would ever take it, and the run would never end.
  const giveUp = sqlite.prepare(`
    update outbox set state = 'failed', reason = 'unreachable: the channel does not run', settled_at = @now where key = @key and state = 'waiting'`);
  const hasWaiting = sqlite.prepare(`select 1 from outbox where broadcast = ? and state = 'waiting' limit 1`).pluck();
  const counts = sqlite.prepare(
    `select state, reason, count(*) as n, count(delivered_at) as delivered, count(seen_at) as seen
     from outbox where broadcast = ? group by state, reason`,
  );
  const open = sqlite
    .prepare(`select 1 from outbox where broadcast = ? and state in ('waiting', 'sending') limit 1`)
    .pluck();
  // As if it had never been sent: what is known of the first time proves nothing about the second. Who was erased has no address any more.
  const again = sqlite.prepare(`
    update outbox set state = 'waiting', reason = null, settled_at = null, due_real = 0,
      message_id = null, delivered_at = null, seen_at = null
    where broadcast = ? and state = 'unknown' and chat <> ''`);
  const late = sqlite.prepare(`select count(*) from outbox where state = 'late' and settled_at > ?`).pluck();
  // Whoever was passed on to another channel ends there: one line a person.
  const ends = sqlite.prepare(
    `select channel, state, reason from outbox where broadcast = ? and state <> 'replaced' order by id`,
  );

  const read = (raw: unknown): BroadcastRow => {
    const row = raw as Raw;
    return {
      ...row,
      attachment: row.attachment ? (JSON.parse(row.attachment) as Media) : null,
      choosing: JSON.parse(row.choosing) as Choosing,
    };
  };

  const find = (id: number): BroadcastRow | null => {
    const raw = byId.get(id);
    return raw ? read(raw) : null;
  };

  const headOf = (row: BroadcastRow): Omit<BroadcastView, 'counts'> => ({
    id: row.id,
    state: row.state,
    text: row.text,
    attachment: row.attachment,
    choosing: row.choosing,
    at: new Date(row.dueAt),
    stopReason: row.stopReason,
  });

  const viewOf = (row: BroadcastRow): BroadcastView => {
    const groups = counts.all(row.id) as Group[];
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
      ...headOf(row),
      counts: {
        total: sum('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled'),
        waiting: isEnded ? sum('sending') : sum('waiting', 'sending'),
        sent: sum('sent'),
        unknown: sum('unknown'),
        cancelled: isEnded ? sum('cancelled', 'waiting') : sum('cancelled'),
        failed,
        ...(delivered > 0 ? { delivered, seen } : {}),
      },
    };
  };

  return {
    audience,
    create(draft, by, campaign, now) {
      const starts = draft.at === null || draft.at <= now;
      const result = insert.run({
        campaign: campaign.plan.id,
        by,
        text: draft.text,
        attachment: draft.attachment ? JSON.stringify(draft.attachment) : null,
        choosing: JSON.stringify(draft.choosing),
        state: starts ? 'sending' : 'scheduled',
        due: (starts ? now : (draft.at ?? now)).getTime(),
        now: now.getTime(),
        started: starts ? now.getTime() : null,
      });
      return Number(result.lastInsertRowid);
    },
    find,
    view(id) {
      const row = find(id);
      return row ? viewOf(row) : null;
    },
    recent: (campaign, limit) => latest.all(campaign, limit).map((raw) => headOf(read(raw))),
    writeOut(id, campaign, now) {
      const row = find(id);
      if (!row || row.state !== 'sending' || row.enqueuedTo === null) return false;
      const page = audience.page(campaign, row.choosing, row.enqueuedTo, CHUNK, now);
      for (const to of page) {
        const key = `broadcast:${id}:${to.person}`;
        enqueue({
          key,
          to: { channel: to.channel, id: to.chat },
          person: to.person,
          lane: LANE.bulk,
          reply: null,
          broadcast: id,
          now,
        });
        if (!isRunning(to, rules)) giveUp.run({ key, now: now.getTime() });
      }
      const isLast = page.length < CHUNK;
      setWritten.run(isLast ? null : (page.at(-1)?.person ?? null), id);
      return !isLast;
    },
    sending: () => running.all().map(read),
    startDue(now) {
      const late: BroadcastRow[] = [];
      for (const row of due.all(now.getTime()).map(read)) {
        const isLate = now.getTime() - row.dueAt > LATE_MINUTES * MINUTE_MS;
        setState.run({
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
    nextDue() {
      const at = nextDue.get() as number | null;
      return at === null ? null : new Date(at);
    },
    end(id, state, now, reason) {
      setWritten.run(null, id);
      setState.run({ id, state, reason: reason ?? null, started: null, finished: now.getTime() });
    },
    cancelLeft(now) {
      const id = leftWaiting.get() as number | undefined;
      return id !== undefined && cancelRows.run(now.getTime(), id).changes > 0;
    },
    finish(id, now) {
      const row = find(id);
      if (row?.state !== 'sending' || row.enqueuedTo !== null || open.get(id)) return false;
      setState.run({ id, state: 'done', reason: null, started: null, finished: now.getTime() });
      return true;
    },
    resendUnknown(id) {
      // Rows of a cancelled run that are not marked yet would go out with them.
      if (hasWaiting.get(id)) return 0;
      const changed = again.run(id).changes;
      if (changed > 0) setState.run({ id, state: 'sending', reason: null, started: null, finished: null });
      return changed;
    },
    late: (now) => late.get(now.getTime() - WEEK_MS) as number,
    ends: (id) => ends.all(id) as { channel: string; state: string; reason: string | null }[],
  };
}
