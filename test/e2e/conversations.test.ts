import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostInASecond } from '../support/loopback-channel.ts';
import { type Office, openOffice } from '../support/office.ts';
import { seedReaders } from '../support/seeds.ts';
import { AWAY, broadcastStory, READERS } from './stories/broadcast.ts';
import { commandMenusStory, commandsStory, groupStory } from './stories/commands.ts';
import { logStory } from './stories/log.ts';
import { menusStory } from './stories/menus.ts';

const SLOTS = { total: 120, bulk: 20 };
const PATIENCE_MS = 300_000;

// One program serves all of them at the same time, as in life.
let office: Office;
beforeAll(async () => {
  office = await openOffice({ env: { TELEGRAM_SLOTS: `${SLOTS.total}`, TELEGRAM_BULK_SLOTS: `${SLOTS.bulk}` } });
  seedReaders(office.dataDir, office.telegram, READERS, new Date('2021-10-02T08:00:00+07:00'));
  for (const id of AWAY) office.telegram.user(id).leave();
  await office.start();
});
afterAll(() => office.close());

describe.concurrent('over the strict stand-in', () => {
  it('a menu of commands stands in each language, in private and in groups', () => commandMenusStory(office));
  it('each command, and typed words, are answered in the language of whoever writes', () =>
    commandsStory(office, 3000));
  it('in a group only a command addressed to it is answered', () => groupStory(office, 4001));
  it(
    'a teacher logs with an album, the lead mends it, the next one is like the last',
    () => logStory(office, 4100),
    PATIENCE_MS,
  );
  it(
    'the office sends a picture to everybody who agreed, and cancels the next while it runs',
    () => broadcastStory(office, 4200),
    PATIENCE_MS,
  );
  it(
    'every page is reached by tapping, in both languages, and leads home',
    () => menusStory(office, 5000, false),
    PATIENCE_MS,
  );
});

describe('afterwards', () => {
  it('no call was refused for its form, and no more went out in a second than is allowed', () => {
    expect(office.telegram.refused('form')).toEqual([]);
    expect(office.telegram.refused('world').filter((each) => each.code !== 403)).toEqual([]);
    const sends = office.telegram.arrivals.filter((each) => /^(?:send|edit)/.test(each.method));
    expect(mostInASecond(sends.map((each) => each.at))).toBeLessThanOrEqual(SLOTS.total);
  });

  it('nothing went wrong, and no secret and no word of anybody stands in a log line', async () => {
    expect(office.program().complaints(50)).toEqual([]);
    expect(await office.program().end('SIGTERM')).toMatchObject({ code: 0, signal: null });
    expect(office.program().output()).not.toMatch(/Canary|Lớp tin học|lễ phát động|file\/bot/);
  });
});
