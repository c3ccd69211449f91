import { describe, expect, it } from 'vitest';
import { CAMPAIGNS, mustRead } from '../support/campaigns.ts';
import { CHANNELS } from '../support/phones/index.ts';
import { OTHER } from '../support/phones/pairs.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble, scenario } from '../support/scenario.ts';
import { castOf } from './cast.ts';
import { CONSENT } from './talk.ts';

/** Shows a code to this person, then back to nothing open. */
const codeFor = (who: string): string => `
  @${who}
  > liên kết tài khoản
  > [Lấy mã liên kết]
  Mã liên kết: ...
  nhắn mã ... trong vòng 10 phút
`;

const linked = (rig: Rig): number => {
  const rows = rig.store().sqlite.prepare('select distinct person from addresses').all();
  return rows.length;
};

/** Nobody's state, role, draft or row in the outbox is left with a person who is no more. */
const nothingIsLost = (rig: Rig): void => {
  const orphans = rig
    .store()
    .sqlite.prepare('select key from outbox where person is not null and person not in (select id from persons)')
    .all();
  expect(orphans).toEqual([]);
};

scenario(
  'a teacher types the code on the other app: role, draft and reminder are there too, and go on from either',
  (files) => {
    const c = castOf(files);
    return `
    @teacher
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    > lịch
    @teacher/kia
    > nhắc lịch
    > [06:45]
    Đã bật nhắc hằng ngày lúc 06:45
    ${codeFor('teacher')}
    @teacher/kia
    > (mã của teacher)
    Đã liên kết. Từ nay Anh/Chị dùng chung trên: {cả hai}.
    Vai trò: giáo viên – ${c.unit}.
    Nhắc lịch hằng ngày: 06:45.
    Đang ghi dở: Ghi hoạt động.
    [Tiếp tục: Ghi hoạt động]
    (khởi động lại)
    > [Tiếp tục: Ghi hoạt động]
    diễn ra ngày nào?
    > hôm nay
    @teacher
    > trực tiếp
    diễn ra ở đâu?
    > hủy
    > [Bỏ hết]
    @teacher/kia
    > liên kết tài khoản
    Đang dùng chung: ... {đây #}
    Đang dùng chung: ... {kia #} (ở đây)
    `;
  },
  {
    roles: { teacher: 'teacher' },
    after(rig) {
      expect(linked(rig)).toBe(1);
      nothingIsLost(rig);
    },
  },
);

scenario(
  'a code introduced with "mã" holds in the middle of a log, whose answers wait as a draft; the other’s open question is asked again',
  (files) => {
    const c = castOf(files);
    return `
    ${codeFor('teacher/kia')}
    @teacher
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    diễn ra ngày nào?
    > mã (mã của teacher/kia)
    Mã này của một tài khoản trên {kia}. Nếu liên kết, tài khoản ấy cũng có vai trò của Anh/Chị: giáo viên – ${c.unit}.
    > dạ có ạ
    Đã liên kết.
    Đang ghi dở: Ghi hoạt động.
    [Tiếp tục: Ghi hoạt động]
    (khởi động lại)
    @teacher/kia
    > [Trang chính]
    [Tiếp tục: Ghi hoạt động]
    > [Tiếp tục: Ghi hoạt động]
    diễn ra ngày nào?
    `;
  },
  { roles: { teacher: 'teacher' }, after: nothingIsLost },
);

scenario(
  'who has a role and is talked into typing a stranger’s code is asked first, and may say no',
  (files) => {
    const c = castOf(files);
    return `
    ${codeFor('parent/kia')}
    @teacher
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    diễn ra ngày nào?
    > mã (mã của parent/kia)
    Chỉ liên kết khi đó là tài khoản của chính Anh/Chị.
    [Không liên kết]
    (khởi động lại)
    > không
    [Tiếp tục: Ghi hoạt động]
    @parent/kia
    > ghi
    !> Hoạt động thuộc loại nào?
    @teacher
    > (mã của parent/kia)
    > [Đồng ý liên kết]
    Đã liên kết.
    `;
  },
  {
    roles: { teacher: 'teacher' },
    after(rig) {
      expect(linked(rig)).toBe(1);
      nothingIsLost(rig);
    },
  },
);

