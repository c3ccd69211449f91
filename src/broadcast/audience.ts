/**
 * Whom a broadcast is for. Everyone else must have agreed to announcements; role holders are also written to about their duties,
 * unless they said "dừng thông báo".
 */
import type { Campaign, Unit } from '../campaign/types.ts';
import type { Store } from '../store/open.ts';
import type { Choosing } from '../turn/index.ts';

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

/** One address a person: one that can be reached before one that can't, then the one they wrote from last. */
const RECIPIENTS = `
  select p.id as person, p.lang as lang, a.channel as channel, a.id as chat, a.unreachable as unreachable
  from persons p join addresses a on a.person = p.id
  where p.id > @after and p.announcements <> 'no'
    and a.rowid = (select b.rowid from addresses b where b.person = p.id and (@channel is null or b.channel = @channel)
                   order by b.unreachable is not null, b.last_interaction_at desc limit 1)
    and (`;

/** The units below a commune, itself included. */
export function unitsBelow(campaign: Campaign, code: string): readonly Unit[] {
  const found = campaign.units.filter((each) => each.code === code || each.parent === code);
  const deeper = campaign.units.filter(
    (each) => each.parent !== code && found.some((above) => above.code === each.parent && above.code !== code),
  );
  return [...found, ...deeper];
}

export type Audience = {
  /** Up to `limit` recipients with an id above `after`, in order of id. */
  page(campaign: Campaign, choosing: Choosing, after: number, limit: number): readonly Recipient[];
  count(
    campaign: Campaign,
    choosing: Choosing,
  ): { readonly byChannel: Readonly<Record<string, number>>; readonly unreachable: number };
};

export function createAudience(store: Store): Audience {
  const prepared = new Map<
    string,
    { page: ReturnType<Store['sqlite']['prepare']>; count: ReturnType<Store['sqlite']['prepare']> }
  >();
  const statements = (condition: string) => {
    const known = prepared.get(condition);
    if (known) return known;
    const from = `${RECIPIENTS}${condition})`;
    const made = {
      page: store.sqlite.prepare(`${from} order by p.id limit @limit`),
      count: store.sqlite.prepare(
        `select channel, count(*) as n, sum(unreachable is not null) as away from (${from}) group by channel`,
      ),
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
    page(campaign, choosing, after, limit) {
      const { condition, values } = select(campaign, choosing);
      return statements(condition).page.all({ channel: null, ...values, after, limit }) as Recipient[];
    },
    count(campaign, choosing) {
      const { condition, values } = select(campaign, choosing);
      const rows = statements(condition).count.all({ channel: null, ...values, after: 0 }) as {
        channel: string;
        n: number;
        away: number;
      }[];
      return {
        byChannel: Object.fromEntries(rows.map((row) => [row.channel, row.n])),
        unreachable: rows.reduce((sum, row) => sum + row.away, 0),
      };
    },
  };
}
