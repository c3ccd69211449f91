/** What is the same on every day of the Week: the program starts, reminds, and people write. */
import { expect } from 'vitest';
import type { Town } from '../../support/zalo-town.ts';
import { BILLED, LEAVER, OUT, REFUSER, REMINDED, SILENT, TALKERS } from './town.ts';

/** Everybody who asked for the daily reminder. */
const ASKED = [...TALKERS, ...SILENT, LEAVER, REFUSER, ...REMINDED, ...BILLED, ...OUT].length;

/** Starts the program a minute before the reminders of a day in October, and waits until each of them has come to its end. */
export async function beginDay(town: Town, day: string): Promise<void> {
  await town.start(`2021-10-${day} 06:44`);
  const rows = `select state from outbox where key like 'reminder:morning:2021-10-${day}:%'`;
  await town.until(() => {
    const states = town.rows(rows).map(({ state }) => state);
    return states.length === ASKED && !states.some((state) => state === 'waiting' || state === 'sending');
  }, `the reminders of ${day}/10`);
}

/** Those who write every day do. */
export async function talk(town: Town): Promise<void> {
  await Promise.all(TALKERS.map((n) => town.someone(n).ask('lịch hôm nay', /Lịch hôm nay/)));
}

/** Stops the program, once Zalo has told it everything. */
export async function endDay(town: Town): Promise<void> {
  await town.zalo.settled();
  const { code, ms } = await town.end('SIGTERM');
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
}
