import { count } from 'drizzle-orm';
import type { Shown } from './of-person.ts';
import type { Store } from './open.ts';
import { PERSON_TABLES } from './person-tables.ts';
import { prepared } from './prepared.ts';

type Values = Readonly<Record<string, string | number | null>>;

/**
 * What is kept of a person, read now: the lines of "dữ liệu của tôi" in the order in which the tables declare them.
 */
export function createKept({
  db,
}: Store): (person: number) => readonly { readonly line: string; readonly with: Values }[] {
  const parts = PERSON_TABLES.flatMap(({ table, show }) =>
    typeof show === 'string'
      ? []
      : show.map((shown: Shown) => {
          const value = db
            .select({ value: shown.value ?? count() })
            .from(table)
            .where(shown.where);
          return { ...shown, read: prepared<{ person: number }, ReturnType<typeof value.prepare>>(() => value) };
        }),
  );
  return (person) => {
    const lines = new Map<string, Values>();
    for (const { line, as, read } of parts) {
      const found = read.get({ person })?.value;
      const value = typeof found === 'string' || typeof found === 'number' ? found : null;
      lines.set(line, { ...lines.get(line), [as]: value });
    }
    return [...lines].map(([line, values]) => ({ line, with: values }));
  };
}