scenario(
  'who is in the middle of something on the first app is asked on, on the second one too',
  `
  ${codeFor('parent')}
  > nhắc lịch
  > [Giờ khác]
  lúc mấy giờ?
  @parent/kia
  > xin chào
  > (mã của parent)
  Đã liên kết.
  lúc mấy giờ?
  (khởi động lại)
  > 6h45
  Đã bật nhắc hằng ngày lúc 06:45
  @parent
  Tài khoản này vừa được liên kết với {kia}. Nếu không phải Anh/Chị làm, xin nhắn “hủy liên kết”.
  > nhắc lịch
  Nhắc hằng ngày: 06:45
  `,
);

scenario(
  'a word that looks like a code is one only while somebody has been shown one',
  `
  @parent/kia
  > lịch hôm nay
  > T3T5T7
  Trợ lý chưa hiểu ý này
  > liên kết T3T5T7
  Mã liên kết chưa đúng hoặc đã quá 10 phút.
  ${codeFor('parent')}
  @parent/kia
  > T3T5T7
  Mã liên kết chưa đúng hoặc đã quá 10 phút.
  (11 phút sau)
  > (mã của parent)
  Mã liên kết chưa đúng hoặc đã quá 10 phút.
  (2 giờ sau)
  > T3T5T7
  Trợ lý chưa hiểu ý này
  `,
);

scenario(
  'wrong codes are answered kindly, five of them slow one down, and the right one waits too',
  `
  ${codeFor('parent')}
  @parent/kia
  > ABC234
  Mã liên kết chưa đúng hoặc đã quá 10 phút. Xin nhắn “liên kết tài khoản” ở ứng dụng kia để lấy mã mới.
  > mã abc 235
  > ma ABC236
  > mã: ABC23O
  > mã liên kết ABC238
  Mã liên kết chưa đúng
  > mã (mã của parent)
  Đã thử sai nhiều lần. Xin thử lại sau 10 phút.
  (11 phút sau)
  ${codeFor('parent')}
  > (mã của parent)
  Mã này của chính Anh/Chị
  @parent/kia
  > (mã của parent)
  Đã liên kết. Từ nay Anh/Chị dùng chung trên: {cả hai}.
  Lựa chọn và nhắc lịch đặt ở nơi này sẽ có ở nơi kia.
  `,
);

scenario(
  'unlinked, the second app starts anew, and what there was stays with the first',
  (files) => `
  ${codeFor('teacher')}
  @teacher/kia
  > (mã của teacher)
  Vai trò: giáo viên – ${castOf(files).unit}.
  @teacher
  > hủy liên kết
  > [Hủy liên kết {kia #}]
  Nơi đó sẽ không còn vai trò
  > [Giữ nguyên]
  > [Hủy liên kết {kia #}]
  > [Đồng ý hủy liên kết]
  Đã hủy liên kết {kia #}.
  @teacher/kia
  > ghi
  !> Hoạt động thuộc loại nào?
  @teacher
  > ghi
  [Đồng ý]
  `,
  {
    roles: { teacher: 'teacher' },
    after(rig) {
      expect(linked(rig)).toBe(2);
    },
  },
);

scenario(
  'who wants to be written to on the other app first is, until the two are no longer linked',
  `
  ${codeFor('parent')}
  @parent/kia
  > (mã của parent)
  > [Tài khoản đã liên kết]
  > [Gửi tới {kia} trước]
  Lời nhắc và thông báo gửi tới {kia} trước.
  @parent
  > liên kết tài khoản
  Lời nhắc và thông báo gửi tới {kia} trước.
  > [Hủy liên kết {kia #}]
  > [Đồng ý hủy liên kết]
  Đã hủy liên kết {kia}.
  `,
  {
    after(rig) {
      expect(linked(rig)).toBe(2);
      expect(rig.store().sqlite.prepare('select distinct preferred from persons').pluck().all()).toEqual([null]);
    },
  },
);

