/**
 * Whom a broadcast is for. Everyone else must have agreed to announcements; role holders are also written to about their duties,
 * unless they said "dừng thông báo".
 */
import type { Campaign, Unit } from '../campaign/types.ts';
import { MINUTE_MS } from '../chat/civil.ts';
import { keptFor } from '../chat/kept.ts';
import { chooseAddress, isRunning, type ReachRules, reachOf, refusalOf } from '../outbox/reach.ts';
import { type AudienceRow, createAudienceRows, type Sought } from '../store/audience.ts';
import { LANE } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { createCounts, type StepwiseCount } from '../store/slices.ts';
import type { Choosing, Foreseen, WindowCount } from '../turn/index.ts';

export type Recipient = {
  readonly person: number;
  readonly channel: string;
  readonly chat: string;
};

/** Persons gone through in one step of a count. */
const STEP = 1_000;
const FRESH_MS = 5 * MINUTE_MS;
const HOURS_A_DAY = 24;

/** `open`: by channel, whom a message would be tried for. */
export type AudienceCount = Omit<Foreseen, 'seconds'> & { readonly open: Readonly<Record<string, number>> };

export type Recipients = {
  /** Those of the next `most` persons after `after` whom it is for, each at one address; `last`: to be gone on from; null: that was all. */
  page(
    campaign: Campaign,
    choosing: Choosing,
    after: number,
    most: number,
    now: Date,
  ): { readonly recipients: readonly Recipient[]; readonly last: number | null };
  /**
   * Whether it is still for this person: who logged since is no longer without a log, who left a unit or a role no longer of it. Of whoever
   * agreed it is, once it was.
   */
  isStillFor(campaign: Campaign, choosing: Choosing, person: number): boolean;
  /** What would become of them if it were sent then; throws NotYet where they are many. */
  count(campaign: Campaign, choosing: Choosing, at: Date): AudienceCount;
};

/** Everything is prepared once. */
export function createAudience(store: Store, rules: ReachRules): Recipients {
  const rows = createAudienceRows(store);
  const counts = createCounts();
  function* countUp(sought: Sought, at: number): StepwiseCount<AudienceCount> {
    const tally = createTally(at, rules);
    for (let last = rows.lastOf(0, STEP), after = 0; last !== null; after = last, last = rows.lastOf(after, STEP)) {
      if (after > 0) yield;
      for (const one of chosenOf(rows.inRange(sought, { after, last }), at, rules)) tally.add(one);
    }
    return tally.count();
  }

  return {
    page(campaign, choosing, after, most, now) {
      const last = rows.lastOf(after, most);
      if (last === null) return { recipients: [], last: null };
      const found = rows.inRange(soughtOf(choosing, campaign), { after, last });
      const recipients = chosenOf(found, now.getTime(), rules);
      return { recipients: recipients.map(({ person, channel, id }) => ({ person, channel, chat: id })), last };
    },
    isStillFor(campaign, choosing, person) {
      const sought = soughtFor(choosing, campaign);
      if (sought.of === 'agreed' || sought.of === 'channel') return true;
      return rows.inRange(sought, { after: person - 1, last: person }).length > 0;
    },
    count(campaign, choosing, at) {
      // The question is asked again a little later, and is the same: windows are counted in hours.
      const about = Math.floor(at.getTime() / FRESH_MS);
      const name = JSON.stringify([campaign.plan.id, campaign.version, choosing, about]);
      return counts(name, () => countUp(soughtOf(choosing, campaign), at.getTime()), FRESH_MS);
    },
  };
}

/** Asked for once a message: the units of an area are the same as long as the campaign is. */
function soughtFor(choosing: Choosing, campaign: Campaign): Sought {
  const known = soughtIn(campaign);
  const name = JSON.stringify(choosing);
  const sought = known.get(name) ?? soughtOf(choosing, campaign);
  known.set(name, sought);
  return sought;
}

const soughtIn = keptFor((_campaign: Campaign): Map<string, Sought> => new Map());

function soughtOf(choosing: Choosing, campaign: Campaign): Sought {
  if (choosing.to === 'agreed') return { of: 'agreed' };
  if (choosing.to === 'channel') return { of: 'channel', channel: choosing.channel };
  if (choosing.to === 'role') return { of: 'role', role: choosing.role };
  if (choosing.to === 'no-log') return { of: 'no-log', campaign: campaign.plan.id };
  const among =
    choosing.to === 'commune'
      ? unitsBelow(campaign, choosing.unit)
      : campaign.units.filter((each) => each.type === choosing.type);
  return { of: 'units', units: among.map((each) => each.code) };
}

/** The units below a commune, itself included. */
function unitsBelow(campaign: Campaign, code: string): readonly Unit[] {
  const found = campaign.units.filter((each) => each.code === code || each.parent === code);
  const above = new Set(found.map((each) => each.code).filter((each) => each !== code));
  const deeper = campaign.units.filter(
    (each) => each.parent !== code && each.parent !== null && above.has(each.parent),
  );
  return [...found, ...deeper];
}

/** Rows in order of the person -> one address of each. */
function chosenOf(rows: readonly AudienceRow[], now: number, rules: ReachRules): readonly AudienceRow[] {
  const chosen: AudienceRow[] = [];
  for (let from = 0, to = 0; from < rows.length; from = to) {
    while (rows[to]?.person === rows[from]?.person) to += 1;
    const one = chooseAddress(rows.slice(from, to), LANE.bulk, now, rules);
    if (one) chosen.push(one);
  }
  return chosen;
}

/** Counts by the same rules as the sender's, at an address chosen as for the row: what is foreseen here is what becomes of it. */
function createTally(at: number, rules: ReachRules): { add(one: AudienceRow): void; count(): AudienceCount } {
  const byChannel: Record<string, number> = {};
  const anytime: Record<string, number> = {};
  const windows: Record<string, { -readonly [K in keyof WindowCount]: WindowCount[K] }> = {};
  const open: Record<string, number> = {};
  let unreachable = 0;
  return {
    add(one) {
      addOne(byChannel, one.channel);
      if (one.unreachable !== null || !isRunning(one, rules)) {
        unreachable += 1;
        return;
      }
      const { window } = rules.canFor(one);
      const reach = reachOf(window, one.lastAt, at);
      if (refusalOf(reach, LANE.bulk, rules.billed) === null) addOne(open, one.channel);
      if (!window) return addOne(anytime, one.channel);
      const { freeHours: hours, lastHours } = window;
      windows[one.channel] ??= { free: 0, billed: 0, out: 0, hours, days: lastHours / HOURS_A_DAY };
      addOne(windows[one.channel] ?? {}, reach);
    },
    count: () => ({ byChannel, anytime, windows, open, unreachable, holdsBilled: rules.billed.bulk === 'hold' }),
  };
}

function addOne<Name extends string>(counts: Partial<Record<Name, number>>, name: Name): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
