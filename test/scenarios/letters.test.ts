import { expect } from 'vitest';
import { scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';

/** One letter more or less puts every cut into the middle of another sign; the platforms refuse half of one (see well-formed.ts). */
const PADS = ['', 'x'];
const SIGNS = ['😀', '👩‍🏫', '🇻🇳'];

for (const pad of PADS) {
  for (const sign of SIGNS) {
    const long = `${pad}${sign.repeat(Math.ceil(200 / sign.length))}`;
    const line = `${pad}Hội thi ${sign.repeat(Math.floor(120 / sign.length))}`;
    scenario(
      `a teacher who writes ${sign} at every step (${pad.length} letters before) is answered each time`,
      (files) => {
        const c = castOf(files);
        return `
        @teacher
        (lúc ${c.date(1)} 16:00)
        > ${long}
        > ghi
        > [Đồng ý]
        Hoạt động thuộc loại nào?
        > ${long}
        > ${c.category}
        > ${line}
        > ${long}
        > hôm nay
        > ${long}
        > [Trực tiếp]
        > ${line}
        > ${long}
        > 5 ${c.groupWord}
        > ${long}
        > 3 ${c.count}
        > ${line}
        > ${long}
        > xong
        Xin kiểm tra lại
        > ${long}
        > [Xác nhận và lưu]
        Mã hoạt động: HD-
        > báo cáo
        > [Các hoạt động đã ghi]
        `;
      },
      { roles: { teacher: 'teacher' }, campaigns: ['xa-mau-2025'] },
    );
    scenario(
      `an announcement of ${sign} (${pad.length} letters before) goes out whole`,
      `
      @parent
      > thông báo
      > [Nhận thông báo]
      @office
      > /thongbao
      > [Soạn thông báo mới]
      > [Phụ huynh và thầy cô đã đăng ký...]
      > ${line} ${long}${long}
      > bỏ qua
      > [Tiếp tục]
      > [Gửi ngay]
      > [Xác nhận và gửi]
      Đang gửi thông báo.
      @parent
      ${line}
      @office
      > /thongbao
      Hội thi
      `,
      { roles: { office: 'office' }, campaigns: ['xa-mau-2025'] },
    );
  }
}

scenario(
  'what nobody sees does not come into a log, nor onto the office’s page',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    (lúc ${c.date(1)} 16:00)
    > \u2066ghi\u2069
    > [Đồng ý]
    > ${c.category}
    > Ngày\u0000 hội \u202Ehcás cọđ\u202C cho\u200B em\u0007
    Ngày hội hcás cọđ cho em
    > hôm\u200D nay
    > [Trực tiếp]
    > \u202DSân trường
    > 5 ${c.groupWord}
    > bỏ qua
    > bỏ qua
    > bỏ qua
    > [Xác nhận và lưu]
    Mã hoạt động: HD-
    `;
  },
  {
    roles: { teacher: 'teacher' },
    after(rig) {
      const rows = rig.store().sqlite.prepare('select answers from activities').pluck().all();
      expect(JSON.stringify(rows)).toContain('Ngày hội hcás cọđ cho em');
      expect(String(rows)).not.toMatch(/[\p{Cc}\p{Cf}]|\\u/u);
    },
  },
);