scenario(
  'who unlinks the app in hand in the middle of a log leaves the draft with the other',
  (files) => {
    const c = castOf(files);
    return `
    ${codeFor('teacher')}
    @teacher/kia
    > (mã của teacher)
    ${CONSENT}
    > ${c.category}
    > Ngày hội đọc sách
    > lịch
    > liên kết tài khoản
    > [Hủy liên kết {kia #}]
    > [Đồng ý hủy liên kết]
    Từ nay ở đây là một tài khoản mới, chưa có vai trò và nhắc lịch.
    > [Trang chính]
    !> Ghi hoạt động
    @teacher
    > menu
    [Tiếp tục: Ghi hoạt động]
    `;
  },
  { roles: { teacher: 'teacher' }, after: nothingIsLost },
);

scenario(
  'a number typed on one phone never means a choice that stands on the other',
  `
  ${codeFor('parent')}
  @parent/kia
  > (mã của parent)
  @parent
  > xóa dữ liệu
  [Xóa ngay]
  @parent/kia
  > 1
  !> Đã xóa
  > lịch
  @parent
  > 1
  !> Đã xóa
  `,
);

describe.each(CHANNELS)('on %s', (home) => {
  it.each(CAMPAIGNS)('in %s a code stands neither in the log nor in the database, right or wrong', async (campaign) => {
    const start = at(`${mustRead(campaign).plan.period.from} 08:00`);
    const rig = await openRig({ home, other: OTHER[home], campaign, start });
    try {
      await rig.ask('parent', 'liên kết tài khoản');
      const shown = await rig.ask('parent', 'Lấy mã liên kết');
      const code = /mã ([2-9A-Z]{6})/.exec(shown)?.[1] ?? '';
      expect(code).not.toBe('');
      await rig.ask('parent/kia', 'mã WRNG22');
      expect(await rig.ask('parent/kia', code.toLowerCase())).toContain('Đã liên kết');
      const tables = rig.store().sqlite.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all();
      const all = (tables as string[]).map((table) => rig.store().sqlite.prepare(`select * from "${table}"`).all());
      for (const secret of [code, 'WRNG22']) {
        expect(JSON.stringify(all).toUpperCase()).not.toContain(secret);
        expect(rig.logged().toUpperCase()).not.toContain(secret);
      }
      expectNoTrouble(rig);
    } finally {
      await rig.close();
    }
  });
});

describe('where there are two doors to Zalo', () => {
  it.each([
    ['zalo', 'zalo-bot', 'Zalo OA', 'Zalo Bot'],
    ['zalo-bot', 'zalo', 'Zalo Bot', 'Zalo OA'],
  ] as const)(
    '(on %s) each is called by its own name, from the first words to the link',
    async (home, other, here, there) => {
      const start = at(`${mustRead('duc-trong-2021').plan.period.from} 08:00`);
      const rig = await openRig({ home, other, campaign: 'duc-trong-2021', start });
      try {
        expect(await rig.ask('parent', '/start')).not.toMatch(/Zalo|Telegram/);
        const offered = await rig.ask('parent', 'liên kết tài khoản');
        expect(offered).toContain(`Đang dùng: ${here}.`);
        expect(offered).toContain(`Anh/Chị cũng dùng trợ lý trên ${there}?`);
        const shown = await rig.ask('parent', 'Lấy mã liên kết');
        expect(shown).toContain(`Mở trợ lý trên ${there} và nhắn mã`);
        const code = /mã ([2-9A-Z]{6})/.exec(shown)?.[1] ?? '';
        const linked = await rig.ask('parent/kia', code);
        expect(linked).toContain(here);
        expect(linked).toContain(there);
        const told = (await rig.phone('parent')).news().map((each) => each.text);
        expect(told).toEqual([expect.stringContaining(`vừa được liên kết với ${there}.`)]);
        expect(await rig.ask('parent', 'dữ liệu của tôi')).toMatch(
          /Tài khoản: (?:Zalo OA, Zalo Bot|Zalo Bot, Zalo OA)\n/,
        );
        expectNoTrouble(rig);
      } finally {
        await rig.close();
      }
    },
  );
});
