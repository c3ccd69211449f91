import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diffCampaign } from '../../src/campaign/diff.ts';
import { describeDiff } from '../../src/campaign/diff-lines.ts';
import { faqOf } from '../../src/campaign/faq.ts';
import { readCampaign } from '../../src/campaign/read.ts';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import { type CampaignStore, createCampaignStore } from '../../src/store/campaign.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { persons, roles, scheduleSessions } from '../../src/store/schema.ts';
import { createWriter } from '../../src/store/writer.ts';
import { createWords } from '../../src/words/index.ts';
import { changed, type Files, makeFolder, removeFolders } from './folder.ts';
import { addActivity, addPerson } from './rows.ts';

const NOW = new Date('2025-10-01T08:00:00+07:00');
const LATER = new Date('2025-10-02T08:00:00+07:00');

let store: Store;
let campaigns: CampaignStore;

beforeEach(() => {
  store = openStore(':memory:');
  campaigns = createCampaignStore(store);
});
afterEach(() => {
  store.close();
  removeFolders();
});

function files(changes: Files = {}): CampaignFiles {
  const read = readCampaign(makeFolder(changes));
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.files;
}

const session = (code: string) => campaigns.current()?.sessions.find((each) => each.code === code);
const unit = (code: string) => campaigns.current()?.units.find((each) => each.code === code);

describe('what the bot serves', () => {
  test('is nothing before the first campaign, and then just what the files say', () => {
    expect(campaigns.isEmpty()).toBe(true);
    expect(campaigns.current()).toBeNull();
    campaigns.apply(files(), NOW);
    expect(campaigns.isEmpty()).toBe(false);
    expect(campaigns.current()).toEqual({ ...files(), version: 1, answers: [] });
  });

  test('is the same object from turn to turn', () => {
    campaigns.apply(files(), NOW);
    expect(campaigns.current()).toBe(campaigns.current());
  });

  test('keeps its plan and units where only a session or an answer is other: what was made of them once goes on', () => {
    campaigns.apply(files(), NOW);
    const before = campaigns.current();
    campaigns.mend('S1', { cancelled: true }, 1, NOW);
    campaigns.answer({ question: 'Có gửi xe không?', answer: 'Có.', opens: null }, 1, NOW);
    const after = campaigns.current();
    expect(after).not.toBe(before);
    expect(after?.plan).toBe(before?.plan);
    expect(after?.units).toBe(before?.units);
    campaigns.apply(files(changed('campaign.yaml', 'Chủ đề thử', 'Chủ đề mới')), LATER);
    expect(campaigns.current()?.plan).not.toBe(before?.plan);
    expect(campaigns.current()?.units).toBe(before?.units);
  });

  test('is new at once when it was applied somewhere else', () => {
    const elsewhere = createCampaignStore(store);
    campaigns.apply(files(), NOW);
    expect(elsewhere.current()?.plan.theme.vi).toBe('Chủ đề thử');
    campaigns.apply(files(changed('campaign.yaml', 'Chủ đề thử', 'Chủ đề mới')), LATER);
    expect(elsewhere.current()?.plan.theme.vi).toBe('Chủ đề mới');
  });

  test('goes by day and hour, whatever the order in the file and the mends', () => {
    campaigns.apply(files(), NOW);
    campaigns.mend('S3', { date: '2025-10-01', from: '06:00', to: '07:00' }, 1, NOW);
    expect(campaigns.current()?.sessions.map((each) => each.code)).toEqual(['S3', 'S1', 'S2']);
  });

  test('is one campaign at a time; the other one keeps what it had', () => {
    campaigns.apply(files(), NOW);
    campaigns.mend('S1', { cancelled: true }, 1, NOW);
    campaigns.apply(files(changed('campaign.yaml', 'id: thu-2025', 'id: khac-2025')), LATER);
    expect(campaigns.current()?.plan.id).toBe('khac-2025');
    expect(session('S1')?.cancelled).toBe(false);
    campaigns.apply(files(), LATER);
    expect(session('S1')?.cancelled).toBe(true);
  });

  test('has a version that grows with every change and is never given out twice', () => {
    const versions: (number | undefined)[] = [];
    const note = () => versions.push(campaigns.current()?.version);
    campaigns.apply(files(), NOW);
    note();
    campaigns.mend('S1', { link: null }, 1, NOW);
    note();
    campaigns.unmend('S1');
    note();
    campaigns.apply(files(changed('campaign.yaml', 'id: thu-2025', 'id: khac-2025')), LATER);
    note();
    expect(versions).toEqual([1, 2, 3, 4]);
  });
});

