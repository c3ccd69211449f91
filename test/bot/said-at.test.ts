import { afterEach, describe, expect, it } from 'vitest';
import { PRIVACY_VERSION } from '../../src/chat/consent.ts';
import { firstReporting } from '../support/campaigns.ts';
import { openRig, type Rig } from '../support/rig.ts';

let rig: Rig | null = null;
afterEach(() => rig?.close());

const local = (at: string): Date => new Date(`${at}+07:00`);

/** A lead reports "không tổ chức"; the last yes was said at one moment and is taken in at another. */
async function reported(said: string, taken: string): Promise<unknown> {
  rig = await openRig({ home: 'telegram', campaign: 'duc-trong-2021', start: local('2021-10-20T20:00:00') });
  const unit = firstReporting(rig.campaign());
  const { from } = { from: await rig.addressOf('lead') };
  await rig.ask('lead', rig.invite('lead', unit));
  rig.store().sqlite.prepare('update persons set consent = ?').run(PRIVACY_VERSION);
  await rig.ask('lead', 'không tổ chức');
  await rig.ask('lead', 'bão lớn, học sinh nghỉ học');
  rig.clock.set(local(taken));
  await rig.core().receive([{ kind: 'message', id: 'late', from, at: local(said), text: 'có' }]);
  return rig.store().sqlite.prepare('select sent_at, late from unit_reports').get();
}

describe('a message is as late as the platform says, not as the program was slow', () => {
  it.each([
    ['said in time, taken in after an outage', '2021-10-20T23:58:00', '2021-10-21T00:20:00', '2021-10-20T23:58:00', 0],
    ['said after the day', '2021-10-21T00:00:10', '2021-10-21T00:00:11', '2021-10-21T00:00:10', 1],
    ['a clock that is ahead is not believed', '2021-10-25T00:00:00', '2021-10-20T23:00:00', '2021-10-20T23:00:00', 0],
    ['nor is one of long ago', '2021-10-01T00:00:00', '2021-10-21T08:00:00', '2021-10-21T08:00:00', 1],
  ])('%s', async (_what, said, taken, sentAt, late) => {
    expect(await reported(said, taken)).toEqual({ sent_at: local(sentAt).getTime(), late });
  });
});
