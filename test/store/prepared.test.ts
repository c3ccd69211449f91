import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { atMost, prepared, type Slots } from '../../src/store/prepared.ts';
import { units } from '../../src/store/schema.ts';

describe('a prepared statement', () => {
  const { db } = openStore(':memory:');
  const insert = prepared((by: Slots<{ code: string; retired: boolean }>) =>
    db.insert(units).values({ campaign: 'x', code: by.code, position: 0, row: '{}', retired: by.retired }),
  );
  const move = prepared((by: Slots<{ code: string; position: number; retired: boolean }>) =>
    db.update(units).set({ position: by.position, retired: by.retired }).where(eq(units.code, by.code)),
  );
  const find = prepared((by: Slots<{ code: string; most: number }>) =>
    db
      .select({ position: units.position, retired: units.retired })
      .from(units)
      .where(eq(units.code, by.code))
      .limit(atMost(by.most)),
  );

  it('takes its parameters in values, set, where and limit', () => {
    expect(insert.run({ code: 'A', retired: true }).changes).toBe(1);
    expect(find.get({ code: 'A', most: 1 })).toEqual({ position: 0, retired: true });
    move.run({ code: 'A', position: 7, retired: false });
    expect(find.all({ code: 'A', most: 1 })).toEqual([{ position: 7, retired: false }]);
    expect(find.all({ code: 'A', most: 0 })).toEqual([]);
    expect(find.get({ code: 'B', most: 1 })).toBeUndefined();
  });

  it('hides its parameters from the planner, which would plan it anew for each value', () => {
    const asked = db.select({ code: units.code }).from(units).where(eq(units.code, 'A')).orderBy(units.position);
    expect(asked.toSQL().sql).toContain('= +?');
  });

  it('refuses a parameter of another type, and one that is missing', () => {
    // @ts-expect-error: a number is no code
    find.get({ code: 7, most: 1 });
    // @ts-expect-error: most is missing
    expect(() => find.get({ code: 'A' })).toThrow('most');
    // @ts-expect-error: a position is no name of a unit's code
    prepared((by: Slots<{ position: number }>) => db.update(units).set({ code: by.code }));
    expect(find.get({ code: 'A', most: 1 })?.position).toBe(7);
  });
});

describe('atomically', () => {
  const store = openStore(':memory:');
  const insert = prepared((by: Slots<{ code: string }>) =>
    store.db.insert(units).values({ campaign: 'x', code: by.code, position: 0, row: '{}' }),
  );
  const codes = () => store.db.select({ code: units.code }).from(units).all();

  it('undoes the inner work alone where that throws, and all of it where the outer does', () => {
    const fail = (): never => {
      throw new Error('no');
    };
    store.atomically(() => {
      insert.run({ code: 'A' });
      expect(() =>
        store.atomically(() => {
          insert.run({ code: 'B' });
          fail();
        }),
      ).toThrow('no');
    });
    expect(codes()).toEqual([{ code: 'A' }]);
    expect(() =>
      store.atomically(() => {
        insert.run({ code: 'C' });
        fail();
      }),
    ).toThrow('no');
    expect(codes()).toEqual([{ code: 'A' }]);
  });
});
