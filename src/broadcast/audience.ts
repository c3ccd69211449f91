/**
 * Whom a broadcast is for. Everyone else must have agreed to announcements; role holders are also written to about their duties,
 * unless they said "dừng thông báo".
 */
import type BetterSqlite from 'better-sqlite3';
import type { Campaign, Unit } from '../campaign/types.ts';
import { chooseAddress, isRunning, type ReachRules, reachOf, refusalOf } from '../outbox/reach.ts';
import type { Candidate } from '../store/candidates.ts';
import { LANE } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import type { Choosing, Foreseen, WindowCount } from '../turn/index.ts';

export type Recipient = {
  readonly person: number;
  readonly lang: string;
  readonly channel: string;
  readonly chat: string;
  readonly unreachable: string | null;
};

const AGREED = `p.announcements = 'yes'`;
const LISTED = '(select value from json_each(@units))';
const WITHOUT_LOG = `r.unit is not null and not exists (
  select 1 from activities v where v.campaign = @campaign and v.unit = r.unit and v.withdrawn_at is null)`;
const HOLDS = `exists (select 1 from roles r where r.person = p.id and r.revoked_at is null`;

/** Whoever the condition is true of and who has an address. */
const PERSONS = `
  select p.id, p.lang, p.preferred from persons p
  where p.id > @after and p.announcements <> 'no'
    and exists (select 1 from addresses b where b.person = p.id and (@channel is null or b.channel = @channel))
    and (`;
/** With every address they may be written to at; one of them is chosen in outbox/reach.ts. */
const ADDRESSES = (persons: string): string => `
  select p.id as person, p.lang, p.preferred, a.channel, a.id, a.unreachable, a.last_interaction_at as lastAt
  from (${persons}) p join addresses a on a.person = p.id
  where @channel is null or a.channel = @channel order by p.id`;

type Row = Candidate & { readonly person: number; readonly lang: string };

/** The units below a commune, itself included. */
function unitsBelow(campaign: Campaign, code: string): readonly Unit[] {
  const found = campaign.units.filter((each) => each.code === code || each.parent === code);
  const deeper = campaign.units.filter(
    (each) => each.parent !== code && found.some((above) => above.code === each.parent && above.code !== code),
  );
  return [...found, ...deeper];
}

/** `open`: by channel, whom a message would be tried for. */
export type AudienceCount = Omit<Foreseen, 'seconds'> & { readonly open: Readonly<Record<string, number>> };

export type Audience = {
  /** Up to `limit` recipients with an id above `after`, in order of id, each at one address. */
  page(campaign: Campaign, choosing: Choosing, after: number, limit: number, now: Date): readonly Recipient[];
  /** What would become of them if it were sent then. */
  count(campaign: Campaign, choosing: Choosing, at: Date): AudienceCount;
};

type Statement = BetterSqlite.Statement<[Record<string, unknown>], Row>;

export function createAudience(store: Store, rules: ReachRules): Audience {
  const prepared = new Map<string, { readonly page: Statement; readonly all: Statement }>();
  const statements = (condition: string) => {
    const known = prepared.get(condition);
    if (known) return known;
    const persons = `${PERSONS}${condition})`;
    const made = {
      page: store.sqlite.prepare(ADDRESSES(`${persons} order by p.id limit @limit`)) as Statement,
      all: store.sqlite.prepare(ADDRESSES(persons)) as Statement,
    };
    prepared.set(condition, made);
    return made;
  };

  const units = (list: readonly Unit[]) => JSON.stringify(list.map((each) => each.code));
  const selected = (condition: string, values: Record<string, unknown> = {}) => ({ condition, values });

  const select = (campaign: Campaign, choosing: Choosing): { condition: string; values: Record<string, unknown> } => {
    if (choosing.to === 'agreed') return selected(AGREED);
    if (choosing.to === 'channel') return selected(AGREED, { channel: choosing.channel });
    if (choosing.to === 'role') return selected(`${HOLDS} and r.role = @role)`, { role: choosing.role });
    if (choosing.to === 'no-log') return selected(`${HOLDS} and ${WITHOUT_LOG})`, { campaign: campaign.plan.id });
    const among =
      choosing.to === 'commune'
        ? unitsBelow(campaign, choosing.unit)
        : campaign.units.filter((each) => each.type === choosing.type);
    return selected(`${HOLDS} and r.unit in ${LISTED}) or (${AGREED} and p.unit in ${LISTED})`, {
      units: units(among),
    });
  };

  return {
    page(campaign, choosing, after, limit, now) {
      const { condition, values } = select(campaign, choosing);
      const rows = statements(condition).page.iterate({ channel: null, ...values, after, limit });
      return [...chosenOf(rows, now.getTime(), rules)].map(({ person, lang, channel, id, unreachable }) => ({
        person,
        lang,
        channel,
        chat: id,
        unreachable,
      }));
    },
    count(campaign, choosing, at) {
      const { condition, values } = select(campaign, choosing);
      const rows = statements(condition).all.iterate({ channel: null, ...values, after: 0 });
      return countUp(chosenOf(rows, at.getTime(), rules), at.getTime(), rules);
    },
  };
}

/** Rows in order of the person -> one address of each. */
function* chosenOf(rows: Iterable<Row>, now: number, rules: ReachRules): Generator<Row> {
  let own: Row[] = [];
  const choose = (): Row[] => {
    const chosen = chooseAddress(own, LANE.bulk, now, rules);
    return chosen ? [chosen] : [];
  };
  for (const row of rows) {
    if (own[0] && own[0].person !== row.person) {
      yield* choose();
      own = [];
    }
    own.push(row);
  }
  yield* choose();
}

const HOURS_A_DAY = 24;

/** By the same rules as the sender's, at an address chosen as for the row: what is foreseen here is what becomes of it. */
function countUp(chosen: Iterable<Row>, at: number, rules: ReachRules): AudienceCount {
  const byChannel: Record<string, number> = {};
  const anytime: Record<string, number> = {};
  const windows: Record<string, WindowCount> = {};
  const open: Record<string, number> = {};
  let unreachable = 0;
  for (const one of chosen) {
    addOne(byChannel, one.channel);
    if (one.unreachable !== null || !isRunning(one, rules)) {
      unreachable += 1;
      continue;
    }
    const { window } = rules.canFor(one);
    const reach = reachOf(window, one.lastAt, at);
    if (refusalOf(reach, LANE.bulk, rules.billed) === null) addOne(open, one.channel);
    if (!window) {
      addOne(anytime, one.channel);
      continue;
    }
    const known = windows[one.channel] ?? {
      free: 0,
      billed: 0,
      out: 0,
      hours: window.freeHours,
      days: window.lastHours / HOURS_A_DAY,
    };
    windows[one.channel] = { ...known, [reach]: known[reach] + 1 };
  }
  return { byChannel, anytime, windows, open, unreachable, holdsBilled: rules.billed.bulk === 'hold' };
}

function addOne(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
