/** A campaign with people who agreed to announcements, and a broadcast to them: written into the database as a tool would, while the bot runs. */
import { join } from 'node:path';
import { readCampaign } from '../../src/campaign/read.ts';
import { addDays } from '../../src/chat/civil.ts';
import { PRIVACY_VERSION } from '../../src/chat/consent.ts';
import type { Address } from '../../src/chat/index.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { firstReporting } from '../support/campaigns.ts';

/** They wrote just now. Gives the campaign's id. */
export function seedAudience(folder: string, addresses: readonly Address[]): string {
  const read = readCampaign(join(import.meta.dirname, '..', '..', 'campaigns', 'duc-trong-2021'));
  if (!read.ok) throw new Error('the sample campaign is broken');
  const now = Date.now();
  withStore(folder, (store) => {
    createCampaignStore(store).apply(read.files, new Date(now));
    const person = store.sqlite.prepare(
      `insert into persons (announcements, created_at, last_at) values ('yes', ?, ?)`,
    );
    const address = store.sqlite.prepare(
      'insert into addresses (channel, id, person, last_interaction_at) values (?, ?, ?, ?)',
    );
    store.sqlite.transaction(() => {
      for (const { channel, id } of addresses) address.run(channel, id, person.run(now, now).lastInsertRowid, now);
    })();
  });
  return read.files.plan.id;
}

/** Teachers of the first unit who agreed to what is kept of them. Gives the Week's second day. */
export function seedTeachers(folder: string, chats: readonly number[]): string {
  const read = readCampaign(join(import.meta.dirname, '..', '..', 'campaigns', 'duc-trong-2021'));
  if (!read.ok) throw new Error('the sample campaign is broken');
  const unit = firstReporting(read.files);
  const day = addDays(read.files.plan.period.from, 1);
  const now = new Date(`${day}T08:00:00+07:00`).getTime();
  withStore(folder, (store) => {
    createCampaignStore(store).apply(read.files, new Date(now));
    const person = store.sqlite.prepare(
      `insert into persons (joined, consent, consent_at, created_at, last_at) values (1, '${PRIVACY_VERSION}', ?, ?, ?)`,
    );
    const address = store.sqlite.prepare(
      `insert into addresses (channel, id, person, last_interaction_at) values ('telegram', ?, ?, ?)`,
    );
    const role = store.sqlite.prepare(
      `insert into roles (person, role, unit, granted_at) values (?, 'teacher', '${unit}', ?)`,
    );
    store.sqlite.transaction(() => {
      for (const chat of chats) {
        const id = person.run(now, now, now).lastInsertRowid;
        address.run(String(chat), id, now);
        role.run(id, now);
      }
    })();
  });
  return day;
}

/** Gives its id. */
export function orderBroadcast(folder: string, campaign: string, text: string): number {
  const now = Date.now();
  return withStore(folder, (store) =>
    Number(
      store.sqlite
        .prepare(
          `insert into broadcasts (campaign, text, choosing, state, due_at, created_at, started_at, enqueued_to)
           values (?, ?, '{"to":"agreed"}', 'sending', ?, ?, ?, 0)`,
        )
        .run(campaign, text, now, now, now).lastInsertRowid,
    ),
  );
}

export function cancelBroadcast(folder: string, id: number): void {
  withStore(folder, (store) => store.sqlite.prepare(`update broadcasts set state = 'cancelled' where id = ?`).run(id));
}

/** The bot goes on meanwhile. */
function withStore<T>(folder: string, work: (store: Store) => T): T {
  const store = openStore(join(folder, 'bot.sqlite'));
  try {
    return work(store);
  } finally {
    store.close();
  }
}
