/** Somebody in danger, in the middle of a log and outside it: whom to call, at once; the log goes on as if nothing had been said. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import type { Rig } from '../support/rig.ts';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

const phoneOf = (files: CampaignFiles): string => files.plan.contacts.find(({ phone }) => phone)?.phone ?? '';

/** Words that nobody else says in this transcript. */
const SAID = /trốn ngoài vườn|muốn chết|tự tử|tu tu|ngất xỉu|rạch tay|trong nhà vệ sinh|đuối nước|kill myself/gi;

/** What of it stands in any file of the data folder, the database's own log and the rehearsal's journal too. */
function keptBy(rig: Rig): readonly string[] {
  const folder = dirname(rig.store().sqlite.name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const text = readFileSync(join(parentPath, name), 'utf8').replaceAll('phòng chống đuối nước', '');
    return [...text.matchAll(SAID)].map((found) => `${name}: ${text.slice(found.index - 60, found.index + 60)}`);
  });
}

scenario(
  'whoever tells of danger is told at once whom to call, at any step, and nothing of it is kept',
  (files) => {
    const c = castOf(files);
    const phone = phoneOf(files);
    return `
    @parent
    > Em muốn chết
    111 ... 115 (cấp cứu) hoặc 113 (công an) ... ${phone}
    !> Kính chào Anh/Chị
    > lịch hôm nay
    Lịch
    > MẸ CON NGẤT XỈU RỒI
    115 (cấp cứu) ... 113 ... 111 ... ${phone}
    > english
    > i want to kill myself
    Please call 111 now ... 115 ... 113 ... ${phone}
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > ${c.category}
    > ba uống rượu về đánh em, em trốn ngoài vườn
    113 (công an), 111 ... 115 ... ${phone}
    !> Ngày nào
    > Ngày hội đọc sách phòng chống đuối nước
    > em muon tu tu
    111 ... 115 ... 113
    > hôm nay
    > trực tiếp
    > bỏ qua
    Có bao nhiêu lượt người
    > học sinh của em rạch tay, em mới thấy
    111 ... ${phone}
    !> Trợ lý chưa
    > 20 ${c.secondWord}
    > bỏ qua
    > bỏ qua
    > (ảnh: em đang trốn trong nhà vệ sinh, ba em cầm dao)
    113 (công an)
    !> Đã nhận
    (khởi động lại)
    > bỏ qua
    Tên: Ngày hội đọc sách phòng chống đuối nước
    Số người: 20 ${c.second}
    Ảnh: chưa có ảnh
    > em sẽ tự tử
    111
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    `;
  },
  {
    roles: { teacher: 'teacher' },
    campaigns: ['duc-trong-2021'],
    forgets: true, // within a minute a chat is told three times, and here that would be a real one
    after: (rig) => {
      expect(keptBy(rig)).toEqual([]);
      expect(rig.logged().match(SAID)).toBeNull();
    },
  },
);
