/** Rows that were written long ago, through the program's own doors, while it runs or before. */
import { join } from 'node:path';
import { createActivitiesDoor } from '../../src/activities/door.ts';
import { createRuns } from '../../src/broadcast/runs.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { createEnqueue } from '../../src/store/enqueue.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import type { TelegramStandIn } from './telegram-stand-in.ts';
import type { ZaloStandIn } from './zalo-oa.ts';

const addressOf = (id: number) => ({ channel: 'telegram', id: String(id) });

function within(dataDir: string, work: (store: Store) => void): void {
  const store = openStore(join(dataDir, 'bot.sqlite'));
  store.sqlite.transaction(() => work(store)).immediate();
  store.close();
}

/** People who pressed Start and said yes to announcements; `at`: civil time. */
export function seedReaders(dataDir: string, telegram: TelegramStandIn, ids: readonly number[], at: Date): void {
  telegram.befriend(ids);
  within(dataDir, (store) => {
    const people = createPeopleStore(store);
    const agree = store.sqlite.prepare(`update persons set announcements = 'yes', joined = 1 where id = ?`);
    for (const id of ids) agree.run(people.open(addressOf(id), 'vi', at).person.id);
  });
}

/** People on Zalo who once wrote and said yes to announcements. `at`: civil time of their last word. `remindAt`: HH:MM, or none. */
export function seedZaloReaders(
  dataDir: string,
  zalo: ZaloStandIn,
  ids: readonly string[],
  { at, remindAt = null }: { readonly at: Date; readonly remindAt?: string | null },
): void {
  zalo.befriend(ids, at.getTime());
  within(dataDir, (store) => {
    const people = createPeopleStore(store);
    const agree = store.sqlite.prepare(
      `update persons set announcements = 'yes', joined = 1, remind_at = ?, remind_since = ? where id = ?`,
    );
    for (const id of ids)
      agree.run(remindAt, remindAt && at.getTime(), people.open({ channel: 'zalo', id }, 'vi', at).person.id);
  });
}

/** An activity of the unit, by somebody who holds a role there. */
export function seedLog(dataDir: string, by: number, unit: string, at: Date): void {
  within(dataDir, (store) => {
    const { person } = createPeopleStore(store).open(addressOf(by), undefined, at);
    const door = createActivitiesDoor(store)({ now: at, person, address: addressOf(by), campaign: campaignIn(store) });
    door.save({
      unit,
      category: campaignIn(store).plan.categories[0]?.code ?? '',
      title: 'Tin về Tuần lễ',
      from: '2021-10-01',
      to: '2021-10-02',
      mode: 'in-person',
      platform: null,
      link: null,
      place: 'sân trường',
      people: null,
      quantities: {},
      result: null,
    });
  });
}

/** An announcement that nobody had agreed to get. */
export function seedAnnouncement(dataDir: string, by: number, at: Date): void {
  within(dataDir, (store) => {
    const { person } = createPeopleStore(store).open(addressOf(by), undefined, at);
    const draft = {
      text: 'Thông báo cũ',
      attachment: null,
      choosing: { to: 'role', role: 'teacher' } as const,
      at: null,
    };
    createRuns(store, createEnqueue(store)).create(draft, person.id, campaignIn(store), at);
  });
}

function campaignIn(store: Store): Campaign {
  const campaign = createCampaignStore(store).current();
  if (!campaign) throw new Error('no campaign was applied');
  return campaign;
}
