import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { createHandClock, settle } from '../outbox/hand-clock.ts';
import { campaignFolder } from '../support/campaigns.ts';
import { createLoopbackChannel } from '../support/loopback-channel.ts';

test('that a channel has stopped is told to the office on another, though they wrote last on the one that stopped', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-stopped-'));
  const clock = createHandClock(Date.parse('2021-10-01T06:40:00+07:00'));
  const app = createApp({
    folder,
    campaignFolder: campaignFolder('duc-trong-2021'),
    clock,
    log: createLog('silent', [], new PassThrough()),
    slotsOf: () => ({ total: 30, bulk: 25 }),
  });
  const [well, ill] = ['well', 'ill'].map((name) => createLoopbackChannel({ clock, name }));
  if (!well || !ill) throw new Error('two channels');
  await app.start([well, ill]);
  const { code } = createInvitations(app.store).create({ role: 'office', unit: null, by: null, now: clock.now() });
  const say = (channel: string, id: string, text: string) =>
    app.core.receive([{ kind: 'message', id: `${channel}${id}`, from: { channel, id: 'an' }, at: clock.now(), text }]);
  await say('well', '1', code);
  await say('ill', '1', 'xin chào');
  app.store.sqlite.exec('update addresses set person = 1');
  await clock.pass(60_000);
  await say('ill', '2', '/chude');
  ill.says(() => ({ ok: false, again: false, why: 'reauthorise', detail: 'x' }));
  await clock.pass(5000);

  app.tellOffice({ plain: 'Kênh đã dừng' }, 'stopped:1', 'ill');
  app.tellOffice({ plain: 'Kênh đã dừng' }, 'stopped:1', 'ill');
  await clock.pass(5000);
  expect(well.calls.filter((each) => each.text === 'Kênh đã dừng')).toHaveLength(1);
  expect(app.store.sqlite.prepare(`select channel, state from outbox where key like 'stopped:%'`).all()).toEqual([
    { channel: 'well', state: 'sent' },
  ]);

  // Whoever has no other address is not told there: it would come when it is no longer true.
  app.store.sqlite.exec(`delete from addresses where channel = 'well'`);
  app.tellOffice({ plain: 'Kênh đã dừng' }, 'stopped:2', 'ill');
  await clock.pass(5000);
  expect(app.store.sqlite.prepare(`select count(*) from outbox where key like 'stopped:2%'`).pluck().get()).toBe(0);

  const ended = app.stop().then(() => true);
  while ((await Promise.race([ended, settle()])) !== true) await clock.pass(50);
  rmSync(folder, { recursive: true, force: true });
});
