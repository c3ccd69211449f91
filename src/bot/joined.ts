/** A lead is told that a teacher of the unit joined, the office that a lead did: a few minutes later, so that whoever joined has said their name. */
import type { Campaign } from '../campaign/types.ts';
import { unitName } from '../campaign/unit-tree.ts';
import { DAY_MS, MINUTE_MS } from '../chat/civil.ts';
import type { Person, Reply, Role, Say } from '../chat/index.ts';
import { intoNudgeHours } from '../chat/reminder-times.ts';
import type { DueWork } from '../occurrences/scheduler.ts';
import { createFactRows } from '../store/facts.ts';
import { createJoinedRows, type JoinedRow } from '../store/joined.ts';
import { officeHolders } from '../store/office.ts';
import type { Store } from '../store/open.ts';
import type { Tell } from './tell.ts';

const WAIT_MS = 5 * MINUTE_MS;
const MOST_NAMED = 8;
/** The last role that was told of. */
const TOLD = 'joined-told';

/** Everything is prepared once; `run` belongs inside a transaction. */
export function createJoinedNews(given: {
  readonly store: Store;
  readonly personOf: (id: number) => Person | null;
  readonly tell: Tell;
  readonly campaign: () => Campaign | null;
}): DueWork {
  const { store, personOf, tell } = given;
  const rows = createJoinedRows(store);
  const facts = createFactRows(store);
  // What is older, as on the first start with older roles, is no news.
  const untold = (now: Date): readonly JoinedRow[] =>
    rows
      .after(Number(facts.read(TOLD) ?? 0), now.getTime() - DAY_MS)
      .filter(({ grantedAt }) => grantedAt <= now.getTime());

  const hearersOf = ({ role, unit, person }: JoinedRow): readonly number[] => {
    const leads = role === 'teacher' && unit !== null ? rows.leadsOf(unit) : [];
    return (leads.length > 0 ? leads : officeHolders(store)).filter((each) => each !== person);
  };

  return {
    next(now) {
      const [first] = untold(now);
      return first ? intoNudgeHours(new Date(first.grantedAt + WAIT_MS)) : null;
    },
    run(now) {
      const campaign = given.campaign();
      const due = untold(now).filter(({ grantedAt }) => intoNudgeHours(new Date(grantedAt + WAIT_MS)) <= now);
      const last = due.at(-1);
      if (!campaign || !last || intoNudgeHours(now) > now) return;
      facts.write(TOLD, String(last.id));
      const heard = new Map<number, JoinedRow[]>();
      for (const one of due) for (const to of hearersOf(one)) heard.set(to, [...(heard.get(to) ?? []), one]);
      for (const [to, joined] of heard) {
        const person = personOf(to);
        if (person) tell(person, sayJoined(joined, campaign, personOf), `joined:${last.id}:${to}`, now);
      }
    },
  };
}

const say = (key: string, values?: Readonly<Record<string, string | number | Say>>): Say =>
  values === undefined ? { key: `names:${key}` } : { key: `names:${key}`, with: values };

function sayJoined(joined: readonly JoinedRow[], campaign: Campaign, personOf: (id: number) => Person | null): Reply {
  const named = joined.slice(0, MOST_NAMED);
  const rest = joined.length - named.length;
  return {
    text: {
      join: [
        say('joined.title', { count: joined.length }),
        ...named.map(({ person, role, unit }) =>
          say('joined.line', {
            who: personOf(person)?.shownName ?? say('joined.unnamed'),
            what: say('joined.what', {
              role: { key: `office:role.${role as Role}` },
              unit: unit === null ? { key: 'office:invite.area-all' } : { local: unitName(campaign, unit) },
            }),
          }),
        ),
        rest > 0 && say('joined.more', { count: rest }),
      ],
    },
    buttons: [[{ label: say('button.members'), value: 'roles.holders.1' }]],
  };
}
