/** "Xóa dữ liệu" on each channel, as its real adapter names messages and events: nothing in the database names the person any more. */
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../support/phones/index.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble } from '../support/scenario.ts';

/** Every table's columns that hold the text. */
function tracesOf(rig: Rig, text: string): readonly string[] {
  const { sqlite } = rig.store();
  const names = (query: string): string[] => sqlite.prepare<[], string>(query).pluck().all();
  return names(`select name from sqlite_master where type = 'table'`).flatMap((table) =>
    names(`select name from pragma_table_info('${table}')`)
      .filter((column) => sqlite.prepare(`select 1 from "${table}" where instr("${column}", ?) > 0`).get(text))
      .map((column) => `${table}.${column}`),
  );
}

describe.each(CHANNELS)('on %s', (home) => {
  it('who is erased leaves no trace of who they were', async () => {
    const rig = await openRig({ home, campaign: 'duc-trong-2021', start: at('2021-10-01 08:00') });
    try {
      const phone = await rig.phone('parent');
      const before = tracesOf(rig, phone.address.id); // a rehearsal's phone is named by an ordinary word
      await phone.block?.();
      await phone.unblock?.(); // on Zalo an arrival, which is greeted
      for (const text of ['lịch', '1', 'nhắc', 'một điều không ai hiểu']) await phone.say(text);
      await phone.sendPhoto();
      expect(tracesOf(rig, phone.address.id)).not.toEqual(before);
      for (const text of ['xóa dữ liệu', 'xóa ngay']) await phone.say(text);
      expect(phone.news().at(-1)?.text).toContain('Đã xóa dữ liệu');
      expect(tracesOf(rig, phone.address.id)).toEqual(before);
      expectNoTrouble(rig);
    } finally {
      await rig.close();
    }
  });
});