describe('the office mends a session in chat', () => {
  test('and only what it mended changes', () => {
    campaigns.apply(files(), NOW);
    const before = session('S1');
    campaigns.mend('S1', { link: 'https://hop.example/moi' }, 1, NOW);
    campaigns.mend('S1', { from: '09:00', to: null }, 1, LATER);
    expect(session('S1')).toEqual({ ...before, link: 'https://hop.example/moi', from: '09:00', to: null });
    expect(campaigns.mended('S1')).toEqual({ link: 'https://hop.example/moi', from: '09:00', to: null });
    expect(campaigns.mended('S2')).toBeNull();
    const row = store.db.select().from(scheduleSessions).where(eq(scheduleSessions.code, 'S1')).get();
    expect(row).toMatchObject({ mendedBy: 1, mendedAt: LATER.getTime() });
  });

  test('and takes it back', () => {
    campaigns.apply(files(), NOW);
    const before = campaigns.current()?.sessions;
    campaigns.mend('S1', { cancelled: true }, 1, NOW);
    campaigns.unmend('S1');
    expect(campaigns.current()?.sessions).toEqual(before);
    expect(campaigns.mended('S1')).toBeNull();
  });

  test('and a session that there is not is not mended', () => {
    campaigns.apply(files(), NOW);
    expect(() => campaigns.mend('S9', { cancelled: true }, 1, NOW)).toThrow('S9');
  });

  test('and a turn that fails leaves nothing of it, not even in memory', async () => {
    campaigns.apply(files(), NOW);
    const writer = createWriter(store);
    const failing = writer.run(() => {
      campaigns.mend('S1', { link: 'https://hop.example/sai' }, 1, NOW);
      expect(session('S1')?.link).toBe('https://hop.example/sai');
      throw new Error('the turn fails');
    });
    await expect(failing).rejects.toThrow('the turn fails');
    // The next mend must not be mistaken for the one that was rolled back.
    await writer.run(() => {
      campaigns.mend('S1', { link: 'https://hop.example/dung' }, 1, NOW);
    });
    expect(session('S1')?.link).toBe('https://hop.example/dung');
  });
});

