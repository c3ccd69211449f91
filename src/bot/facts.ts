import type { Store } from '../store/open.ts';

/** Small facts of the running program that others (the tools) read: `bot-name:<channel>`. */
export type Facts = { get(name: string): string | null; set(name: string, value: string): void };

export function createFacts(store: Store): Facts {
  const read = store.sqlite.prepare('select value from facts where name = ?').pluck();
  const write = store.sqlite.prepare(
    'insert into facts (name, value) values (?, ?) on conflict (name) do update set value = excluded.value where value <> excluded.value',
  );
  const known = new Map<string, string | null>();
  return {
    get(name) {
      if (!known.has(name)) known.set(name, (read.get(name) as string | undefined) ?? null);
      return known.get(name) ?? null;
    },
    set(name, value) {
      write.run(name, value);
      known.set(name, value);
    },
  };
}
