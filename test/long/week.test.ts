import { describe, expect, it } from 'vitest';
import { dayStory } from '../e2e/stories/day.ts';
import { menusStory } from '../e2e/stories/menus.ts';
import { weekStory } from '../e2e/stories/week.ts';
import { openOffice } from '../support/office.ts';

// The Week is mostly waiting for the clock: the others go on meanwhile, with programs and folders of their own.
describe.concurrent('in the program itself', () => {
  it('the Week at x3600: each day’s reminder once, at the minute that each person chose, through two restarts', () =>
    weekStory());

  it('a day on Telegram at x3600: each reminder once, at its minute; an announcement at its time', () => dayStory());

  it('every button of every page, each session and each kind of activity, in both languages', async () => {
    const office = await openOffice({ env: { TELEGRAM_SLOTS: '1000', TELEGRAM_BULK_SLOTS: '500' } });
    await office.start();
    await menusStory(office, 5000, true);
    expect(office.telegram.refused()).toEqual([]);
    expect(office.program().complaints()).toEqual([]);
    await office.close();
  });
});
