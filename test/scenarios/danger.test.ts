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

/** Words that nobody else says in this transcript; what anybody may say stands in the rehearsal's journal, as all does that is tried there. */
const WENT_ON = /nó đang khóc|sợ quá trời|báo cô giáo/gi;

scenario(
  'after danger the next words are about it: the numbers come again, in a flow too, and nothing of those words is kept',
  (files) => {
    const c = castOf(files);
    return `
    @parent
    > lịch hôm nay
    Lịch
    > ba uống rượu về đánh con
    113 (công an)
    > rua goi so mo
    Xin gọi ngay: 111 ... 113 ... 115 ... ${phoneOf(files)}
    > số mấy
    Xin gọi ngay: 111
    > nó đang khóc
    Xin gọi ngay: 111
    (khởi động lại)
    > v ad báo cô giáo giùm e đc hk
    Xin gọi ngay: 111 ... không gọi hay báo thay được
    !> Phòng GD&ĐT trả lời
    > cảm ơn em
    Xin gọi ngay: 111
    !> là ai
    > mụ hổng biết mần răng với hàng xóm xóm dưới
    Xin gọi ngay: 111
    !> chưa hiểu
    > lịch ngày mai
    Lịch
    > gọi ai được z ad e sợ quá trời
    Xin gọi ngay: 111
    > lịch ngày mai
    (2 giờ sau)
    > gọi số nào
    Liên hệ ... ${phoneOf(files)}
    113 (công an), 114 (chữa cháy), 115 (cấp cứu), 111
    !> Xin gọi ngay
    @teacher
    (lúc ${c.date(1)} 16:00)
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    > con trai em bị đuối nước
    115 (cấp cứu)
    > gọi số nào
    Xin gọi ngay: 111
    > hôm nay
    > trực tiếp
    > bỏ qua
    Có bao nhiêu lượt người
    `;
  },
  {
    roles: { teacher: 'teacher' },
    campaigns: ['duc-trong-2021'],
    forgets: true,
    after: (rig) => {
      const folder = dirname(rig.store().sqlite.name);
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
      const kept = files.flatMap(
        ({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').match(WENT_ON) ?? [],
      );
      expect(kept).toEqual([]);
    },
  },
);
