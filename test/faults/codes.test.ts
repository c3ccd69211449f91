import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createInvitations } from '../../src/people/invitations.ts';
import { startWhole } from './whole.ts';

test('a program without the key of its codes starts, says so once and in /healthz, and new codes work', async () => {
  const before = await startWhole();
  const now = before.clock.now();
  const { code } = createInvitations(before.app.store).create({ role: 'office', unit: null, by: null, now });
  expect(before.app.health()).not.toHaveProperty('codes');
  await before.stop();
  rmSync(join(before.folder, 'code.key'));
  const { folder, clock } = before;
  const whole = await startWhole({ folder, clock });
  try {
    expect(whole.app.health()).toMatchObject({
      ok: true,
      codes: { ok: true, detail: expect.stringContaining('under another code.key') as unknown },
    });
    await whole.clock.pass(3 * 60_000);
    expect(whole.log().split('somebody should look at the invitation codes')).toHaveLength(2);
    expect(await whole.say('71', code)).toContain('Mã này chưa đúng');
    await whole.join('71', 'office');
    expect(whole.count(`select count(*) from roles where role = 'office'`)).toBe(1);
  } finally {
    await whole.end();
  }
});
