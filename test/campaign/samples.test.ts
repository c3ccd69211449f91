import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import { datesFrom } from '../../src/chat/civil.ts';

const root = join(import.meta.dirname, '..', '..');

function sample(name: string): CampaignFiles {
  const read = readCampaign(join(root, 'campaigns', name));
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes, null, 2));
  return read.files;
}

/** Every {vi, en} of the files. */
function texts(value: unknown): readonly { readonly vi: string; readonly en?: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('vi' in value && typeof value.vi === 'string') return [value as { vi: string; en?: string }];
  return Object.values(value).flatMap(texts);
}

const first = sample('duc-trong-2021');
const second = sample('xa-mau-2025');

describe('the sample of 2021', () => {
  test('has what the plan has', () => {
    const { plan, sessions, units } = first;
    expect(plan.period).toEqual({ from: '2021-10-01', to: '2021-10-07' });
    expect(plan.categories).toHaveLength(24);
    expect(plan.people.map((each) => each.code)).toEqual(['cbql', 'gv', 'hs', 'ph', 'nd']);
    expect(plan.duties.map((each) => each.code)).toEqual(['B1', 'B2', 'B3', 'B4']);
    expect(plan.deadlines.map((each) => each.date)).toEqual(['2021-10-20']);
    expect(plan.legalBases).toHaveLength(5);
    expect(plan.recipients).toHaveLength(10);
    expect(plan.safety?.on).toBe(true);
    expect(sessions).toHaveLength(26);
    const count = (type: string): number => units.filter((unit) => unit.type === type).length;
    expect(count('XA') + count('TT')).toBe(15);
    expect(count('TTHTCD')).toBe(15);
    expect(units).toHaveLength(54);
  });

  test('gives each commune its successor, and each centre its commune', () => {
    const communes = first.units.filter((unit) => ['XA', 'TT'].includes(unit.type));
    expect(communes.every((unit) => unit.successor !== null && unit.aliases.length > 0)).toBe(true);
    expect(new Set(communes.map((unit) => unit.successor)).size).toBe(7);
    const centres = first.units.filter((unit) => unit.type === 'TTHTCD').map((unit) => unit.parent);
    expect(new Set(centres)).toEqual(new Set(communes.map((unit) => unit.code)));
  });

  test('has sessions on each of the seven days, and a suggestion for each category', () => {
    const { from, to } = first.plan.period;
    expect([...new Set(first.sessions.map((each) => each.date))]).toEqual(datesFrom(from, to));
    expect(first.plan.categories.every((each) => each.idea !== undefined)).toBe(true);
  });

  test('shows a parent what is for pupils', () => {
    expect(first.plan.audiences.find((each) => each.code === 'PH')?.sees).toEqual(['PH', 'HS']);
  });

  test('has every duty of its categories, so that nothing logged is without a duty', () => {
    const named = new Set(first.plan.duties.flatMap((each) => each.categories));
    expect(first.plan.categories.filter((each) => !named.has(each.code))).toEqual([]);
  });

  test('is complete in English', () => {
    const all = [...texts(first.plan), ...texts(first.sessions)];
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter((each) => !each.en)).toEqual([]);
  });
});

describe('the sample of 2025', () => {
  test('is another theme in five days with eight categories, without schedule and English', () => {
    const { plan, sessions, units } = second;
    expect(plan.theme).not.toEqual(first.plan.theme);
    expect(datesFrom(plan.period.from, plan.period.to)).toHaveLength(5);
    expect(plan.categories).toHaveLength(8);
    expect(sessions).toEqual([]);
    expect(readdirSync(join(root, 'campaigns', 'xa-mau-2025')).toSorted()).toEqual(['campaign.yaml', 'units.csv']);
    expect(texts(plan).filter((each) => each.en !== undefined)).toEqual([]);
    expect(units.length).toBeGreaterThan(3);
  });
});

describe.each([
  ['duc-trong-2021', first],
  ['xa-mau-2025', second],
] as const)('%s', (name, files) => {
  const text = readdirSync(join(root, 'campaigns', name))
    .map((file) => readFileSync(join(root, 'campaigns', name, file), 'utf8'))
    .join('\n');

  test('says that it is illustrative', () => {
    expect(files.plan.sample).toBe(true);
  });

  test('names no mailbox and no meeting that could be real', () => {
    expect(
      text.match(/\S+@\S+/g)?.filter((each) => !each.startsWith('UBND') && !/@example\.org\W*$/.test(each)),
    ).toEqual([]);
    const links = files.sessions.flatMap((each) => (each.link === null ? [] : [each.link]));
    expect(links.filter((each) => !each.startsWith('https://hop.example/'))).toEqual([]);
    expect(files.plan.contacts.every((each) => /000 000/.test(each.phone ?? ''))).toBe(true);
  });

  test('opens in Excel with its accents', () => {
    for (const file of readdirSync(join(root, 'campaigns', name)).filter((each) => each.endsWith('.csv'))) {
      expect(readFileSync(join(root, 'campaigns', name, file)).subarray(0, 3)).toEqual(Buffer.from('\uFEFF'));
    }
  });
});
