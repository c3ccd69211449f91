/**
 * What was cancelled, kept for a day so that it can be fetched back. It is a draft under a name of its own, `<flow>~<run>`, and so are the
 * files that hang on it: whatever becomes of drafts (linked accounts, somebody forgotten) becomes of it too.
 */
import { DAY_MS } from '../chat/civil.ts';
import type { Store } from '../store/open.ts';
import type { LaidBy } from '../turn/index.ts';

const KEPT_MS = DAY_MS;

export type LaidByStore = {
  layBy(person: number, flow: string, run: string, state: string, now: Date): void;
  list(person: number, now: Date): readonly LaidBy[];
  fetchBack(person: number, flow: string, run: string, now: Date): string | null;
};

/** Everything is prepared once; call it inside a transaction. */
export function createLaidBy(store: Store): LaidByStore {
  const { sqlite } = store;
  // Whoever was forgotten in this very turn leaves nothing behind.
  const save = sqlite.prepare(
    `insert into drafts (person, flow, state, at) select id, @name, @state, @at from persons where id = @person
     on conflict (person, flow) do update set state = excluded.state, at = excluded.at`,
  );
  const rename = sqlite.prepare(
    'update photos set purpose = @to where draft_of = @person and activity is null and purpose = @from',
  );
  const list = sqlite.prepare<[number, number], { flow: string; at: number }>(
    `select flow, at from drafts where person = ? and instr(flow, '~') > 0 and at > ? order by at desc, rowid desc`,
  );
  const take = sqlite
    .prepare<{ person: number; name: string; since: number }, string>(
      'delete from drafts where person = @person and flow = @name and at > @since returning state',
    )
    .pluck();
  const since = (now: Date): number => now.getTime() - KEPT_MS;
  const nameOf = (flow: string, run: string): string => `${flow}~${run}`;
  return {
    layBy(person, flow, run, state, now) {
      const name = nameOf(flow, run);
      save.run({ person, name, state, at: now.getTime() });
      rename.run({ person, from: flow, to: name });
    },
    list: (person, now) =>
      list.all(person, since(now)).map(({ flow: name, at }) => {
        const [flow = '', run = ''] = name.split('~');
        return { flow, run, at: new Date(at) };
      }),
    fetchBack(person, flow, run, now) {
      const name = nameOf(flow, run);
      const state = take.get({ person, name, since: since(now) });
      if (state !== undefined) rename.run({ person, from: name, to: flow });
      return state ?? null;
    },
  };
}
