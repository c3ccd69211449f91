import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore } from '../../src/store/open.ts';
import { campaigns, scheduleSessions, units } from '../../src/store/schema.ts';
import { stored } from '../../src/store/stored.ts';
import { mustRead } from '../support/campaigns.ts';

describe('what is stored as JSON', () => {
  const complaints: string[] = [];
  const complain = (what: string, why: string): void => void complaints.push(`${what}: ${why}`);

  it('gets the defaults of what an older program did not know', () => {
    const read = stored('thing', z.object({ name: z.string(), words: z.array(z.string()).default([]) }));
    expect(read('{"name":"a"}', complain)).toEqual({ name: 'a', words: [] });
    expect(read(null, complain)).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('is led from version to version, and is of the first where it says none', () => {
    const steps = [
      ({ title, ...rest }: Record<string, unknown>) => ({ ...rest, name: title }),
      (older: Record<string, unknown>) => ({ ...older, name: String(older['name']).toUpperCase() }),
    ];
    const read = stored('thing', z.object({ name: z.string() }), steps);
    expect(read('{"title":"a"}')).toEqual({ name: 'A' });
    expect(read('{"v":2,"name":"b"}')).toEqual({ name: 'B' });
    expect(read('{"v":3,"name":"c"}')).toEqual({ name: 'c' });
  });

  it('counts as not there where it is broken, which is told without its words', () => {
    const read = stored('thing', z.object({ inner: z.object({ words: z.string() }) }));
    for (const broken of ['{"inner":{"words":17,"secret":"Lan 0900000000"}}', 'Lan 0900000000', 'null', '[]'])
      expect(read(broken, complain)).toBeNull();
    expect(complaints).toEqual([
      'thing: inner.words invalid_type',
      'thing: no JSON',
      'thing: invalid_type',
      'thing: invalid_type',
    ]);
  });
});

describe('a campaign stored by an older program', () => {
  it('is served with the defaults of the fields that it does not know', () => {
    const store = openStore(':memory:');
    const now = new Date('2021-09-20T00:00:00Z');
    createCampaignStore(store).apply(mustRead('duc-trong-2021'), now);
    const before = createCampaignStore(store).current();
    const { id, year, title, shortName, organiser, period, theme, purposes, audiences, people, unitTypes } =
      mustRead('duc-trong-2021').plan;
    const categories = mustRead('duc-trong-2021').plan.categories.map(({ code, label, name }) => ({
      code,
      label,
      name,
    }));
    const old = { id, year, title, shortName, organiser, period, theme, purposes, audiences, people, unitTypes };
    store.db
      .update(campaigns)
      .set({
        plan: JSON.stringify({ ...old, categories: [...categories, { ...categories[0], code: 'X', retired: true }] }),
      })
      .run();
    const served = createCampaignStore(store).current();
    expect(served?.sessions).toEqual(before?.sessions);
    expect(Object.keys(served?.plan ?? {}).sort()).toEqual(Object.keys(before?.plan ?? {}).sort());
    expect(served?.plan).toMatchObject({ duties: [], links: [], safety: null, privacy: null, sample: false });
    expect(served?.plan.categories[0]).toMatchObject({ counts: [], levels: [], words: [] });
    expect(served?.plan.categories.at(-1)).toMatchObject({ code: 'X', retired: true });
  });

  it('is served without the one session and the one unit that can no longer be read', () => {
    const complaints: string[] = [];
    const store = openStore(':memory:', (what, why) => void complaints.push(`${what}: ${why}`));
    const files = mustRead('duc-trong-2021');
    createCampaignStore(store).apply(files, new Date('2021-09-20T00:00:00Z'));
    const [session] = files.sessions;
    const [unit] = files.units;
    const at = (code: string | undefined) => ({ campaign: files.plan.id, code: code ?? '', position: 0, row: '{"x":' });
    store.db.delete(scheduleSessions).run();
    store.db
      .insert(scheduleSessions)
      .values([at('BROKEN'), { ...at(session?.code), row: JSON.stringify(session) }])
      .run();
    store.db.delete(units).run();
    store.db
      .insert(units)
      .values([at('BROKEN'), { ...at(unit?.code), row: JSON.stringify(unit) }])
      .run();
    const served = createCampaignStore(store).current();
    expect(served?.sessions).toEqual([session]);
    expect(served?.units).toEqual([unit]);
    expect(complaints).toEqual(['session: no JSON', 'unit: no JSON']);
  });
});