describe('a later apply', () => {
  test('keeps what was mended in chat', () => {
    campaigns.apply(files(), NOW);
    campaigns.mend('S1', { link: 'https://hop.example/moi' }, 1, NOW);
    campaigns.apply(files(changed('schedule.csv', 'hop.thu.gov.vn/s1', 'hop.example/tep')), LATER);
    expect(session('S1')?.link).toBe('https://hop.example/moi');
  });

  test.each([
    ['all', 'all'],
    ['this session', ['S1']],
  ] as const)('takes the file where it is told to: %s', (_, take) => {
    campaigns.apply(files(), NOW);
    campaigns.mend('S1', { link: 'https://hop.example/moi' }, 1, NOW);
    campaigns.mend('S3', { cancelled: false }, 1, NOW);
    campaigns.apply(files(), LATER, take);
    expect(session('S1')?.link).toBe('https://hop.thu.gov.vn/s1');
    expect(session('S3')?.cancelled).toBe(take === 'all');
  });

  test('ends a mend that the office has put into the file', () => {
    campaigns.apply(files(), NOW);
    campaigns.mend('S1', { link: 'https://hop.example/moi' }, 1, NOW);
    campaigns.apply(files(changed('schedule.csv', 'hop.thu.gov.vn/s1', 'hop.example/moi')), LATER);
    expect(campaigns.mended('S1')).toBeNull();
    expect(session('S1')?.link).toBe('https://hop.example/moi');
  });

  test('hides a session that is gone, and brings it back as it was mended', () => {
    const without = files(changed('schedule.csv', 'S2;2025-10-02;8h00;;Buổi thứ hai;PH;;;\n', ''));
    campaigns.apply(files(), NOW);
    campaigns.mend('S2', { from: '10:00' }, 1, NOW);
    campaigns.apply(without, LATER);
    expect(session('S2')).toBeUndefined();
    expect(campaigns.mended('S2')).toBeNull();
    campaigns.apply(files(), LATER);
    expect(session('S2')?.from).toBe('10:00');
  });

  test('keeps what the office answered in chat, offers it to the file, and lets the file say it from then on', () => {
    campaigns.apply(files(), NOW);
    const id = campaigns.answer({ question: 'Có mất "phí" không?', answer: 'Không.\nMiễn phí.', opens: null }, 1, NOW);
    campaigns.apply(files(), LATER);
    const served = () => faqOf(campaigns.current() ?? { ...files(), version: 0 });
    expect(served()).toMatchObject([{ id: `t${id}`, isOffice: true, answer: { vi: 'Không.\nMiễn phí.' } }]);
    const before = campaigns.applied('thu-2025');
    const offered = describeDiff(diffCampaign(before, files()), before, files())
      .map((line) => createWords().plain(line, 'vi'))
      .slice(1);
    expect(offered).toHaveLength(2);
    const pasted = files(changed('campaign.yaml', 'links:', `faq:\n${offered.join('\n')}\nlinks:`));
    expect(pasted.plan.faq).toMatchObject([
      { question: { vi: 'Có mất "phí" không?' }, answer: { vi: 'Không.\nMiễn phí.' } },
    ]);
    expect(diffCampaign(before, pasted).answered).toEqual([]);
    campaigns.apply(pasted, LATER);
    expect(served().map((each) => each.id)).toEqual(['1']);
  });

  test('drops a unit that nothing hangs on, and keeps one with logs as retired, with the commune it lies in', () => {
    campaigns.apply(files(), NOW);
    addActivity(store, { unit: 'T1', category: 'BB' });
    const without = files({ 'units.csv': 'Mã;Tên đơn vị;Loại\nX2;Xã Hai;XA\n' });
    campaigns.apply(without, LATER);
    expect(unit('T2')).toBeUndefined();
    expect(unit('T1')).toMatchObject({ name: 'Trường Một', retired: true });
    expect(unit('X1')).toMatchObject({ retired: true });
    expect(unit('X2')?.retired).toBeUndefined();
    campaigns.apply(files(), LATER);
    expect(campaigns.current()?.units).toEqual(files().units);
  });

  test('keeps a unit whose lead holds a role, and one that a person named as theirs', () => {
    campaigns.apply(files(), NOW);
    const person = addPerson(store);
    store.db.insert(roles).values({ person, role: 'lead', unit: 'T1', grantedAt: 0 }).run();
    store.db.update(persons).set({ unit: 'T2' }).where(eq(persons.id, person)).run();
    campaigns.apply(files({ 'units.csv': 'Mã;Tên đơn vị;Loại\nX2;Xã Hai;XA\n' }), LATER);
    expect(unit('T1')?.retired).toBe(true);
    expect(unit('T2')?.retired).toBe(true);
  });

  test('keeps a category with logs as retired, even when they are withdrawn, and forgets one without', () => {
    campaigns.apply(files(), NOW);
    addActivity(store, { unit: 'T1', category: 'BB', withdrawn: true });
    const categories = () => campaigns.current()?.plan.categories.map((each) => [each.code, each.retired ?? false]);
    const renamed = files(changed('campaign.yaml', 'code: BB', 'code: CC'));
    campaigns.apply(renamed, LATER);
    expect(categories()).toEqual([
      ['AA', false],
      ['CC', false],
      ['BB', true],
    ]);
    campaigns.apply(renamed, LATER);
    expect(categories()).toHaveLength(3);
    campaigns.apply(files(), LATER);
    expect(categories()).toEqual([
      ['AA', false],
      ['BB', false],
    ]);
  });

  test('that fails half-way changes nothing', () => {
    campaigns.apply(files(), NOW);
    const before = campaigns.current();
    store.sqlite.exec(`create trigger full before insert on units begin select raise(abort, 'full'); end`);
    expect(() => campaigns.apply(files(changed('campaign.yaml', 'Chủ đề thử', 'Chủ đề mới')), LATER)).toThrow('full');
    expect(campaigns.current()).toEqual(before);
  });
});
