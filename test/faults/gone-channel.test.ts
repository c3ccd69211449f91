import { afterEach, beforeEach, expect, test } from 'vitest';
import { LANE } from '../../src/store/enqueue.ts';
import { CHANNEL, startWhole, type Whole } from './whole.ts';

const CHAT = '71';
let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
});
afterEach(() => whole.end());

/** The person also wrote on a channel that the program is not started with any more, later than here, and wants to be written to there. */
async function meet(): Promise<number> {
  await whole.say(CHAT, '/start');
  const person = whole.count('select person from addresses where id = ?', CHAT);
  const later = whole.clock.now().getTime() + 1000;
  const { sqlite } = whole.app.store;
  sqlite
    .prepare(`insert into addresses (channel, id, person, last_interaction_at) values ('zalo', 'z71', ?, ?)`)
    .run(person, later);
  sqlite.prepare(`update persons set preferred = 'zalo', announcements = 'yes'`).run();
  return person;
}

test('whoever also has a channel that no longer runs is written to where something goes out', async () => {
  const person = await meet();
  const { addressOf } = whole.app.core;
  expect(addressOf(person, LANE.reminder, whole.clock.now())).toEqual({ channel: CHANNEL, id: CHAT });
});

test('who has nothing else counts before an announcement as one who can not be reached', async () => {
  await meet();
  whole.app.store.sqlite.exec(`delete from addresses where channel = '${CHANNEL}'`);
  const campaign = whole.app.campaigns.current();
  if (!campaign) throw new Error('no campaign');
  const count = whole.app.core.runs.audience.count(campaign, { to: 'agreed' }, whole.clock.now());
  expect(count).toMatchObject({ byChannel: { zalo: 1 }, anytime: {}, windows: {}, unreachable: 1, open: {} });
});

test('an announcement to them ends: they are among those who were not reached', async () => {
  const person = await meet();
  whole.app.store.sqlite.exec(`delete from addresses where channel = '${CHANNEL}'`);
  const { app, clock } = whole;
  const campaign = app.campaigns.current();
  if (!campaign) throw new Error('no campaign');
  const { runs, runner } = app.core;
  const draft = { text: 'Mai khai mạc', attachment: null, choosing: { to: 'agreed' }, at: null } as const;
  const id = await app.writer.run(() => runs.create(draft, person, campaign, clock.now()));
  // A step rests between its slices by the clock, which passes here.
  for (let n = 0; n < 2; n += 1) await Promise.all([runner.step(), clock.pass(5000)]);
  expect(runs.view(id)).toMatchObject({ state: 'done', counts: { total: 1, waiting: 0, failed: { unreachable: 1 } } });
});
