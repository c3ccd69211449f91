/**
 * A week of use of the whole program on a Zalo OA, against the strict stand-in, with what goes wrong there.
 *
 * The clocks. The program's civil clock is set by BOT_CLOCK at each start and runs at x60, so each day is a start of its own, a minute
 * before the morning's reminders. The stand-in tells the same time: put to the same moment at each start, running as fast, and never behind
 * (the program's stands while it sends, so that it falls behind by some minutes a day). Nobody's last word lies near enough to the ends of
 * the two windows (48 hours, 7 days) for that to matter. Tokens age by real time on both sides; their end is brought about at a moment
 * that the test chooses. What has to happen in the middle of something waits for what is seen on screens or in the rows, never for time.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTown, type Town } from '../support/zalo-town.ts';
import { friday, monday, saturday, sunday, thursday, tuesday, wednesday } from './zalo-week/days.ts';
import {
  checkActivity,
  checkAnnouncements,
  checkCalls,
  checkReminders,
  checkReplies,
  checkSilence,
  checkWindows,
  PER_SECOND,
} from './zalo-week/ledger.ts';
import { endDay } from './zalo-week/mornings.ts';
import { refreshes, toldOnTelegram } from './zalo-week/tokens.ts';
import { moveIn, READERS, seedTown } from './zalo-week/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown({
    speed: 60,
    env: { ZALO_RATE_PER_MINUTE: String(60 * PER_SECOND), LOG_LEVEL: 'debug' },
    zalo: { latencyMs: 20, repeatEvery: 7, retryMs: [300, 600, 1200, 2400, 4800, 9600] },
  });
});
afterAll(async () => {
  await town.close();
});

test('a week on a Zalo OA: no used refresh token is sent again, nothing arrives twice on purpose, nothing dead is called', async () => {
  const began = performance.now();
  await town.start('2021-09-28 12:00');
  const folk = await moveIn(town);
  await endDay(town);
  // Not before: what lies ahead of a clock is taken for the mark of a wrong one.
  seedTown(town);
  const code = await friday(town, folk);
  await saturday(town, folk);
  await sunday(town, folk);
  await monday(town);
  await tuesday(town, folk);
  await wednesday(town, folk);
  await thursday(town, folk);

  checkCalls(town);
  const announced = checkAnnouncements(town);
  const reminded = checkReminders(town);
  const billed = checkWindows(town);
  const twice = checkReplies(town);
  checkActivity(town, code);
  const typedOnTelegram = folk.chiefOnTelegram.messages().flatMap((each) => (each.mine ? [each.text] : []));
  checkSilence(town, typedOnTelegram);
  const told = toldOnTelegram(folk.chiefOnTelegram);
  expect(told).toBeGreaterThanOrEqual(1);
  expect(told).toBeLessThanOrEqual(3);

  const kills = town.ends.filter((each) => each === 'SIGKILL').length;
  const { free } = town.zalo.counts();
  console.log(
    `a week on Zalo in ${Math.round((performance.now() - began) / 1000)} s: ${town.ends.length} lives, ${kills} of them killed; ` +
      `${free} messages free, ${billed} billed; ${reminded} reminders; announcements to ${READERS.length} in reach ${JSON.stringify(announced)}; ` +
      `${refreshes(town)} refreshes, 0 with a used token; replies that came twice ${twice}; the office told ${told} times`,
  );
});
